import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine.refs import MAX_LENGTH, REF, free, number_in, propose
from apps.documents.models.clause import ClauseKind


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("11", "11"),
        ("Article 11", "11"),
        ("3.", "3"),
        ("(1)", "1"),
        ("§ 4 (2) a)", "4.2.a"),
        ("4.2.a", "4.2.a"),
        ("12bis", "12bis"),
        ("IV.", "iv"),
        ("II.3", "ii.3"),
        ("(b)", "b"),
        ("Статья 5", "5"),
        ("Maddə 7", "7"),
        ("٣", "3"),
        ("①", "1"),
        ("1 – 3", "1"),
        ("Clause 1 of the treaty", "1"),
        ("Preamble", ""),
        ("б)", ""),
        ("", ""),
    ],
)
def test_the_number_is_found_in_a_label(label: str, number: str) -> None:
    assert number_in(label) == number


@pytest.mark.parametrize(
    ("kind", "label", "under", "ref"),
    [
        ("paragraph", "11", "", "11"),
        ("article", "Article 11", "", "11"),
        ("paragraph", "", "", "u1"),
        ("recital", "", "", "preamble-u1"),
        ("recital", "3", "", "preamble-3"),
        ("preamble", "", "", "preamble"),
        ("closing", "", "", "closing"),
        ("signatures", "", "", "signatures"),
        ("chapter", "Chapter II", "", "chapter-ii"),
        ("annex", "", "", "annex-u1"),
        ("item", "a)", "4.2", "4.2.a"),
        ("item", "4.2.a", "4.2", "4.2.a"),
        ("paragraph", "2", "11", "11.2"),
        ("item", "", "4", "u1"),
    ],
)
def test_an_address_is_proposed_from_kind_and_label(kind: str, label: str, under: str, ref: str) -> None:
    assert propose(kind, label, taken=(), under=under) == ref


def test_a_newcomer_whose_number_is_taken_gets_another_address() -> None:
    assert propose("article", "5", taken={"5"}) == "5-2"
    assert propose("article", "5", taken={"5", "5-2"}) == "5-3"


def test_unnumbered_clauses_are_counted_on_from_all_that_ever_were() -> None:
    assert propose("paragraph", "", taken={"u1", "u2", "u4"}) == "u3"
    assert propose("recital", "", taken={"u1", "preamble-u1"}) == "preamble-u2"


def test_a_word_that_a_page_uses_counts_as_taken() -> None:
    assert free("print", {"print"}) == "print-2"


@settings(deadline=None)
@given(
    st.sampled_from(ClauseKind.values),
    st.text(max_size=60),
    st.sampled_from(["", "4", "4.2", "preamble", "9" * MAX_LENGTH]),
)
def test_whatever_is_printed_the_address_fits_a_url(kind: str, label: str, under: str) -> None:
    first = propose(kind, label, taken=(), under=under)
    second = propose(kind, label, taken={first}, under=under)

    assert first != second
    for ref in (first, second):
        assert REF.fullmatch(ref)
        assert len(ref) <= MAX_LENGTH
