from bisect import bisect_left
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.matching.engine.force import (
    LANGUAGES,
    Change,
    Direction,
    Level,
    Mark,
    changes_of_force,
    force_of,
    strongest,
)
from apps.matching.engine.force.shapes import STEP
from apps.matching.engine.words import words_of

PIECES = {
    "en": "The Parties| shall| not| may| consider| providing| agree to| agree that|, where possible,|. |; "
    "| if| which| that| Russia and Azerbaijan| cooperation| No Party| refrain from| in accordance with national law"
    "|, | and| build| seek to| by",
    "ru": "Стороны| обязуются| не| могут| рассмотреть| будут| развивать| отмечают|, по возможности,"
    "|. |; | если|, которые| Россия и Азербайджан| сотрудничество| ни одна из Сторон|, | и| следует| воздерживаются от",
    "az": "Tərəflər| öhdələrinə götürürlər| bilərlər| edə| edəcəklər| etməyəcəklər| imkan daxilində|. |; | əgər|, | və"
    "| Azərbaycan və Türkiyə| əməkdaşlıq| qeyd edirlər| çəkinirlər| Heç bir Tərəf",
    "tr": "Taraflar| taahhüt ederler| geliştirebilirler| edeceklerdir| etmeyeceklerdir| gerektiğinde|. |; | eğer|, | ve"
    "| Türkiye ve Azerbaycan| işbirliği| teyit ederler| kaçınırlar| Hiçbir Taraf",
}
OPPOSITE = {
    Direction.STRENGTHENED: Direction.WEAKENED,
    Direction.WEAKENED: Direction.STRENGTHENED,
    Direction.REVERSED: Direction.REVERSED,
}


@st.composite
def clauses(draw: st.DrawFn) -> tuple[str, str, str]:
    language = draw(st.sampled_from(sorted(PIECES)))
    sentences = st.lists(st.sampled_from(PIECES[language].split("|")), max_size=30).map("".join)
    return draw(sentences), draw(sentences), language


def spans(mark: Mark) -> list[tuple[int, int]]:
    return [(mark.start, mark.end), *([mark.actor] if mark.actor else []), *mark.hedges]


def assert_well_formed(text: str, marks: tuple[Mark, ...]) -> None:
    words = words_of(text)
    for mark in marks:
        for start, end in spans(mark):
            assert 0 <= start < end <= len(text)
            assert words.starts[bisect_left(words.starts, start)] == start
            assert words.ends[bisect_left(words.ends, end)] == end
        assert (mark.level - 1) * STEP < mark.strength < (mark.level + 1) * STEP
        assert mark.level is not Level.NONE
    assert all(one.end <= other.start for one, other in pairwise(marks))


@settings(max_examples=60)
@given(clauses())
def test_spans_stand_on_words_and_marks_do_not_overlap(case: tuple[str, str, str]) -> None:
    text, _other, language = case
    assert_well_formed(text, force_of(text, language))


@settings(max_examples=40)
@given(st.text(), st.sampled_from([*LANGUAGES, "", "xx", "ru-RU", "-", "../en", "EN_us"]))
def test_whatever_is_read_nothing_is_raised(text: str, language: str) -> None:
    assert_well_formed(text, force_of(text, language))
    assert changes_of_force(text, text, language) == ()


@settings(max_examples=40)
@given(clauses())
def test_a_text_has_not_changed_against_itself(case: tuple[str, str, str]) -> None:
    text, _other, language = case
    assert changes_of_force(text, text, language) == ()
    # Another text with the same words, so that it is compared and not only recognised.
    assert changes_of_force(text, text + " ", language) == ()


@settings(max_examples=60)
@given(clauses())
def test_swapping_the_texts_swaps_the_direction(case: tuple[str, str, str]) -> None:
    old, new, language = case
    turned = {
        Change(old=one.new, new=one.old, direction=OPPOSITE[one.direction])
        for one in changes_of_force(new, old, language)
    }
    assert set(changes_of_force(old, new, language)) == turned


def test_an_unknown_language_has_no_marks() -> None:
    assert force_of("The Parties shall consult.", "xx") == ()
    assert changes_of_force("The Parties shall consult.", "The Parties may consult.", "xx") == ()


def test_a_region_is_no_other_language() -> None:
    assert (
        force_of("The Parties shall consult.", "en-GB") == force_of("The Parties shall consult.", "en") != ()
    )


def test_the_strongest_mark_is_the_first_of_equals() -> None:
    marks = force_of("The Parties may consult, shall report and shall meet.", "en")
    assert [mark.level for mark in marks] == [Level.POSSIBILITY, Level.OBLIGATION, Level.OBLIGATION]
    assert strongest(marks) == marks[1]
    assert strongest(()) is None


@pytest.mark.parametrize("language", sorted(PIECES))
def test_a_clause_of_fifty_thousand_words_without_a_full_stop_is_read(language: str) -> None:
    piece = PIECES[language].replace("|", "").replace(". ", " ").replace(";", "") + " "
    text = piece * (50_000 // len(words_of(piece)))
    assert_well_formed(text, force_of(text, language))
