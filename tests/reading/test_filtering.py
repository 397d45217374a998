from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reading.filtering import (
    ALL,
    ANY,
    NAMES,
    Entry,
    Name,
    Selection,
    clause_passes,
    counts,
    offered,
    passes,
)

TOPICS, VALUES, PARTIES, EXPERTS, FORCES = (
    ("peace", "arms", "trade"),
    ("favourable", "mixed"),
    ("AZE", "RUS"),
    ("a", "b"),
    ("obligation", "none"),
)


def subsets(values: Iterable[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(values)))


entries = st.lists(
    st.builds(
        Entry,
        note=st.integers(0, 5),
        topics=subsets(TOPICS),
        stances=st.frozensets(st.tuples(st.sampled_from(VALUES), st.sampled_from((*PARTIES, "")))),
        experts=subsets(EXPERTS),
        force=st.sampled_from((*FORCES, "")),
    ),
    max_size=12,
)
selections = st.builds(
    Selection,
    topic=subsets(TOPICS).map(tuple),
    stance=subsets(VALUES).map(tuple),
    party=subsets(PARTIES).map(tuple),
    expert=subsets(EXPERTS).map(tuple),
    match=st.sampled_from((ANY, ALL)),
    force=subsets(FORCES).map(tuple),
)


def shown(rows: Iterable[Entry], selection: Selection) -> int:
    return len({row.note for row in rows if passes(row, selection)})


@given(entries, selections, st.sampled_from(NAMES))
def test_a_count_is_what_is_shown_with_that_choice(
    rows: list[Entry], selection: Selection, name: Name
) -> None:
    together = name == "topic" and selection.match == ALL
    found = counts(rows, selection, name)

    for value in offered(rows, name):
        alone = (value,) if not together else {*selection.topic, value}
        assert found.get(value, 0) == shown(rows, selection.having(name, alone))


@given(entries, selections, st.sampled_from(NAMES))
def test_nothing_is_counted_that_is_not_offered(rows: list[Entry], selection: Selection, name: Name) -> None:
    assert set(counts(rows, selection, name)) <= offered(rows, name)


@given(entries, selections, st.sampled_from(NAMES), st.data())
def test_a_further_choice_shows_more_unless_all_topics_must_match(
    rows: list[Entry], selection: Selection, name: Name, data: st.DataObject
) -> None:
    facets = {"topic": TOPICS, "stance": VALUES, "party": PARTIES, "expert": EXPERTS, "force": FORCES}
    values = facets[name]
    value = data.draw(st.sampled_from(values))
    if not selection.values(name) or value in selection.values(name):
        return
    fewer, more = shown(rows, selection), shown(rows, selection.toggled(name, value))

    assert more <= fewer if name == "topic" and selection.match == ALL else fewer <= more


@given(entries, selections)
def test_without_a_choice_everything_is_shown(rows: list[Entry], selection: Selection) -> None:
    assert all(passes(row, Selection()) for row in rows)
    assert clause_passes((), rows, Selection())
    assert not clause_passes((), rows, Selection(force=("obligation",)), "none")


def test_any_topic_is_enough_unless_all_are_asked_for() -> None:
    entry = Entry(1, topics=frozenset({"peace"}))

    assert passes(entry, Selection(topic=("peace", "arms")))
    assert not passes(entry, Selection(topic=("peace", "arms"), match=ALL))


def test_stance_and_party_ask_for_one_reading() -> None:
    entry = Entry(1, stances=frozenset({("favourable", "AZE"), ("unfavourable", "ARM")}))

    assert passes(entry, Selection(stance=("favourable",), party=("AZE",)))
    assert not passes(entry, Selection(stance=("favourable",), party=("ARM",)))
    assert passes(entry, Selection(party=("ARM",)))


def test_a_reading_for_nobody_answers_no_party() -> None:
    entry = Entry(1, stances=frozenset({("neutral", "")}))

    assert passes(entry, Selection(stance=("neutral",)))
    assert not passes(entry, Selection(party=("AZE",)))
    assert offered([entry], "party") == set()


def test_a_clause_is_shown_for_its_own_topics() -> None:
    assert clause_passes({"peace"}, (), Selection(topic=("peace",)))


@pytest.mark.parametrize("asked", ["stance", "party", "expert"])
def test_a_clause_of_which_nobody_speaks_answers_no_question_about_notes(asked: Name) -> None:
    assert not clause_passes({"peace"}, (), Selection(topic=("peace",)).having(asked, ["x"]))


def test_a_note_at_two_places_counts_once() -> None:
    twice = [Entry(1, topics=frozenset({"peace"})), Entry(1, topics=frozenset({"peace", "arms"}))]

    assert counts(twice, Selection(), "topic") == {"peace": 1, "arms": 1}
