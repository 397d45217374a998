"""The state of a document that an address asks for: `?as-of=2022-03-01` is what this site showed at the end of that day
(UTC), `?as-of=2022-03-01T12:30Z` at that moment; `?revision=jamnews-en:2` is that revision of that edition, which also
tells revisions of one second apart, with everything else as it stood when the revision was replaced.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from apps.reading.parameters import printable

STATE_NAMES = AS_OF, REVISION = "as-of", "revision"
LONGEST = 40  # characters of a moment with microseconds and an offset, and some
_REVISION = re.compile(r"([-a-zA-Z0-9_]{1,60}):([1-9][0-9]{0,8})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][-+:.0-9Z ]+")


@dataclass(frozen=True, slots=True)
class AskedState:
    """Either a moment, ``whole_day`` where it is the end of one, or a revision of an edition by its number."""

    name: str  # of the parameter
    value: str
    moment: datetime | None = None
    whole_day: bool = False
    edition: str = ""
    number: int = 0

    @property
    def query(self) -> str:
        return "?" + urlencode({self.name: self.value})


def read_state(query: Mapping[str, str], now: datetime) -> tuple[AskedState | None, str]:
    """What is asked for, None where that is the present, and a sentence about what cannot be used, "" if nothing."""
    revision, value = query.get(REVISION, ""), query.get(AS_OF, "").strip()
    if revision:
        return _revision(revision, value)
    if not value:
        return None, ""
    state = _moment(value) if len(value) <= LONGEST else None
    if state is None or state.moment is None:
        return None, _("“%(value)s” is no day like 2022-03-01, so the document is shown as it is now.") % {
            "value": printable(value)
        }
    if state.moment >= now:
        return None, _("“%(value)s” is not over yet, so the document is shown as it is now.") % {
            "value": printable(value)
        }
    return state, ""


def asks_for_state(query: Mapping[str, str]) -> bool:
    return bool(query.get(REVISION) or query.get(AS_OF))


def revision_query(edition: str, number: int) -> str:
    return "?" + urlencode({REVISION: f"{edition}:{number}"})


def moment_query(moment: datetime) -> str:
    """To the microsecond: the last of one state is beside the first of the next."""
    return "?" + urlencode({AS_OF: moment.astimezone(UTC).isoformat().replace("+00:00", "Z")})


def _revision(revision: str, moment: str) -> tuple[AskedState | None, str]:
    found = _REVISION.fullmatch(revision)
    if found is None:
        return None, unknown_revision(revision)
    state = AskedState(REVISION, revision, edition=found[1], number=int(found[2]))
    problem = _("A revision and a moment cannot be asked for together, so the moment was left out.")
    return state, problem if moment else ""


def unknown_revision(value: str) -> str:
    return _(
        "There is no revision “%(value)s” of this document that can be read, so it is shown as it is now."
    ) % {"value": printable(value)}


def _moment(value: str) -> AskedState | None:
    try:
        if _DAY.fullmatch(value):
            end = datetime.combine(date.fromisoformat(value), time.max, UTC)
            return AskedState(AS_OF, value, end, whole_day=True)
        if not _MOMENT.fullmatch(value):
            return None
        # "+" stands for a space in an address, and is easily forgotten to be written otherwise.
        given = datetime.fromisoformat(re.sub(r" (\d\d:?\d\d)$", r"+\1", value))
        at = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return AskedState(AS_OF, value, at)
