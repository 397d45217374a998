"""What readers see of a passage: of the expert's own words so many, of the declaration's all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.quotations.engine.cutting import cut_after, cut_before
from apps.quotations.models import OWN_WORDS_LIMIT, Quotation
from apps.quotations.rules import ELIDED, Shown, limited, own_words, shown

LONG = "word " * 100


def quotation(**values: object) -> Quotation:
    given: dict[str, object] = {"kind": "quotation", "fidelity": "verbatim", "words": "the clause", **values}
    return Quotation(**given)


class TestShown:
    def test_is_everything_where_it_is_short(self) -> None:
        row = quotation(before="He says: “", after="”.")
        assert shown(row) == Shown("He says: “", "the clause", "”.", cut=False)

    @pytest.mark.parametrize(
        "facts",
        [
            {"fidelity": "verbatim"},
            {"fidelity": "typography"},
            {"fidelity": "cut"},
            {"fidelity": "reworded", "marked": True},
            {"kind": "both", "fidelity": "verbatim"},
        ],
    )
    def test_never_cuts_the_declarations_own_words(self, facts: dict[str, object]) -> None:
        row = quotation(words=LONG, before="He says: “", **facts)
        assert shown(row) == Shown("He says: “", LONG, "", cut=False)

    @pytest.mark.parametrize(
        "facts",
        [
            {"fidelity": "reworded"},
            {"kind": "reference", "fidelity": ""},
            {"kind": "reference", "marked": True},
        ],
    )
    def test_cuts_what_the_expert_says_in_his_own_way(self, facts: dict[str, object]) -> None:
        seen = shown(quotation(words=LONG, before="before", after="after", **facts))
        assert seen.cut
        assert len(seen.before + seen.words + seen.after) <= OWN_WORDS_LIMIT
        assert seen.words.endswith("word…")

    def test_gives_one_side_what_the_other_does_not_need(self) -> None:
        seen = shown(
            quotation(kind="reference", fidelity="", words="Article 5", before="b " * 140, after="!")
        )
        assert (seen.before, seen.after, seen.cut) == ("b " * 140, "!", False)


class TestOwnWords:
    def test_leave_the_declarations_out(self) -> None:
        assert (
            own_words(quotation(before="He likes “", after="”, he says.")) == f"He likes “{ELIDED}”, he says."
        )

    def test_of_a_passage_alone_are_none(self) -> None:
        assert own_words(quotation(before="“", after="”.")) == ""

    def test_are_the_passage_where_the_expert_words_it_anew(self) -> None:
        row = quotation(fidelity="reworded", before="He hopes ", words="they talk at once", after=".")
        assert own_words(row) == "He hopes they talk at once."

    def test_fit_into_a_note(self) -> None:
        long = quotation(before=f"{LONG[:140]} ", after=f" {LONG[:150]}")
        assert len(own_words(long)) <= OWN_WORDS_LIMIT


texts = st.text(alphabet=st.sampled_from("ab ə\n…🙂"), max_size=400)


@settings(max_examples=60)
@given(texts, texts, texts, st.booleans())
def test_the_limit_holds_for_any_words(before: str, words: str, after: str, clauses: bool) -> None:
    seen = limited(before, words, after, clauses=clauses)
    own = seen.before + seen.after + ("" if clauses else seen.words)
    assert len(own) <= OWN_WORDS_LIMIT
    assert seen.cut or (seen.before, seen.words, seen.after) == (before, words, after)


@settings(max_examples=60)
@given(texts, st.integers(0, 50))
def test_what_is_cut_is_the_beginning_or_the_end_of_the_words(text: str, limit: int) -> None:
    head, tail = cut_after(text, limit), cut_before(text, limit)
    assert max(len(head), len(tail)) <= limit or head == tail == text
    assert text.startswith(head.removesuffix("…"))
    assert text.endswith(tail.removeprefix("…"))


def test_words_are_not_cut_in_two() -> None:
    assert cut_after("one two three", 9) == "one two…"
    assert cut_after("one two three", 8) == "one two…"
    assert cut_before("one two three", 8) == "…three"
    assert cut_after("incomprehensibilities", 8) == "incompr…"
