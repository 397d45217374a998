"""What an index holds at one moment: wordings, known by plain ids, in volumes that are never changed.

A volume is a segment of the engine whose texts have numbers. A number is a key and a turn: where a key's text is
replaced, the old number is dead, and the new text stands in a newer volume under another turn of the same key. So
numbers sort as keys do, whatever happened before. Volumes are merged so that each has at most half as many entries as
the one before it (O'Neil and others, *The log-structured merge-tree*, 1996): there are no more of them than the
logarithm of the entries, and each entry is copied so often at most.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.matching.engine.quoting.segment import Segment, merged, segment_of

Ids = NDArray[np.int64]
State = tuple[
    int, int
]  # of a group; equal only while nothing in the group changed. Both are signed 64-bit numbers.


class Entry(NamedTuple):
    """A text, its group and what tells it from every other text that the key ever had."""

    key: int
    group: int
    digest: int


# A turn is taken while a volume holds the number, dead or not; each volume holds a key once, and there are some twenty.
TURNS = 1024
# Whoever asks waits for it: 40 ms for two volumes of 500 clauses, and as much again for all smaller ones that went into
# them. Larger ones are merged beside whoever asks (`Shelf.tidied`).
MERGED_AT_ONCE = 1_000
Texts = Callable[[Sequence[int]], Iterable[tuple[Entry, str]]]  # what stands under these keys now


@dataclass(frozen=True, eq=False)
class Volume:
    """Texts as the engine looks them up; the group and the digest of each, in the order of its keys."""

    segment: Segment
    groups: Ids
    digests: Ids
    name: str = ""  # of its file, where it has one

    @property
    def numbers(self) -> Ids:
        """Ascending: what are keys to the engine."""
        return self.segment.keys

    def holds(self, numbers: Ids) -> Ids:
        """Those of the numbers that are here."""
        if not len(self.numbers):
            return numbers[:0]
        at = np.searchsorted(self.numbers, numbers).clip(max=len(self.numbers) - 1)
        found: Ids = numbers[self.numbers[at] == numbers]
        return found

    def rows(self, which: NDArray[np.bool_]) -> Iterator[tuple[Entry, int]]:
        numbers = self.numbers[which]
        columns = (numbers // TURNS, self.groups[which], self.digests[which])
        return zip(map(Entry, *(column.tolist() for column in columns)), numbers.tolist(), strict=True)


@dataclass(frozen=True)
class Holdings:
    """Volumes, the larger first; the numbers in them that are dead; the state in which each group was read."""

    volumes: tuple[Volume, ...]
    dead: frozenset[int]
    states: Mapping[int, State]

    def __len__(self) -> int:
        return sum(len(volume.numbers) for volume in self.volumes) - len(self.dead)

    @cached_property
    def groups(self) -> int:
        """In how many something lives."""
        living = [volume.groups[~np.isin(volume.numbers, self._dead)] for volume in self.volumes]
        return len(np.unique(np.concatenate(living))) if living else 0

    @property
    def unwritten(self) -> bool:
        return any(not volume.name for volume in self.volumes)

    def behind(self, states: Mapping[int, State]) -> list[int]:
        """The groups that are in another state than the one they were read in, or are no more."""
        known = self.states
        changed = [group for group, state in states.items() if known.get(group) != state]
        return changed + [group for group in known if group not in states]

    def numbers_in(self, groups: Collection[int]) -> Ids:
        """The entries of the groups, the dead among them."""
        wanted = np.fromiter(groups, np.int64, len(groups))
        found = [volume.numbers[np.isin(volume.groups, wanted)] for volume in self.volumes]
        return np.concatenate([self._dead[:0], *found])

    def revised(self, states: Mapping[int, State], entries: Iterable[Entry], texts: Texts) -> "Holdings":
        """Followed up to ``states``, where ``entries`` are all that now stand in the groups that are `behind`.

        Reads the texts of those that are new, and nothing else.
        """
        behind = np.asarray(self.behind(states), np.int64)
        held = {
            entry: number
            for volume in self.volumes
            for entry, number in volume.rows(np.isin(volume.groups, behind))
            if number not in self.dead
        }
        standing = set(entries)
        fresh = sorted(standing.difference(held))
        gone = {number for entry, number in held.items() if entry not in standing}
        after = replace(self, dead=self.dead | gone, states=dict(states))
        if fresh:
            added = _volume(texts([entry.key for entry in fresh]), self._taken(fresh))
            after = replace(after, volumes=(*after.volumes, added))
        return after.settled(MERGED_AT_ONCE)

    def _taken(self, entries: Sequence[Entry]) -> set[int]:
        """All numbers that a volume holds of these keys."""
        keys = np.array([entry.key for entry in entries], np.int64)
        found = [volume.numbers[np.isin(volume.numbers // TURNS, keys)].tolist() for volume in self.volumes]
        return {number for numbers in found for number in numbers}

    def settled(self, most: int | None = None) -> "Holdings":
        """With dead entries gone where they are many, and volumes merged where they are; none of more than ``most``
        entries is made."""
        volumes = [volume for volume in self.volumes if self._living(volume)]
        while due := self._due(volumes, most):
            volumes = [volume for volume in volumes if volume not in due] + [_merged(due, self._dead)]
        return replace(self, volumes=tuple(volumes)).in_order()

    @property
    def unsettled(self) -> bool:
        return bool(self._due(self.volumes, None))

    def exchanged(self, old: "Holdings", new: "Holdings") -> "Holdings | None":
        """With what ``new`` made of the volumes of ``old``; None where not all of these are here any more."""
        gone = set(old.volumes).difference(new.volumes)
        if not gone.issubset(self.volumes):
            return None
        kept = [volume for volume in self.volumes if volume not in gone]
        made = [volume for volume in new.volumes if volume not in old.volumes]
        return replace(self, volumes=(*kept, *made)).in_order()

    def in_order(self) -> "Holdings":
        """The larger volumes first, and of the dead only those that one of them still holds."""
        volumes = sorted(self.volumes, key=lambda volume: -len(volume.numbers))
        dead = [number for volume in volumes for number in volume.holds(self._dead).tolist()]
        return replace(self, volumes=tuple(volumes), dead=frozenset(dead))

    def _due(self, volumes: Sequence[Volume], most: int | None) -> list[Volume]:
        """Of which volumes one should be made next: the smallest first. Empty where they are as they should be."""
        ordered = sorted(volumes, key=lambda volume: len(volume.numbers))
        for volume, larger in zip_longest(ordered, ordered[1:]):
            living, size = self._living(volume), len(volume.numbers)
            if 2 * living < size and (most is None or living <= most):
                return [volume]
            if larger is None or 2 * size <= len(larger.numbers):
                continue
            if most is None or living + self._living(larger) <= most:
                return [larger, volume]
        return []

    def _living(self, volume: Volume) -> int:
        return len(volume.numbers) - len(volume.holds(self._dead))

    @cached_property
    def _dead(self) -> Ids:
        return np.sort(np.fromiter(self.dead, np.int64, len(self.dead)))


NOTHING = Holdings((), frozenset(), {})


def key_of(number: int) -> int:
    """Whose text stands under the number."""
    return number // TURNS


def _volume(texts: Iterable[tuple[Entry, str]], taken: Collection[int]) -> Volume:
    entries: list[tuple[int, int, int]] = []

    def numbered() -> Iterator[tuple[int, str]]:
        for entry, text in texts:
            turns = (entry.key * TURNS + turn for turn in range(TURNS))
            number = next(number for number in turns if number not in taken)
            entries.append((number, entry.group, entry.digest))
            yield number, text

    segment = segment_of(numbered())
    rows = np.array(sorted(entries), np.int64).reshape(-1, 3)
    return Volume(segment, rows[:, 1].copy(), rows[:, 2].copy())


def _merged(volumes: Sequence[Volume], dead: Ids) -> Volume:
    """One volume of the living entries."""
    numbers = np.concatenate([volume.numbers for volume in volumes])
    order = np.argsort(numbers)
    order = order[~np.isin(numbers[order], dead)]
    return Volume(
        merged([volume.segment for volume in volumes], frozenset(dead.tolist())),
        np.concatenate([volume.groups for volume in volumes])[order],
        np.concatenate([volume.digests for volume in volumes])[order],
    )
