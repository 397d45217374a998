"""What holds for any words: planted ones are found, nothing leaves its text, nothing grows with the square."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.matching.engine.quoting import quotations_in, searching, segment_of
from apps.matching.engine.quoting.aligning import Task, scores_of
from apps.matching.engine.quoting.lookup import STRIP
from apps.matching.engine.quoting.places import KEPT
from apps.matching.engine.words import words_of
from tests.matching.quoting.library import AFTER, BEFORE, WORDINGS, find, library, texts

bits_of_text = st.sampled_from(
    [
        *" ".join(WORDINGS.values()).split(),
        *(BEFORE + AFTER).split(),
        "“",
        "”",
        '"',
        "[…]",
        "...",
        "\n",
        "\u00ad",
        "ﷺ",
        "İ",
    ]
)


@st.composite
def planted(draw: st.DrawFn) -> tuple[int, str, str, str]:
    key = draw(st.sampled_from([11, 12, 13, 16, 17]))
    words = WORDINGS[key].split()
    length = draw(st.integers(12, len(words)))
    start = draw(st.integers(0, len(words) - length))
    # Of other words, so that what is planted does not happen to go on.
    others = sorted(set(words_of(BEFORE + AFTER).keys) - set(words_of(" ".join(WORDINGS.values())).keys))
    filler = st.lists(st.sampled_from(others), max_size=90).map(" ".join)
    return key, draw(filler), " ".join(words[start : start + length]), draw(filler)


@settings(max_examples=60)
@given(planted())
def test_twelve_words_of_a_wording_are_found_in_any_prose_with_exactly_their_span(
    plant: tuple[int, str, str, str],
) -> None:
    key, before, quoted, after = plant
    text = f"{before}. {quoted}. {after}"
    found = find(text)
    assert len(found) == 1
    inner = words_of(quoted)
    at = len(before) + 2
    assert (found[0].start, found[0].end) == (at + inner.starts[0], at + inner.ends[-1])
    first = found[0].candidates[0]
    assert first.key == key
    assert WORDINGS[key][first.start : first.end] == quoted[inner.starts[0] : inner.ends[-1]]


@settings(max_examples=60)
@example(WORDINGS[15] + WORDINGS[14])
@given(st.lists(bits_of_text, max_size=120).map(" ".join) | st.text(max_size=200))
def test_spans_lie_within_their_texts_and_begin_and_end_at_words(text: str) -> None:
    found = find(text, floor=0.001)
    article = words_of(text)
    previous = 0
    for one in found:
        assert previous <= one.start < one.end
        previous = one.end
        assert one.start in article.starts
        assert one.end in article.ends
        assert 0.001 <= one.score <= 1
        assert 1 <= len(one.candidates) <= 8
        assert one.holders >= 1
        assert len({each.key for each in one.candidates}) == len(one.candidates)
        for each in one.candidates:
            words = words_of(WORDINGS[each.key])
            assert each.start in words.starts
            assert each.end in words.ends
            assert 0 < each.score <= 1


@settings(max_examples=30)
@given(st.lists(bits_of_text, max_size=120).map(" ".join), st.sets(st.sampled_from(sorted(WORDINGS))))
def test_only_what_counts_is_a_candidate(text: str, keys: set[int]) -> None:
    for one in find(text, only=keys):
        assert {each.key for each in one.candidates} <= keys
    for one in find(text, without=keys):
        assert not {each.key for each in one.candidates} & keys


@settings(max_examples=20)
@given(st.lists(bits_of_text, max_size=120).map(" ".join), st.integers(1, 6))
def test_a_library_in_pieces_gives_the_same_passages(text: str, cut: int) -> None:
    items = list(WORDINGS.items())
    pieces = [segment_of(items[:cut]), segment_of(items[cut:])]

    assert quotations_in(text, pieces, texts) == quotations_in(text, [library()], texts)


# Few words, so that the same pairs stand in many wordings, near each other and far apart.
FEW = ["harbour", "pilots", "lighthouse", "keepers", "the", "of", "shall"]
few_words = st.lists(st.sampled_from(FEW), min_size=1, max_size=150).map(" ".join)


@settings(max_examples=100)
@example(["harbour pilots", "the shall " * 60, "harbour pilots"], "harbour pilots")
@given(st.lists(few_words, min_size=1, max_size=8), few_words)
def test_a_library_of_any_wordings_is_searched_for_any_words(wordings: list[str], text: str) -> None:
    held = dict(enumerate(wordings, start=1))

    def fetched(keys: Sequence[int]) -> Mapping[int, str]:
        return {key: held[key] for key in keys}

    for one in quotations_in(text, [segment_of(held.items())], fetched, floor=0.001):
        assert 0 <= one.start < one.end <= len(text)
        assert {each.key for each in one.candidates} <= held.keys()


@pytest.mark.parametrize(("copies", "pieces"), [(50, 1), (400, 1), (400, 4)])
def test_what_is_aligned_grows_neither_with_the_wordings_that_hold_the_same_words_nor_with_the_segments(
    copies: int, pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = dict.fromkeys(range(1, copies + 1), WORDINGS[12])
    segments = [segment_of(list(held.items())[n::pieces]) for n in range(pieces)]
    aligned = []

    def counted(task: Task) -> object:
        aligned.append(task.here.shape[1])
        return scores_of(task)

    monkeypatch.setattr(searching, "scores_of", counted)
    text = f"{BEFORE}“{WORDINGS[12]}”{AFTER} " * 3

    def fetched(keys: Sequence[int]) -> Mapping[int, str]:
        assert len(keys) <= 8 * 3
        return {key: held[key] for key in keys}

    found = quotations_in(text, segments, fetched)
    assert [len(one.candidates) for one in found] == [8, 8, 8]
    assert sum(aligned) <= KEPT * (len(words_of(text)) // STRIP + 1)


def test_passages_between_the_same_marks_do_not_overlap() -> None:
    short = WORDINGS[13][:81]
    text = f"It says: “{WORDINGS[11]} {short}” and no more."
    first, second = find(text)
    assert (first.candidates[0].key, second.candidates[0].key) == (11, 13)
    assert text[first.start : first.end] == WORDINGS[11].rstrip(".")
    assert text[second.start : second.end] == short
