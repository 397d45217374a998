"""Plain text: encodings, line ends, control characters, and lines that were broken to fit a page."""

import unicodedata

import pytest

from apps.documents.importers import read, read_text
from apps.documents.importers.wrapping import unwrap

RUSSIAN = "Стороны признают друг друга в пределах существовавших границ.\nСтатья 5. Стороны воздерживаются от угроз."
TURKISH = "Taraflar karşılıklı güvenliğin sağlanması için işbirliğini güçlendirecektir. İki ülke dayanışır."
FRENCH = "Les parties s’engagent à coopérer étroitement. Où qu’elles soient, elles s’entraident."

WRAPPED = """\
The President of the first State and the President of the second State,
having met in the capital on the tenth of May, guided by the principles
of international law, and wishing to open a new page in the inter-
national relations of the region, have agreed on what follows here.

1. The Parties shall respect the sovereignty and the territorial
integrity of each other, and shall refrain from the threat or use of
force in any form that is not consistent with the Charter of the United
Nations.
2. The Parties shall complete the delimitation of the State border by
means of the commissions that both have formed, in a spirit of self-
restraint and of trust, and shall publish its minutes.
"""


@pytest.mark.parametrize(
    ("text", "encoding", "called", "guessed"),
    [
        (RUSSIAN, "utf-8", "UTF-8", None),
        (RUSSIAN, "utf-8-sig", "UTF-8", None),
        (RUSSIAN, "utf-16", "UTF-16", False),
        (RUSSIAN, "utf-32", "UTF-32", False),
        (RUSSIAN, "utf-16-le", "UTF-16", True),
        (RUSSIAN, "utf-16-be", "UTF-16", True),
        (RUSSIAN, "utf-32-le", "UTF-32", True),
        (RUSSIAN, "utf-32-be", "UTF-32", True),
        (RUSSIAN, "cp1251", "windows-1251", True),
        (RUSSIAN, "koi8-r", "KOI8-R", True),
        (RUSSIAN, "cp866", "IBM 866", True),
        (RUSSIAN, "iso8859-5", "ISO 8859-5", True),
        (TURKISH, "cp1254", "windows-1254", True),
        (TURKISH, "iso8859-9", "windows-1254", True),
        (FRENCH, "cp1252", "windows-1252", True),
        ("Статья 5", "cp1251", "windows-1251", True),
        ("Статья 5", "koi8-r", "KOI8-R", True),
        ("Madde 3. Taraflar, uluslararası hukuka uygun olarak", "cp1254", "windows-1254", True),
        ("Die Länder müssen größere Verträge schließen.", "latin-1", "windows-1252", True),
        ("Strony zobowiązują się do współpracy i poszanowania granic.", "cp1250", "windows-1250", True),
    ],
)
def test_letters_of_any_encoding_are_read_and_a_guess_is_said(
    text: str, encoding: str, called: str, guessed: bool | None
) -> None:
    reading = read(text.encode(encoding), "a.txt")
    assert reading.text == text
    assert reading.facts["encoding"] == called
    assert [("guessed" in note) for note in reading.notes] == ([] if guessed is None else [guessed])


def test_an_encoding_is_found_though_its_letters_come_late() -> None:
    text = "Draft of the first day.\n" * 9000 + RUSSIAN
    assert read(text.encode("cp1251"), "a.txt").text == text


def test_one_bad_byte_is_no_other_encoding() -> None:
    data = RUSSIAN.encode() * 20 + b"\xff" + RUSSIAN.encode()
    reading = read(data, "a.txt")
    assert reading.facts["encoding"] == "UTF-8"
    assert reading.text.count("\ufffd") == 1
    assert "1 character could not be read" in reading.notes[0]


def test_all_line_ends_become_one() -> None:
    assert read_text("a\r\nb\rc\nd\u2028e\u2029f\x85g\x0bh\x0ci").text == "\n".join("abcdefghi")


def test_nul_and_control_characters_go_and_it_is_said() -> None:
    reading = read(b"Pea\0ce and\x1b trust between the Parties\x7f", "a.txt")
    assert reading.text == "Peace and trust between the Parties"
    assert reading.notes == ("Left out 3 characters that no text has (NUL or other control characters).",)


def test_marks_of_direction_and_accents_stay_as_they_are() -> None:
    text = "\u202bالسلام\u202c \u200eA\u200fB\u2066C\u2069 \u200d\u200c " + unicodedata.normalize(
        "NFD", "é ə́ İ"
    )
    assert read_text(text).text == text
    assert read_text(unicodedata.normalize("NFC", text)).text == unicodedata.normalize("NFC", text)


def test_hyphens_that_show_only_at_a_break_go() -> None:
    assert read_text("sover\u00adeignty and terri\u00ad\ntory").text == "sovereignty and territory"


def test_a_line_of_a_million_characters_is_a_line() -> None:
    text = "peace " * 200_000
    assert read_text(text).text == text.strip()


def test_hard_wrapped_lines_become_paragraphs_and_numbers_begin_their_own() -> None:
    reading = read_text(WRAPPED)
    lines = [line for line in reading.text.split("\n") if line]
    assert len(lines) == 3
    assert "the international relations of the region" in lines[0]
    assert lines[1].startswith("1. The Parties")
    assert lines[1].endswith("Charter of the United Nations.")
    assert "self-restraint" in lines[2]
    assert "8 breaks within paragraphs were undone" in reading.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["A short line.", "Another one.", "And a third line here."] * 9),
        "\n".join(
            f"{n}. " + "The Parties shall respect each other and live in peace. " * (n % 5 + 1)
            for n in range(20)
        ),
        "\n".join(
            ["Article 1", "Scope", "This Agreement applies to goods, services and persons of the Parties."]
            * 8
        ),
        "one line that is rather long but stands all alone in its file, without any other",
    ],
)
def test_lines_that_were_not_broken_to_a_width_stay(text: str) -> None:
    assert unwrap(text) == (text, 0)


def test_blanks_before_a_line_are_how_deep_it_stands() -> None:
    reading = read_text("  1. One\n      (a) deeper\n\t\t(b) two tabs")
    assert reading.text == "1. One\n(a) deeper\n(b) two tabs"
    assert [(reading.text[hint.at], hint.indent) for hint in reading.hints] == [("(", 1), ("(", 1)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Moscow Declaration\n\nThe Parties agree.", "Moscow Declaration"),
        ("JOINT STATEMENT\nby the Leaders\n\nMoscow, 1 May 2021\n\nPeace.", "JOINT STATEMENT by the Leaders"),
        ("ДЕКЛАРАЦИЯ\n\nо дружбе\n\nСтороны,", "ДЕКЛАРАЦИЯ о дружбе"),
        ("TREATY\nBETWEEN A AND B\n\nPREAMBLE\n\nThe Parties,", "TREATY BETWEEN A AND B"),
        ("TREATY\n\nrecalling history,\n\nTITLE I", "TREATY"),
        ("Article 1\nPeace.", ""),
        ("The Parties agree.\nPeace.", ""),
        ("long " * 99 + "\nPeace.", ""),
    ],
)
def test_a_short_first_line_is_proposed_as_title(text: str, title: str) -> None:
    assert read_text(text).title == title


def test_a_bullet_of_word_is_one_that_every_font_has() -> None:
    assert read_text("Aims:\n\uf0b7\tpeace\n\uf0a7\ttrade").text == "Aims:\n•\tpeace\n•\ttrade"
