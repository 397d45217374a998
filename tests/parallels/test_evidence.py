"""Tests of `apps.parallels.evidence`."""

from django.utils.translation import override

from apps.matching.engine.force import force_of
from apps.parallels.evidence import AROUND, MOST_MARKS, ForceEvidence, evidence_of
from apps.parallels.shapes import ForceFace

TEXT = "The Parties shall not, where possible, host foreign bases. Either Party may consider joint exercises."
FILLING = "It stands here to make the text longer than what is shown in full. "


def evidence(text: str, **changes: object) -> ForceEvidence:
    marks = force_of(text, "en")
    top = max((mark.level for mark in marks), default=0)
    with override("en"):
        return evidence_of(text, ForceFace(top, top, marks, **changes), "en")  # type: ignore[arg-type]


def pieces(found: ForceEvidence) -> list[tuple[str, str]]:
    return [(piece.role, piece.text) for passage in found.passages for piece in passage.pieces if piece.role]


def test_a_short_text_is_shown_in_full_with_its_evidence_and_the_same_in_sentences() -> None:
    found = evidence(TEXT)
    (passage,) = found.passages

    assert "".join(piece.text for piece in passage.pieces) == TEXT
    assert pieces(found) == [
        ("actor", "The Parties"),
        ("evidence", "shall not"),
        ("hedge", "where possible"),
        ("actor", "Either Party"),
        ("evidence", "may consider"),
    ]
    assert passage.sentences == (
        "“shall not”: obligation not to act; who is bound: “The Parties”; weakened by “where possible”",
        "“may consider”: possibility; who is bound: “Either Party”",
    )
    assert (found.word, found.number, found.few) == ("obligation", 2, True)


def test_of_a_long_text_what_stands_around_the_evidence_is_shown_in_whole_words() -> None:
    found = evidence(f"{FILLING * 9}{TEXT}{FILLING * 9}{TEXT}")
    texts = ["".join(piece.text for piece in passage.pieces) for passage in found.passages]

    assert len(texts) == 2
    assert all(len(text) < len(TEXT) + 2 * AROUND + 4 for text in texts)
    words = set(f"{FILLING} {TEXT} …".split())
    assert all(set(text.replace(".It", ". It").split()) <= words for text in texts)
    assert texts[0].startswith("… ")
    assert texts[0].endswith(" …")


def test_a_word_without_end_is_not_cut_into() -> None:
    found = evidence(f"{'x' * 600} The Parties shall meet.{'y' * 600}")
    assert ("evidence", "shall") in pieces(found)


def test_of_hundreds_of_expressions_the_first_are_shown_and_the_others_counted() -> None:
    found = evidence(TEXT * 100)
    assert (found.number, found.more) == (200, 200 - MOST_MARKS)
    assert not found.few


def test_a_text_without_force_has_no_passages() -> None:
    assert evidence("The map is attached.").passages == ()
