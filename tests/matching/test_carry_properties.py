from hypothesis import example, given
from hypothesis import strategies as st

from apps.matching.engine.align import Unit, align, partners_of
from apps.matching.engine.carry import Carried, carry, carry_within
from tests.matching.texts import clauses, revisions, texts


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    old = draw(clauses)
    return old, draw(revisions(old))


@st.composite
def revised(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    old = draw(texts)
    new = [draw(revisions(text)) if draw(st.booleans()) else text for text in old]
    return old, draw(st.permutations(new)) if draw(st.booleans()) else new


def spans_of(text: str) -> list[tuple[int, int]]:
    """Spans of several lengths over all of the text."""
    return [
        (start, min(len(text), start + size)) for size in (1, 4, 17, 60) for start in range(0, len(text), 3)
    ]


def places(found: list[Carried]) -> list[tuple[str, int | None, int | None]]:
    return [(one.state, one.start, one.end) for one in found]


@given(st.text(min_size=1) | clauses.filter(bool))
def test_in_the_same_text_all_is_exact_at_its_offsets(text: str) -> None:
    assert places(carry_within(text, text, spans_of(text))) == [("exact", *span) for span in spans_of(text)]


@example((["the the the"], ["the the"]))  # parts of two words, of which one is gone
@given(revised())
def test_what_is_found_lies_within_its_unit_and_the_same_words_are_the_same(
    pair: tuple[list[str], list[str]],
) -> None:
    old, new = pair
    partners = partners_of(align([Unit(text) for text in old], [Unit(text) for text in new]))
    spans = [(i, *span) for i, text in enumerate(old) for span in spans_of(text)]
    for (i, start, end), found in zip(spans, carry(old, new, partners, spans), strict=True):
        if found.state == "lost":
            assert (found.unit, found.start, found.end, found.score) == (None, None, None, 0.0)
            continue
        assert found.unit is not None
        assert found.start is not None
        assert found.end is not None
        assert 0 <= found.start < found.end <= len(new[found.unit])
        assert 0 < found.score <= 1
        same = new[found.unit][found.start : found.end] == old[i][start:end]
        assert same is (found.state != "reworded")
        assert (found.state == "exact") <= (found.unit == partners.get(i, (None,))[0])


@given(edited())
def test_exact_spans_keep_their_order(pair: tuple[str, str]) -> None:
    old, new = pair
    letters = [(at, at + 1) for at in range(len(old))]
    found = [one.start for one in carry_within(old, new, letters) if one.start is not None]
    assert found == sorted(found)


@given(edited())
def test_there_and_back_again_no_exact_span_is_a_wrong_one(pair: tuple[str, str]) -> None:
    old, new = pair
    for span, there in zip(spans_of(old), carry_within(old, new, spans_of(old)), strict=True):
        if there.state == "exact" and there.start is not None and there.end is not None:
            (back,) = carry_within(new, old, [(there.start, there.end)])
            if back.state == "exact" and back.start is not None:
                words = old[span[0] : span[1]]
                assert old[back.start : back.end] == words
                assert back.start == span[0] or old.count(words) > 1


@given(st.text(), st.text(), st.integers(-2, 30), st.integers(-2, 30))
def test_nothing_is_too_odd(old: str, new: str, start: int, end: int) -> None:
    assert len(carry_within(old, new, [(start, end)])) == 1
