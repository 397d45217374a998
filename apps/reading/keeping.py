"""What readers see of a document, kept in this process for as long as nothing in it changes.

Only what is shown to everybody is kept: nothing here ever saw an account. Whether it still holds is asked of the
database each time (`apps.documents.changes`), so no process needs to be told by another.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import get_language

from apps.documents.changes import state_of, state_of_all
from apps.reading.moments import STATE_NAMES
from apps.reading.selectors.document import Subject, past_subject, subject

MOST_SUBJECTS = 48
MOST_PAST = 4  # of 1,000 clauses and 5,000 notes each has some twenty million bytes
MOST_BYTES = 48 * 1024 * 1024  # of pages; one of 1,000 clauses has two million, and a tenth of it compressed


@dataclass
class Kept:
    """A document in one language, and the pages that were made of it."""

    state: str
    subject: Subject
    pages: dict[Hashable, "Page"] = field(default_factory=dict)


@dataclass
class Page:
    """A page as it is sent, in the encodings that were asked for."""

    body: bytes
    encoded: dict[str, bytes] = field(default_factory=dict)

    def as_sent(self, encoding: str, encode: Callable[[bytes], bytes]) -> bytes:
        """``encoding`` is "" for the body as it is."""
        if not encoding:
            return self.body
        if encoding not in self.encoded:
            self.encoded[encoding] = encode(self.body)
        return self.encoded[encoding]


class Keeper:
    """Threads share it. Two that ask for the same at once may both make it; the later is kept."""

    def __init__(self, *, subjects: int = MOST_SUBJECTS, most: int = MOST_BYTES) -> None:
        self._most_subjects, self._most_bytes = subjects, most
        self._subjects: OrderedDict[tuple[str, str | None], Kept] = OrderedDict()
        self._order: OrderedDict[tuple[tuple[str, str | None], Hashable], int] = OrderedDict()
        self._lock = Lock()

    def find(self, slug: str) -> Kept | None:
        """The document as readers see it now, in the active language; None where they see none.

        One query where it is kept, eleven where it has to be read.
        """
        key = (slug, get_language())
        kept = self._subjects.get(key)
        if kept is not None and state_of(kept.subject.stuff.documents) == kept.state:
            return kept
        return self._read(key)

    def _read(self, key: tuple[str, str | None]) -> Kept | None:
        before = state_of_all()
        found = subject(AnonymousUser(), key[0])
        with self._lock:
            self._forget(key)
        if found is None:
            return None
        kept = Kept(state_of(found.stuff.documents), found)
        # What changed while it was read may be in the state and not in what was read: such a reading serves once.
        if state_of_all() == before:
            with self._lock:
                self._subjects[key] = kept
                if len(self._subjects) > self._most_subjects:
                    self._forget(next(iter(self._subjects)))
        return kept

    def page(self, kept: Kept, name: Hashable, render: Callable[[], str]) -> Page:
        """The page of that name, made when it is not there."""
        if (page := kept.pages.get(name)) is not None:
            return page
        page = Page(render().encode())
        key = (kept.subject.slug, get_language())
        with self._lock:
            if self._subjects.get(key) is kept:
                kept.pages[name] = page
                self._order[key, name] = len(page.body)
                self._make_room()
        return page

    def _make_room(self) -> None:
        while len(self._order) > 1 and sum(self._order.values()) > self._most_bytes:
            (key, name), _bytes = self._order.popitem(last=False)
            if key in self._subjects:
                self._subjects[key].pages.pop(name, None)

    def _forget(self, key: tuple[str, str | None]) -> None:
        kept = self._subjects.pop(key, None)
        for name in kept.pages if kept else ():
            self._order.pop((key, name), None)


class PastKeeper:
    """The few earlier states that were asked for last, as a long one brings its notes in parts, each a request. Their
    pages are made anew."""

    def __init__(self, *, most: int = MOST_PAST) -> None:
        self._most = most
        self._subjects: OrderedDict[tuple[str | None, ...], tuple[str, Subject]] = OrderedDict()
        self._lock = Lock()

    def find(self, slug: str, query: QueryDict) -> tuple[str, Subject] | None:
        """What readers are shown of the state that the address asks for, and the name of what it rests on; None where
        it asks for none that can be given. It may raise NotHere."""
        key = (slug, *(query.get(name) for name in STATE_NAMES), get_language())
        kept = self._subjects.get(key)
        if kept is not None and state_of(kept[1].stuff.documents) == kept[0]:
            return kept
        before = state_of_all()
        found = past_subject(AnonymousUser(), slug, query)
        if found is None:
            return None
        kept = state_of(found.stuff.documents), found
        if state_of_all() == before:
            with self._lock:
                self._subjects[key] = kept
                self._subjects.move_to_end(key)
                if len(self._subjects) > self._most:
                    self._subjects.popitem(last=False)
        return kept


keeper = Keeper()
past_keeper = PastKeeper()
