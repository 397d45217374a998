"""What an index holds is what stands, however it came about, in few volumes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.matching.engine.quoting.segment import merged
from apps.matching.index.holdings import NOTHING, TURNS, Entry, Holdings, key_of

Library = Mapping[int, Mapping[int, str]]  # texts by key, by group
WORDS = ("the parties", "shall consult", "each other", "every spring", "in peace")


def texts_of(words: Mapping[int, str], entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    return ((entry, words[entry.key]) for entry in entries)


def followed(base: Holdings, library: Library, states: Mapping[int, tuple[int, int]]) -> Holdings:
    words = {key: text for group in library.values() for key, text in group.items()}
    entries = {
        key: Entry(key, group, hash(text)) for group, held in library.items() for key, text in held.items()
    }
    behind = set(base.behind(states))

    def texts(keys: Sequence[int]) -> Iterator[tuple[Entry, str]]:
        assert behind.issuperset(entries[key].group for key in keys)
        return texts_of(words, [entries[key] for key in reversed(keys)])

    return base.revised(states, [entry for entry in entries.values() if entry.group in behind], texts)


def rebuilt(library: Library) -> Holdings:
    return followed(NOTHING, library, dict.fromkeys(library, (1, 1)))


def living(holdings: Holdings) -> dict[str, list[int]]:
    """All arrays of one segment of the living entries, by key instead of number."""
    whole = merged([volume.segment for volume in holdings.volumes], holdings.dead)
    arrays = {name: array.tolist() for name, array in whole.arrays.items()}
    return arrays | {"keys": [key_of(number) for number in arrays["keys"]]}


def living_in(holdings: Holdings, *groups: int) -> set[int]:
    return set(holdings.numbers_in(groups).tolist()) - holdings.dead


libraries = st.dictionaries(
    st.integers(1, 4),  # groups
    st.dictionaries(st.integers(0, 9), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)),
).map(
    lambda library: {
        group: {group * 100 + key: text for key, text in held.items()} for group, held in library.items()
    }
)


def test_nothing_holds_nothing() -> None:
    assert (len(NOTHING), NOTHING.groups, NOTHING.unsettled) == (0, 0, False)
    assert living_in(NOTHING, 1) == set()


@settings(max_examples=60, deadline=None)
@given(st.lists(libraries, min_size=1, max_size=8))
def test_after_any_changes_it_holds_what_one_made_from_nothing_holds(versions: list[Library]) -> None:
    holdings = NOTHING
    for turn, library in enumerate(versions):
        before = versions[turn - 1] if turn else {}
        told = {
            group: holdings.states.get(group, (0, 0))
            if library[group] == before.get(group) and group in holdings.states
            else (turn, group)
            for group in library
        }
        holdings = followed(holdings, library, told)
        assert holdings.behind(told) == []
        assert len(holdings) == sum(map(len, library.values()))
        assert holdings.groups == sum(bool(held) for held in library.values())
        assert living(holdings) == living(rebuilt(library))
        keys = [key for held in library.values() for key in held]
        assert sorted(key_of(one) for one in living_in(holdings, *library)) == sorted(keys)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_each_volume_is_at_most_half_of_the_one_before(sizes: list[int]) -> None:
    holdings, library = NOTHING, {}
    for turn, size in enumerate(sizes, 1):
        library[turn] = {turn * 100 + key: f"clause {key} of {turn}" for key in range(size)}
        holdings = followed(holdings, library, dict.fromkeys(library, (1, 1)))
        held = [len(volume.numbers) for volume in holdings.volumes]
        assert all(2 * less <= more for more, less in pairwise(held))


def test_a_text_changed_many_times_leaves_nothing_behind() -> None:
    library = {1: {key: f"clause {key}" for key in range(1, 41)}}
    holdings = rebuilt(library)
    for turn in range(2, 40):
        library[1][7] = f"clause 7 for the {turn} time"
        holdings = followed(holdings, library, {1: (turn, 1)})
    assert len(holdings) == 40
    assert len(holdings.volumes) == 2
    assert holdings.dead == {7 * TURNS}
    assert max(number % TURNS for number in living_in(holdings, 1)) <= 2


def test_what_only_changed_its_state_reads_no_text() -> None:
    library = {1: {1: "the parties"}, 2: {2: "shall consult"}}
    holdings = rebuilt(library)
    after = followed(holdings, library, {1: (2, 2), 2: (1, 1)})
    assert after.volumes == holdings.volumes
    assert after.states == {1: (2, 2), 2: (1, 1)}


def test_volumes_too_large_to_wait_for_are_merged_when_asked() -> None:
    library = {1: dict.fromkeys(range(1, 601), "the parties"), 2: dict.fromkeys(range(601, 1201), "consult")}
    holdings = followed(rebuilt({1: library[1]}), library, {1: (1, 1), 2: (1, 1)})
    assert len(holdings.volumes) == 2
    assert holdings.unsettled
    settled = holdings.settled()
    assert (len(settled.volumes), settled.unsettled) == (1, False)
    assert living(settled) == living(holdings)


def test_volumes_are_exchanged_under_what_came_meanwhile() -> None:
    library = {1: dict.fromkeys(range(1, 601), "the parties"), 2: dict.fromkeys(range(601, 1201), "consult")}
    before = followed(rebuilt({1: library[1]}), library, {1: (1, 1), 2: (1, 1)})
    settled = before.settled()
    changed = {1: library[1], 2: library[2] | {601: "peace"}, 3: {1300: "each other"}}
    now = followed(before, changed, {1: (1, 1), 2: (2, 2), 3: (1, 1)})
    exchanged = now.exchanged(before, settled)
    assert exchanged is not None
    assert exchanged.states == now.states
    assert living(exchanged) == living(rebuilt(changed))
    assert exchanged.exchanged(before, settled) is None


def test_entries_are_plain_64_bit_numbers() -> None:
    holdings = followed(NOTHING, {-5: {2**40: "peace"}}, {-5: (1, -(2**63))})
    assert living_in(holdings, -5) == {2**40 * TURNS}
    assert holdings.volumes[0].digests.dtype == np.int64
