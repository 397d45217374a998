"""What readers are told of where clauses come from, kept in this process for as long as nothing at all changes.

It rests on other documents than the one that is asked about, in the library on every one; so whatever changes anywhere,
nothing of it is shown again. What is kept never saw an account.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from apps.accounts.rules import Viewer
from apps.documents.changes import state_of_all

MOST = 12  # the lines of a treaty of 500 clauses and its relatives have some five million bytes
Found = TypeVar("Found")


class LineageKeeper:
    """Threads share it."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()
        self._lock = Lock()

    def find(self, viewer: Viewer, key: Hashable, read: Callable[[], Found]) -> Found:
        """What ``read`` gives, in no language; for an account it is read each time. One query where it is kept, two
        beside those of ``read`` where it is not."""
        if viewer.is_authenticated:
            return read()
        state = state_of_all()
        kept = self._found.get(key)
        if kept is not None and kept[0] == state:
            found: Found = kept[1]
            return found
        found = read()
        # What changed while it was read may be in it in part: such a reading serves once.
        if state_of_all() == state:
            with self._lock:
                self._found[key] = state, found
                self._found.move_to_end(key)
                if len(self._found) > self._most:
                    self._found.popitem(last=False)
        return found


lineage_keeper = LineageKeeper()
