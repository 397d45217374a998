"""Recitals that no list of words knows."""

from apps.documents.engine.splitting import split


def kinds(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (piece.kind, text[piece.start : piece.end].split()[0])
        for piece in split(text, language=language).pieces
    ]


RUSSIAN = """Протокол о воде

Азербайджанская Республика и Грузия,

вспоминая свой договор 1993 года,

встретившись в Баку,

признавая, что вода не знает границ,

согласились о нижеследующем:

Статья 1
Стороны учреждают комиссию.

Статья 2
Комиссия собирается дважды в год.
"""


def test_any_adverbial_participle_begins_a_recital_in_russian() -> None:
    found = kinds(RUSSIAN, "ru")
    assert [word for kind, word in found if kind == "recital"] == ["вспоминая", "встретившись", "признавая,"]
    assert ("preamble", "Азербайджанская") in found


def test_a_country_does_not() -> None:
    text = RUSSIAN.replace("вспоминая свой договор 1993 года", "Армения")
    assert [word for kind, word in kinds(text, "ru") if kind == "recital"] == ["встретившись", "признавая,"]


def test_what_a_text_is_based_on_is_a_recital() -> None:
    recitals = "based on the Treaty of 1997,\n\nreaffirming it,"
    text = f"Declaration\n\nThe Parties,\n\n{recitals}\n\ndeclare:\n\n1. Peace.\n\n2. Trade."
    assert [word for kind, word in kinds(text, "en") if kind == "recital"] == ["based", "reaffirming"]
