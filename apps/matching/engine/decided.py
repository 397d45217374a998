"""What people said of units beforehand: which correspond, which do not. An alignment is found around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

Indices = tuple[int, ...]
Link = tuple[Indices, Indices]  # units of the old text and of the new one


@dataclass(frozen=True)
class Decided:
    """``fixed``: each is a group as it is; one without a second side corresponds to nothing. ``apart``: what is no
    group, and in none. No unit is in two that are fixed."""

    fixed: Sequence[Link] = ()
    apart: Sequence[Link] = ()

    @cached_property
    def taken(self) -> tuple[frozenset[int], frozenset[int]]:
        """The units of each side that are fixed."""
        return (
            frozenset(i for old, _new in self.fixed for i in old),
            frozenset(j for _old, new in self.fixed for j in new),
        )

    @cached_property
    def _apart(self) -> list[tuple[frozenset[int], frozenset[int]]]:
        return [(frozenset(old), frozenset(new)) for old, new in self.apart]

    def allows(self, old: Iterable[int], new: Iterable[int]) -> bool:
        """Whether these may still be found to correspond."""
        if not self.fixed and not self.apart:
            return True
        left, right = frozenset(old), frozenset(new)
        if not left.isdisjoint(self.taken[0]) or not right.isdisjoint(self.taken[1]):
            return False
        return not any(one <= left and other <= right for one, other in self._apart)
