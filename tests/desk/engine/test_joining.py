from hypothesis import given
from hypothesis import strategies as st

from apps.desk.engine.joining import LONGEST, join_texts

words = st.lists(st.sampled_from(["the", "Parties", "shall", "may", "not", "əməkdaşlıq", "—", "\n\n"]))
texts = words.map(" ".join) | st.text()
BASE = "The Parties consult each other. They act together in every case. They report once a year."


@given(texts, texts)
def test_with_a_text_that_nobody_changed_the_other_is_taken(base: str, new: str) -> None:
    assert join_texts(base, new, base) == new
    assert join_texts(base, base, new) == new


@given(texts, texts)
def test_the_same_change_is_made_once(base: str, new: str) -> None:
    assert join_texts(base, new, new) == new


@given(texts, texts, texts)
def test_it_is_the_same_for_either_of_the_two(base: str, theirs: str, mine: str) -> None:
    assert join_texts(base, theirs, mine) == join_texts(base, mine, theirs)


@given(words.map(" ".join), words.map(" ".join))
def test_what_either_put_before_or_behind_a_long_text_is_all_there(first: str, last: str) -> None:
    middle = "x1 x2 x3 x4 x5 x6"
    assert join_texts(middle, f"{first}{middle}", f"{middle}{last}") == f"{first}{middle}{last}"


def test_changes_of_different_sentences_are_joined() -> None:
    theirs = BASE.replace("each other", "one another").replace("consult", "shall consult")
    mine = BASE.replace("once a year", "twice a year")
    joined = theirs.replace("once a year", "twice a year")
    assert join_texts(BASE, theirs, mine) == joined


def test_changes_of_the_same_words_are_not() -> None:
    assert join_texts(BASE, BASE.replace("every", "each"), BASE.replace("every", "no")) is None


def test_changes_beside_each_other_are_not() -> None:
    assert join_texts(BASE, BASE.replace("every", "each"), BASE.replace("case", "event")) is None
    assert join_texts("One.", "One. Two.", "One. Three.") is None


def test_what_one_took_away_and_the_other_changed_is_not() -> None:
    gone = BASE.replace(" They act together in every case.", "")
    assert join_texts(BASE, gone, BASE.replace("every", "each")) is None


def test_a_text_that_is_too_long_for_a_search_is_not() -> None:
    long = "word " * LONGEST
    assert join_texts(long, f"first {long}", f"{long}last") is None
