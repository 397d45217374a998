"""Comparisons as readers see them, kept in this process for as long as nothing in either document changes.

So a choice of the filter on a pair of long treaties need not align them again. What is kept never saw an account.
"""

from collections import OrderedDict
from threading import Lock

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language

from apps.documents.changes import state_of, state_of_all
from apps.reading.selectors.comparison import PairSubject, pair_subject

MOST_PAIRS = 8  # one of 1,000 clauses each has some ten million bytes
Key = tuple[tuple[int, int], str | None]


class PairKeeper:
    """Threads share it."""

    def __init__(self, *, most: int = MOST_PAIRS) -> None:
        self._most = most
        self._pairs: OrderedDict[Key, tuple[str, PairSubject]] = OrderedDict()
        self._lock = Lock()

    def find(self, ids: tuple[int, int], left: str, right: str) -> PairSubject | None:
        """None where readers see no such pair. One query where it is kept."""
        key = (ids, get_language())
        kept = self._pairs.get(key)
        if kept is not None and state_of(ids) == kept[0]:
            return kept[1]
        before = state_of_all()
        found = pair_subject(AnonymousUser(), left, right)
        if found is None:
            return None
        state = state_of(ids)
        # What changed while it was read may be in the state and not in what was read: such a reading serves once.
        if state_of_all() == before:
            with self._lock:
                self._pairs[key] = state, found
                self._pairs.move_to_end(key)
                if len(self._pairs) > self._most:
                    self._pairs.popitem(last=False)
        return found


pair_keeper = PairKeeper()
