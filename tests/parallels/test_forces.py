"""Tests of `apps.parallels.forces`."""

from apps.matching.engine.force import Level
from apps.parallels import forces
from apps.parallels.forces import TAKEN_BACK, Corrected, level_of

SHALL = "The Parties shall meet."


def test_the_level_is_what_a_person_said_else_what_the_rules_read() -> None:
    assert level_of(SHALL, "en-GB") == Level.OBLIGATION
    assert level_of("The map is attached.", "en") == Level.NONE
    assert level_of(SHALL, "en", Corrected(1, Level.RECOGNITION, "", 1)) == Level.RECOGNITION
    assert level_of(SHALL, "en", Corrected(1, TAKEN_BACK, "", 2)) == Level.OBLIGATION


def test_in_a_language_without_rules_only_a_person_can_say() -> None:
    assert level_of("Կողմերը", "hy") is None
    assert level_of("Կողմերը", "hy", Corrected(1, TAKEN_BACK, "", 2)) is None
    assert level_of("Կողմերը", "hy", Corrected(1, Level.COMMITMENT, "", 1)) == Level.COMMITMENT


def test_what_was_read_is_kept_by_words_and_language() -> None:
    kept = len(forces._kept)
    text = "Стороны обязуются встречаться в Баку ежегодно."
    assert level_of(text, "ru") == level_of(text, "ru") == Level.OBLIGATION
    assert level_of(text, "en") == Level.NONE
    assert len(forces._kept) == kept + 2
