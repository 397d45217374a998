from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.path import Path, word_path

words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "products", "product"]), max_size=60)


def path(old: list[str] | str, new: list[str] | str, *breaks: int) -> Path:
    """Sentences begin with the words numbered ``breaks``."""
    old, new = (side.split() if isinstance(side, str) else side for side in (old, new))
    return word_path(old, new, lambda i: i in breaks, lambda j: j in breaks)


@given(words, words)
def test_words_keep_their_order_and_none_is_given_twice(old: list[str], new: list[str]) -> None:
    found = path(old, new)
    kept = [j for j in found.partner if j >= 0]
    assert all(one < other for one, other in pairwise(kept))
    assert [place for place, taken in enumerate(found.taken) if taken] == kept
    assert found.same == [j >= 0 and old[i] == new[j] for i, j in enumerate(found.partner)]


@given(words)
def test_the_same_words_stay(old: list[str]) -> None:
    assert path(old, old).partner == list(range(len(old)))


def test_a_replaced_word_is_followed_to_the_one_like_it() -> None:
    assert path("x all product y", "x fine products here y").partner == [0, 1, 2, 4]


def test_long_texts_are_cut_where_words_stand_once() -> None:
    old = [f"w{n}" for n in range(1000)]
    new = [*old[:300], *(f"v{n}" for n in range(50)), *old[400:]]
    found = path(old, new)
    assert found.partner[:300] == list(range(300))
    assert found.partner[400:] == list(range(350, 950))


def test_one_sequence_that_repeats_another_does_not_outweigh_all_the_rest() -> None:
    """What closes the old passage begins the new one, where only the second of two occurrences was changed."""
    repeated = "fish and other marine"
    old = [f"o{n}" for n in range(40)]
    new = [word if n % 4 else "changed" for n, word in enumerate(old)]
    found = path([*old, *repeated.split()], ["x", *repeated.split(), *new, "y"])
    assert found.partner[1:4] == [6, 7, 8]


def test_what_was_taken_out_is_a_whole_sentence_where_there_is_a_choice() -> None:
    old, new = "we shall meet we shall talk", "we shall talk"
    assert path(old, new, 0, 3).partner == [-1, -1, -1, 0, 1, 2]
    assert path(new, old, 0, 3).partner == [3, 4, 5]


def test_stretches_in_which_nothing_stands_once_are_given_up_when_they_are_long() -> None:
    old, new = ["a", "b"] * 5000, ["b", "b", "a", "a"] * 2500
    assert len(path(old, new).partner) == 10_000
