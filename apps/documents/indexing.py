"""The index over all wordings in which quotations are looked up, and how it follows the database.

In it are the wordings that stand: in the newest state of their edition and in the published one, where clause, edition
and document are not withdrawn. Drafts are in it too; whoever asks says of which documents the answer may be. Whether it
is behind is asked of the database each time (`apps.documents.models.change`), in the caller's own transaction, so that
each is answered from what it sees. It may be deleted at any time.
"""

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock, Thread
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from apps.matching.engine.quoting import FLOOR, Candidate, Found, quotations_in
from apps.matching.engine.resembling import resembling
from apps.matching.index.files import Unusable
from apps.matching.index.holdings import NOTHING, Entry, Holdings, State, key_of
from apps.matching.index.shelf import Busy, Shelf
from apps.matching.index.stamp import engine_stamp

logger = logging.getLogger(__name__)

Watch = Callable[[int, int], None]  # told how many wordings were read now, and how many there are in all
ROWS_AT_ONCE = 2_000  # of a few thousand characters: some megabytes

# The server, its line of history (another after a recovery to some moment), the database in it, and the tables: where
# one of them is another, equal keys may be of other rows.
_WHOSE = """
    concat_ws('.', (SELECT system_identifier FROM pg_control_system()),
        (SELECT timeline_id FROM pg_control_checkpoint()),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        'documents_wording'::regclass::oid, 'documents_change'::regclass::oid)
"""
_STATE = "count(change.id), coalesce(sum(hashint8extended(change.id, 0)), 0)"
_NOW = f"SELECT {_WHOSE}, {_STATE} FROM documents_change change"  # noqa: S608 - constants
# Of every document, also of one that was entered before changes were told.
_STATES = f"""
    SELECT document.id, {_STATE} FROM documents_document document
    LEFT JOIN documents_change change ON change.document = document.id GROUP BY document.id
"""  # noqa: S608 - a constant
_ENTRY = "wording.id, wording.document_id, hashtextextended(wording.text, 0)"
_STANDING = f"""
    SELECT {_ENTRY} FROM documents_wording wording
    JOIN documents_document document ON document.id = wording.document_id
    JOIN documents_edition edition ON edition.id = wording.edition_id
    JOIN documents_clause clause ON clause.id = wording.clause_id
    WHERE wording.document_id = ANY(%s) AND wording.text <> '' AND clause.withdrawn_at IS NULL
      AND document.status <> 'withdrawn' AND edition.status <> 'withdrawn'
      AND (wording.until IS NULL
           OR wording.since <= edition.current_revision AND wording.until > edition.current_revision)
"""  # noqa: S608 - a constant
_TEXTS = f"SELECT {_ENTRY}, wording.text FROM documents_wording wording WHERE id = ANY(%s)"  # noqa: S608 - a constant


@dataclass(frozen=True)
class QuotationIndex:
    """The index as it was when it was asked for. Threads may share it."""

    _holdings: Holdings

    @property
    def wordings(self) -> int:
        return len(self._holdings)

    @property
    def documents(self) -> int:
        """Those of which it holds a wording."""
        return self._holdings.groups

    def find(
        self, text: str, *, only_documents: Collection[int] | None = None, floor: float = FLOOR
    ) -> list[Found]:
        """The passages of the text that are of wordings, with candidates by `Wording` primary keys; ``floor`` is the
        least score of a passage, from 0 to 1.

        A wording of a draft stands beside the published one that it is to follow, where their words differ: both are
        candidates then. One query, for the words of the candidates.
        """
        held = self._holdings
        only = None if only_documents is None else held.numbers_in(only_documents)
        segments = [volume.segment for volume in held.volumes]
        found = quotations_in(text, segments, _words, without=held.dead, only=only, floor=floor)
        return [replace(one, candidates=tuple(map(_by_wording, one.candidates))) for one in found]

    def resembling(self, text: str, *, least: float) -> list[tuple[int, float]]:
        """The wordings (primary keys) that say nearly the same as the whole text, the most alike first, and what each
        shares with it, at least ``least``, from 0 to 1. No query."""
        held = self._holdings
        segments = [volume.segment for volume in held.volumes]
        found = resembling(text, segments, least=least, without=held.dead)
        return [(key_of(one.number), one.overlap) for one in found]


def _by_wording(candidate: Candidate) -> Candidate:
    return replace(candidate, key=key_of(candidate.key))


class _Known(NamedTuple):
    """What this process has mapped, from where, and the state of all changes before it was read."""

    shelf: Shelf
    state: State
    holdings: Holdings


class Follower:
    """Threads share it. Views of different transactions may take turns; each is right for who asked."""

    def __init__(self) -> None:
        self._known: _Known | None = None
        self._lock, self._tidying = Lock(), Lock()

    def caught_up(self) -> Holdings:
        """What stands now, as the caller's transaction sees it. One query where nothing changed, else four, and
        one more for each ROWS_AT_ONCE of new texts."""
        shelf, state = _now()
        known = self._known
        if known is not None and (known.shelf, known.state) == (shelf, state):
            return known.holdings
        with self._lock:
            known = self._known  # another thread may have caught up while this one waited
            if known is not None and (known.shelf, known.state) == (shelf, state):
                return known.holdings
            mine = known.holdings if known is not None and known.shelf == shelf else NOTHING
            holdings = _caught_up(shelf, mine)
            self._known = _Known(shelf, state, holdings)
            if holdings.unsettled and not holdings.unwritten and self._tidying.acquire(blocking=False):
                Thread(
                    target=self._tidy, args=[shelf, holdings], name="tidying the index", daemon=True
                ).start()
        return holdings

    def _tidy(self, shelf: Shelf, holdings: Holdings) -> None:
        """Merges what is too large to be waited for. It needs no database, and is lost where the process ends first."""
        try:
            tidied = shelf.tidied(holdings)
            with self._lock:
                known = self._known
                if tidied and known and known.shelf == shelf and known.holdings.states == tidied.states:
                    self._known = known._replace(holdings=tidied)
        except (OSError, Busy, Unusable) as problem:
            logger.warning("The index in %s was not tidied: %s", shelf.directory, problem)
        finally:
            self._tidying.release()

    def rebuilt(self, watch: Watch) -> tuple[Holdings, int]:
        """Made from the database alone, and put in place when it is whole; its bytes."""
        with self._lock:
            shelf, state = _now()
            made = _followed(NOTHING, _states(), watch)
            with shelf.writing():
                kept = shelf.keep(made)
                size = shelf.size(kept)
            self._known = _Known(shelf, state, kept)
        return kept, size


_follower = Follower()


def rebuild_quotation_index(watch: Watch) -> tuple[QuotationIndex, int]:
    """Makes it from the database alone, and puts it in place when it is whole, while others go on reading.

    The index, and the bytes of its files. OSError where it cannot be written, `Busy` where another process has been
    writing for too long; what stood there stands still.
    """
    holdings, size = _follower.rebuilt(watch)
    return QuotationIndex(holdings), size


def quotation_index() -> QuotationIndex:
    """The index, caught up with what the current transaction sees. It is made when there is none."""
    return QuotationIndex(_follower.caught_up())


def _caught_up(shelf: Shelf, known: Holdings) -> Holdings:
    """What this process knows, or what stands on the shelf where that is nearer, followed up to now.

    Where nothing can be written, it is followed in memory alone: slower at the next start, and right.
    """
    after: Holdings | None = None
    try:
        with shelf.writing():
            nearest, after = _brought_up(shelf, known)
            return after if after is nearest else shelf.keep(after)
    except (OSError, Busy, Unusable) as problem:
        logger.warning("The index in %s cannot be written: %s", shelf.directory, problem)
        return after or _brought_up(shelf, known)[1]


def _brought_up(shelf: Shelf, known: Holdings) -> tuple[Holdings, Holdings]:
    """The nearest of what is there, and the same, or another where it was behind."""
    states = _states()
    nearest = _nearest(shelf, known, states)
    return nearest, _followed(nearest, states) if nearest.behind(states) else nearest


def _nearest(shelf: Shelf, known: Holdings, states: Mapping[int, State]) -> Holdings:
    """What stands on the shelf, so that what is added is all that has to be written; but what this process could not
    write it need not follow again."""
    stands = shelf.read(known)
    if stands is None:
        return known
    return min((stands, known), key=lambda one: len(one.behind(states))) if known.unwritten else stands


def _followed(base: Holdings, states: Mapping[int, State], watch: Watch | None = None) -> Holdings:
    """May hold more than was so in these states: what was committed since. Then its documents are read once more."""
    entries = [Entry(*row) for row in _rows(_STANDING, [base.behind(states)])]

    def texts(keys: Sequence[int]) -> Iterator[tuple[Entry, str]]:
        for start in range(0, len(keys), ROWS_AT_ONCE):
            some = keys[start : start + ROWS_AT_ONCE]
            for *entry, text in _rows(_TEXTS, [list(some)]):
                yield Entry(*entry), text
            if watch is not None:
                watch(len(some), len(keys))

    return base.revised(states, entries, texts)


def _now() -> tuple[Shelf, State]:
    """Where the database's index stands, and the state of everything that is told of. One query.

    Each database has a directory: instances and tests that share a place do not disturb each other.
    """
    ((whose, *state),) = _rows(_NOW, [])
    name = hashlib.sha256(whose.encode()).hexdigest()[:16]
    return Shelf(settings.QUOTATION_INDEX_DIR / name, f"{engine_stamp()} {whose}"), _state(*state)


def _states() -> dict[int, State]:
    return {document: _state(*state) for document, *state in _rows(_STATES, [])}


def _state(count: int, total: int) -> State:
    """The low 64 bits of the sum of hashes, signed."""
    return count, (int(total) + (1 << 63)) % (1 << 64) - (1 << 63)


def _words(keys: Iterable[int]) -> dict[int, str]:
    """By the index's own numbers, of which each wording is asked for once."""
    numbers = list(keys)
    texts = dict(
        _rows("SELECT id, text FROM documents_wording WHERE id = ANY(%s)", [[*map(key_of, numbers)]])
    )
    return {number: texts[key_of(number)] for number in numbers}


def _rows(query: str, values: list[list[int]]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
