"""A library as arrays: put together in one go or piece by piece it is the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.matching.engine.quoting import DTYPES, Segment, merged, segment_of
from apps.matching.engine.quoting.segment import BLOCK
from tests.matching.quoting.library import WORDINGS

WORDS = ["peace", "war", "Peace", "of", "the", "və", "и", "мир", "İş", "ﷺ", "\u00ad", "…", "12"]
wordings = st.dictionaries(
    st.integers(1, 40), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), max_size=12
)


def assert_equal(one: Segment, other: Segment) -> None:
    assert set(one.arrays) == set(other.arrays) == set(DTYPES)
    for name, dtype in DTYPES.items():
        assert one.arrays[name].dtype == other.arrays[name].dtype == dtype, name
        np.testing.assert_array_equal(one.arrays[name], other.arrays[name], err_msg=name)


@settings(max_examples=40)
@given(wordings, wordings, st.sets(st.integers(1, 40)))
def test_what_is_merged_is_as_if_made_at_once(
    old: dict[int, str], new: dict[int, str], gone: set[int]
) -> None:
    union = {key: text for key, text in {**old, **new}.items() if key not in gone}
    assert_equal(merged([segment_of(old.items()), segment_of(new.items())], gone), segment_of(union.items()))


@settings(max_examples=40)
@given(wordings)
def test_the_order_in_which_wordings_come_makes_no_difference(texts: dict[int, str]) -> None:
    assert_equal(segment_of(texts.items()), segment_of(reversed(list(texts.items()))))


def test_each_wording_begins_at_a_block_of_its_own() -> None:
    segment = segment_of(WORDINGS.items())
    starts, blocks = segment.numbers("starts"), segment.numbers("blocks")
    assert (starts % BLOCK == 0).all()
    assert len(blocks) * BLOCK == len(segment.numbers("tokens")) == starts[-1]
    for place, start in enumerate(starts[:-1].tolist()):
        assert blocks[start // BLOCK] == place


def test_the_places_of_a_pair_are_ordered_by_what_follows() -> None:
    segment = segment_of([(1, "a b d"), (2, "a b c"), (3, "a b"), (4, "a b c e")])
    tokens, places = segment.numbers("tokens"), segment.numbers("pair_places")
    rows = [tuple(tokens[at : at + 4].tolist()) for at in places.tolist()]
    assert rows == sorted(rows)


def test_words_of_other_case_and_composition_are_the_same_words() -> None:
    segment = segment_of([(1, "Straße İSTANBUL café"), (2, "STRASSE istanbul CAFE\u0301")])
    assert len(segment.hashes("words")) == 3


def test_a_key_stands_once() -> None:
    with pytest.raises(ValueError, match="same key"):
        segment_of([(1, "one"), (1, "two")])


def test_the_arrays_may_be_views_of_a_file_that_cannot_be_written() -> None:
    segment = segment_of(WORDINGS.items())
    read_only = {name: np.frombuffer(array.tobytes(), array.dtype) for name, array in segment.arrays.items()}
    assert_equal(Segment(read_only), segment)
    assert Segment(read_only).size == sum(array.nbytes for array in segment.arrays.values())
