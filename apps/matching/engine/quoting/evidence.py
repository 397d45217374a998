"""What an alignment of an article's words with a wording's says: is it a quotation?"""

from dataclasses import dataclass

import numpy as np

from apps.matching.engine.quoting.aligning import DROPPED, INSERTED, JUMP, SHARED, STEPS, Places
from apps.matching.engine.quoting.rarity import Bits, Rarity

REPEATED = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The article's words ``here`` (ascending) are those of the segment ``side`` at ``there`` (places in tokens), in
    the wording ``whose`` (a place in the segment's keys); ``bits`` is what that says."""

    side: int
    whose: int
    here: Places
    there: Places
    bits: float

    @property
    def first(self) -> int:
        return int(self.here[0])

    @property
    def last(self) -> int:
        return int(self.here[-1])

    def common(self, first: int, last: int) -> int:
        """How many words its span shares with that from ``first`` to ``last`` (inclusive)."""
        return max(0, min(self.last, last) - max(self.first, first) + 1)


def bits_of(here: Places, there: Places, rarity: Rarity, borders: Bits) -> float:
    """The words in common by their rarity, less the price of what changed."""
    ahead, beyond = np.diff(here), np.diff(there)
    gains = float(rarity.gains[here].sum()) + SHARED * len(here)
    farthest = sum(STEPS) + 1
    near = (beyond > 0) & (beyond <= farthest)
    price = (
        INSERTED * int((ahead - 1).sum())
        + DROPPED * int((beyond[near] - 1).sum())
        + JUMP * int((~near).sum())
    )
    repeated = len(there) - len(np.unique(there))
    return gains - price - REPEATED * repeated - float(borders[here[0] + 1 : here[-1] + 1].sum())
