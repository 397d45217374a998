"""What is quoted and what is cited, put together."""

from dataclasses import replace

import pytest

from apps.quotations.engine.fusing import (
    Passage,
    PassageKind,
    QuotedCandidate,
    QuotedPassage,
    fuse,
)
from apps.quotations.engine.references import Reason
from tests.quotations.engine.references.reading import FRIENDSHIP, MOSCOW, SHUSHA, read

WORDS = "interact in the field of culture"


def quoted(
    text: str,
    *candidates: tuple[int, int, float],
    words: str = WORDS,
    marked: bool = True,
    fidelity: str = "verbatim",
    holders: int = 0,
) -> QuotedPassage:
    """The first place of the words, with candidates (clause, document, score)."""
    start = text.index(words)
    rows = tuple(
        QuotedCandidate(clause, document, 1000 + clause, 0, len(words), score, fidelity)
        for clause, document, score in candidates
    )
    return QuotedPassage(start, start + len(words), marked, max(row[2] for row in candidates), rows, holders)


def fused(text: str, *quotations: QuotedPassage, language: str = "en", least: float = 0.0) -> list[Passage]:
    return fuse(text, quotations, read(text, language), least=least)


def test_a_reference_whose_clause_is_quoted_there_merges_with_it() -> None:
    text = f"The Moscow Declaration is new. Article 11 also states that they “{WORDS}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 0.9)))
    assert passage.kind is PassageKind.BOTH
    assert passage.cited
    assert text[slice(*passage.cited)] == "Article 11"
    assert {Reason.WORDS, Reason.MARKS, Reason.NUMBER, Reason.DOCUMENT, Reason.LEAD_IN} <= set(
        passage.candidates[0].reasons
    )


def test_a_reference_alone_is_a_passage_of_its_own_words() -> None:
    text = "The Moscow Declaration is new. Paragraph 7 deals with energy."
    (passage,) = fused(text)
    assert (passage.kind, text[passage.start : passage.end]) == (PassageKind.REFERENCE, "Paragraph 7")
    assert [(one.clause_id, one.wording_id, one.fidelity) for one in passage.candidates] == [(107, None, "")]


def test_a_document_named_alone_is_no_passage() -> None:
    assert fused("The Moscow Declaration is new. The Shusha Declaration is older.") == []


def test_a_number_lifts_a_weak_paraphrase_over_the_threshold() -> None:
    plain = f"The Moscow Declaration is new. Both will {WORDS}."
    cited = f"The Moscow Declaration is new. By paragraph 11 both will {WORDS}."
    weak = (111, MOSCOW, 0.4)
    assert fused(plain, quoted(plain, weak, marked=False, fidelity="reworded"), least=0.6) == []
    (passage,) = fused(cited, quoted(cited, weak, marked=False, fidelity="reworded"), least=0.6)
    assert passage.kind is PassageKind.BOTH


def test_of_two_clauses_with_the_same_words_the_one_spoken_of_wins_and_both_stay() -> None:
    text = f"The Moscow Declaration and the treaty of 1997 differ. The 1997 treaty says “{WORDS}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 1.0), (305, FRIENDSHIP, 1.0)))
    assert [one.document_id for one in passage.candidates] == [FRIENDSHIP, MOSCOW]
    assert passage.candidates[0].score > passage.candidates[1].score > 0.6
    assert all(Reason.SHARED in one.reasons for one in passage.candidates)


def test_where_nothing_tells_two_holders_apart_both_are_as_likely() -> None:
    text = f"He said that both will “{WORDS}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 1.0), (305, FRIENDSHIP, 1.0)))
    assert len({one.score for one in passage.candidates}) == 1


def test_one_clause_in_two_wordings_is_one_candidate() -> None:
    text = f"He said that both will “{WORDS}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 0.8), (111, MOSCOW, 0.9)))
    assert [(one.clause_id, one.score) for one in passage.candidates] == [(111, 0.9)]
    assert Reason.ONLY_HOLDER in passage.candidates[0].reasons


def test_holders_that_were_not_listed_are_no_only_holder() -> None:
    text = f"He said that both will “{WORDS}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 0.9), holders=12))
    assert Reason.SHARED in passage.candidates[0].reasons


@pytest.mark.parametrize(
    "text",
    [
        f"The Moscow Declaration is new. “{WORDS}”, the document says.",
        f"The Moscow Declaration is new. It is emphasized that they “{WORDS}”.",
        f"The Moscow Declaration reads:\n“{WORDS}”",
    ],
)
def test_words_that_the_document_speaks_name_it(text: str) -> None:
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 0.8), (305, FRIENDSHIP, 0.8)))
    assert passage.candidates[0].document_id == MOSCOW
    assert Reason.DOCUMENT in passage.candidates[0].reasons


def test_a_range_keeps_the_clauses_that_are_not_quoted() -> None:
    text = f"The Moscow Declaration is new. Paragraphs 11 to 13 say that they “{WORDS}”."
    reference, quotation = fused(text, quoted(text, (111, MOSCOW, 0.9)))
    assert (reference.kind, quotation.kind) == (PassageKind.REFERENCE, PassageKind.BOTH)
    assert [one.clause_id for one in reference.candidates] == [112, 113]


def test_references_inside_quoted_words_are_the_documents_own() -> None:
    words = "as set out in Article 3 of this Declaration"
    text = f"The Moscow Declaration is new. It holds “{words}”."
    (passage,) = fused(text, quoted(text, (111, MOSCOW, 0.9), words=words))
    assert (passage.kind, passage.cited) == (PassageKind.QUOTATION, None)


def test_a_reference_two_sentences_away_stays_apart() -> None:
    text = f"The Moscow Declaration is new. Paragraph 11 is long. It rained. Both “{WORDS}”."
    kinds = [one.kind for one in fused(text, quoted(text, (111, MOSCOW, 0.9)))]
    assert kinds == [PassageKind.REFERENCE, PassageKind.QUOTATION]


def test_a_reference_to_another_clause_stays_apart() -> None:
    text = f"Under Article 3 of the Shusha Declaration both “{WORDS}”."
    passages = fused(text, quoted(text, (111, MOSCOW, 0.9)))
    assert [(one.kind, one.candidates[0].document_id) for one in passages] == [
        (PassageKind.REFERENCE, SHUSHA),
        (PassageKind.QUOTATION, MOSCOW),
    ]


PASTED = "Moscow Declaration\n" + "\n".join(
    f"Article {number}\nThe parties act in the matter numbered {number}." for number in range(1, 9)
)


def pasted(marked: bool = False) -> list[QuotedPassage]:
    return [
        quoted(PASTED, (100 + number, MOSCOW, 1.0), (300 + number, SHUSHA, 1.0), words=words, marked=marked)
        for number in range(1, 9)
        for words in [f"The parties act in the matter numbered {number}."]
    ]


def test_a_document_pasted_whole_gives_each_clause_once_in_one_run() -> None:
    order = {100 + number: number for number in range(1, 9)} | {
        300 + number: number for number in range(1, 9)
    }
    passages = fuse(PASTED, pasted(), read(PASTED, "en"), order=order)
    assert [one.run for one in passages] == [1] * 8
    assert [one.candidates[0].clause_id for one in passages] == list(range(101, 109))


HEADING = "Cooperation in a matter that takes many words to name"


def test_headings_and_labels_stand_within_a_run_and_are_no_passages() -> None:
    text = PASTED.replace("\nThe parties act", f"\n{HEADING}\nThe parties act")
    rows = [
        replace(one, start=text.index(words), end=text.index(words) + len(words)) for one, words in lines()
    ]
    order = {100 + number: number for number in range(1, 9)}
    passages = fuse(text, rows, read(text, "en"), order=order)
    assert [one.run for one in passages] == [1] * 8


def test_copying_that_goes_on_after_a_clause_that_is_not_known_is_one_run() -> None:
    order = {100 + number: number for number in range(1, 9)}
    long = "Nobody recognises this clause. " * 9
    text = PASTED.replace("The parties act in the matter numbered 4.", long)
    rows = [
        replace(one, start=text.index(words), end=text.index(words) + len(words))
        for one, words in lines()
        if words in text
    ]
    passages = fuse(text, rows, read(text, "en"), order=order)
    assert [one.run for one in passages] == [1] * 7


def test_what_stands_between_two_parts_of_a_run_belongs_to_it() -> None:
    order = {100 + number: number for number in range(1, 9)}
    text = PASTED
    for number in (4, 5):
        act = f"The parties act in the matter numbered {number}."
        text = text.replace(act, f"Words that are not recognised. {act}")
    rows = [
        replace(one, start=text.index(words), end=text.index(words) + len(words)) for one, words in lines()
    ]
    passages = fuse(text, rows, read(text, "en"), order=order)
    assert [one.run for one in passages] == [1] * 8


def lines() -> list[tuple[QuotedPassage, str]]:
    return [(one, PASTED[one.start : one.end]) for one in pasted()]


def test_quotations_in_marks_are_an_argument_and_no_run() -> None:
    order = {100 + number: number for number in range(1, 9)}
    passages = fuse(PASTED, pasted(marked=True), read(PASTED, "en"), order=order)
    assert {one.run for one in passages} == {0}


def test_a_run_ends_where_the_order_does() -> None:
    order = {101: 1, 102: 2, 103: 3, 104: 20, 105: 21, 106: 22, 107: 40, 108: 41}
    passages = fuse(PASTED, pasted(), read(PASTED, "en"), order=order)
    assert [one.run for one in passages] == [1, 1, 1, 2, 2, 2, 0, 0]
