from hypothesis import given
from hypothesis import strategies as st

from apps.desk.engine.merging import Choice, Verdict, decide, join, merge, settled

NAMES = ("body", "topics", "language", "experts")
values = st.sampled_from(["as it was", "one", "another", "a third"])
states = st.fixed_dictionaries(dict.fromkeys(NAMES, values))
items = st.lists(st.sampled_from("abcdef"), unique=True)
MIRRORED = {Verdict.MINE: Verdict.THEIRS, Verdict.THEIRS: Verdict.MINE}

State = dict[str, str]


@given(states, states, states)
def test_whatever_anybody_changed_is_kept_or_is_a_conflict(base: State, theirs: State, mine: State) -> None:
    for name, part in merge(base, theirs, mine).items():
        changed = {state[name] for state in (theirs, mine) if state[name] != base[name]}
        assert part.verdict is Verdict.BOTH or changed <= {part.value}


@given(states, states, states)
def test_nothing_becomes_what_nobody_wrote(base: State, theirs: State, mine: State) -> None:
    for name, part in merge(base, theirs, mine).items():
        assert part.value in {base[name], theirs[name], mine[name], None}
        assert (part.value is None) == (part.verdict is Verdict.BOTH)


@given(states, states, states)
def test_it_is_the_same_for_either_of_the_two(base: State, theirs: State, mine: State) -> None:
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    for name in NAMES:
        assert one[name].value == other[name].value
        assert one[name].verdict is MIRRORED.get(other[name].verdict, other[name].verdict)


@given(states, states)
def test_the_same_change_is_no_conflict(base: State, both: State) -> None:
    merged = merge(base, both, dict(both))
    assert {name: part.value for name, part in merged.items()} == both
    assert {part.verdict for part in merged.values()} <= {Verdict.NOBODY, Verdict.ALIKE}


@given(states, states)
def test_where_only_one_of_the_two_changed_anything_all_of_it_is_taken(base: State, new: State) -> None:
    for merged in (merge(base, new, base), merge(base, base, new)):
        assert {name: part.value for name, part in merged.items()} == new


@given(values, values)
def test_where_nobody_knows_what_both_began_with_every_difference_is_a_conflict(one: str, other: str) -> None:
    assert (decide(None, one, other) is Verdict.BOTH) == (one != other)


@given(items, items, items)
def test_joined_lists_hold_what_either_added_and_nothing_that_either_took_away(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    joined = join(base, theirs, mine)
    added = (set(theirs) | set(mine)) - set(base)
    kept = set(base) & set(theirs) & set(mine)
    assert set(joined) == added | kept
    assert len(joined) == len(set(joined))
    assert set(join(base, mine, theirs)) == set(joined)


@given(items, items)
def test_joined_with_what_did_not_change_a_list_stays_as_it_is(base: list[str], new: list[str]) -> None:
    assert list(join(base, new, base)) == new
    assert set(join(base, base, new)) == set(new)


def test_a_choice_stands_until_what_it_was_made_on_changes() -> None:
    assert settled(Choice.MINE, "one", "one") is Choice.MINE
    assert settled(Choice.MINE, "one", "another") is None
