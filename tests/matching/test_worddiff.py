from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.worddiff import Change, word_diff

sentences = st.lists(
    st.sampled_from(
        ["the", "Parties", "shall", "may", "consult", "state’s", ",", ".", "\n", "əməkdaşlıq", "мир"]
    )
).map(" ".join)


def rebuilt(old: str, new: str) -> tuple[str, str]:
    pieces = word_diff(old, new)
    return (
        "".join(piece.text for piece in pieces if piece.change is not Change.ADDED),
        "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED),
    )


@given(sentences | st.text(), sentences | st.text())
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    assert rebuilt(old, new) == (old, new)


def test_both_texts_can_be_read_off_where_phrases_apart_in_one_overlap_in_the_other() -> None:
    changed = [" ".join(f"{letter}{number}" for number in range(12)) for letter in "abcd"]
    old = f"{changed[0]} on imports of products originating in Albania or in an EFTA State {changed[1]}"
    new = f"{changed[2]} on imports of products originating in an EFTA State {changed[3]}"
    assert rebuilt(old, new) == (old, new)
    assert rebuilt(new, old) == (new, old)


@given(sentences, sentences)
def test_pieces_are_not_empty_and_neighbours_differ(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert all(piece.text for piece in pieces)
    assert all(one.change is not other.change for one, other in pairwise(pieces))


@given(sentences | st.text(min_size=1))
def test_the_same_text_has_no_difference(text: str) -> None:
    assert all(piece.change is Change.SAME for piece in word_diff(text, text))


def test_one_changed_word_is_one_change() -> None:
    changes = [
        (piece.change, piece.text)
        for piece in word_diff("The Parties may consult.", "The Parties shall consult.")
    ]
    assert changes == [
        (Change.SAME, "The Parties"),
        (Change.REMOVED, " may"),
        (Change.ADDED, " shall"),
        (Change.SAME, " consult."),
    ]


def test_a_changed_comma_is_not_a_changed_word() -> None:
    pieces = word_diff("peace, and stability", "peace and stability")
    assert "".join(piece.text for piece in pieces if piece.change is Change.REMOVED) == ","


def test_little_words_do_not_break_a_reworded_phrase() -> None:
    pieces = word_diff("strive for the good of all", "work towards the benefit of everybody")
    assert [piece.change for piece in pieces] == [Change.REMOVED, Change.ADDED]


def test_a_sentence_that_was_put_in_is_whole() -> None:
    old = "The Parties shall meet. The Parties shall trade."
    new = "The Parties shall meet. The Parties shall consult. The Parties shall trade."
    added = [piece.text for piece in word_diff(old, new) if piece.change is Change.ADDED]
    assert [text.strip(" .") for text in added] == ["The Parties shall consult"]


def test_a_rewritten_sentence_is_no_confetti() -> None:
    old = "Students of one country may study in the schools of the other at their own cost."
    new = "Goods from one port are unloaded in the harbour of the other without any fee."
    changes = [piece for piece in word_diff(old, new) if piece.change is not Change.SAME]
    assert len(changes) <= 6


def test_punctuation_beside_a_change_is_part_of_it() -> None:
    pieces = [
        (piece.change, piece.text) for piece in word_diff("They meet. Then, he said", "They part, he said")
    ]
    assert pieces == [
        (Change.SAME, "They"),
        (Change.REMOVED, " meet. Then"),
        (Change.ADDED, " part"),
        (Change.SAME, ", he said"),
    ]


def test_texts_of_50_000_words_can_be_told_apart() -> None:
    words = [f"word{n % 7_000}" for n in range(50_000)]
    changed = [f"{word}x" if n % 10 == 0 else word for n, word in enumerate(words)]
    pieces = word_diff(" ".join(words), " ".join(changed))
    assert sum(len(piece.text.split()) for piece in pieces if piece.change is Change.REMOVED) >= 5_000
