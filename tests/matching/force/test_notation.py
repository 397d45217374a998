import pytest

from apps.matching.engine.force import LANGUAGES, Level, force_of
from apps.matching.engine.force.notation import Lexicon, NotationError, end_of, phrase_of
from apps.matching.engine.force.table import table_of
from apps.matching.engine.force.view import View


def after(phrase: str, text: str) -> int:
    return end_of(phrase_of(phrase), View(text, ["also"], ("ly",)), 0)


@pytest.mark.parametrize(
    ("phrase", "text", "end"),
    [
        ("agree(,s) to", "agrees to act", 2),
        ("agree(,s) to", "agreed to act", -1),
        ("may|might consider", "Might consider", 2),
        ("обязу*", "обязуются", 1),
        ("*malıdır", "ALMALIDIR", 1),
        ("*malıdır", "malıdırmı", -1),
        ("agree not? to", "agree to act", 2),
        ("agree not? to", "agree not to act", 3),
        ("shall ~ endeavour", "shall also jointly endeavour", 4),
        ("shall ~ endeavour", "shall, where this is appropriate, endeavour", 6),
        ("shall ~ endeavour", "shall act and endeavour", -1),
        ("express _ readiness", "express their full readiness", 4),
        ("express _ readiness", "express hope, and readiness", -1),
        ("agree to", "agree. To act", -1),
    ],
)
def test_a_phrase_ends_where_its_notation_says(phrase: str, text: str, end: int) -> None:
    assert after(phrase, text) == end


@pytest.mark.parametrize("written", ["", "~ shall", "_ readiness", "not? to", "co-operate", "to ,"])
def test_a_phrase_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(NotationError):
        phrase_of(written)


def test_the_longest_phrase_stands_first() -> None:
    lexicon = Lexicon([(phrase_of("shall"), "short"), (phrase_of("shall be deemed"), "long")])
    view = View("It shall be deemed so", [], ())
    assert lexicon.at(view, 1) == [(4, "long"), (2, "short")]
    assert lexicon.first(view, 0) == 0
    assert lexicon.places(view) == [1]


def test_the_languages_of_the_site_have_tables() -> None:
    assert LANGUAGES == ("az", "en", "ru", "tr")
    assert all(table_of(code) is not None for code in LANGUAGES)
    assert table_of("xx") is None


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The Parties shall cooperate.", 50),
        ("The Parties shall consider cooperating.", 46),
        ("The Parties shall, where possible, cooperate.", 47),
        ("The Parties shall, where appropriate, cooperate in accordance with their national laws.", 46),
        (
            "If necessary, the Parties may, to the extent possible, consider cooperating on a voluntary basis.",
            21,
        ),
        ("The Parties shall endeavour to cooperate.", 23),
        ("The Parties endeavour to cooperate.", 20),
    ],
)
def test_hedges_weaken_within_the_level(text: str, strength: int) -> None:
    (mark,) = force_of(text, "en")
    assert mark.strength == strength


def test_hedges_are_shown_where_they_stand() -> None:
    text = "The Parties may, if necessary, open an office in accordance with national law."
    (mark,) = force_of(text, "en")
    assert mark.level is Level.POSSIBILITY
    assert [text[start:end] for start, end in mark.hedges] == [
        "if necessary",
        "in accordance with national law",
    ]
