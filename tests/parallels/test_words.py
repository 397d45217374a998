"""Tests of `apps.parallels.words`."""

from django.utils.translation import override

from apps.matching.engine.force import Direction, Level, changes_of_force
from apps.parallels.models import LEVELS
from apps.parallels.words import direction_word, level_word, sentence_of_change


def test_every_level_has_a_word_in_rising_order() -> None:
    assert [number for number, _word in LEVELS] == [level.value for level in Level]
    with override("en"):
        assert [level_word(level) for level in Level] == [str(word) for _number, word in LEVELS]
        assert level_word(3) == level_word(Level.POSSIBILITY) == "possibility"


def test_every_direction_has_a_word_and_none_has_none() -> None:
    with override("en"):
        assert [direction_word(each) for each in Direction] == ["strengthened", "weakened", "reversed"]
        assert direction_word("mixed") == "strengthened and weakened"
        assert direction_word("") == ""


def test_a_change_is_told_with_the_words_of_both_texts() -> None:
    old = "The Parties may consider joint exercises."
    with override("en"):
        new = "The Parties will hold joint exercises."
        assert [sentence_of_change(each, old, new) for each in changes_of_force(old, new, "en")] == [
            "Possibility → commitment: “may consider” became “will”."
        ]
        new = "The Parties shall not consider joint exercises."
        (change,) = changes_of_force(old, new, "en")
        assert sentence_of_change(change, old, new).startswith("Possibility → obligation not to act: ")


def test_a_hedge_that_came_is_named_where_the_level_stayed() -> None:
    old = "Each Party shall notify the other Party of any measure that affects this Agreement."
    new = "To the maximum extent possible, each Party shall notify the other Party of any measure that affects it."
    (change,) = changes_of_force(old, new, "en")
    with override("en"):
        assert (
            sentence_of_change(change, old, new)
            == "Obligation: “shall” became “shall” with “To the maximum extent possible”."
        )
