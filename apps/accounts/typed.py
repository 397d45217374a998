"""What was typed into a form that could not be saved, because nobody was signed in any more.

It travels as one hidden field through signing in, is then kept in the session under the form's address, and fills
that form in again, unsaved.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, QueryDict

from apps.core.storing import without_unstorable

# Characters of one form. The longest note that anybody tries is some 100,000, which a form refuses kindly; beyond
# this the session's row would be larger than the note is worth.
LIMIT = 500_000
FORMS_KEPT = 5  # in a session; the oldest makes room
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password", "act", "typed", "here"})
_SESSION_KEY = "typed"
SHORT = 60  # what is shorter is no loss to type again


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a form in their order; a name may stand there several times."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, data: QueryDict) -> "Typed":
        return cls(
            tuple(
                (name, str(value))
                for name, values in data.lists()
                if name not in NEVER_KEPT
                for value in values
            )
        )

    @classmethod
    def loads(cls, text: str) -> "Typed | None":
        """None where the text is not what ``dumps`` writes, or is too long. Without characters that cannot be stored,
        and without the names that ``of`` leaves out: whoever sends the text may have written it by hand."""
        if not text or len(text) > LIMIT:
            return None
        try:
            pairs = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if not _are_pairs(pairs):
            return None
        clean = ((without_unstorable(name), without_unstorable(value)) for name, value in pairs)
        return cls(tuple((name, value) for name, value in clean if name not in NEVER_KEPT))

    def dumps(self) -> str:
        """For a hidden field; "" where there is nothing, or more than can be carried."""
        text = json.dumps(self.pairs, ensure_ascii=False)
        return text if self.pairs and len(text) <= LIMIT else ""

    def data(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, value in self.pairs:
            data.appendlist(name, value)
        return data

    def texts(self) -> list[str]:
        """What would be a loss: the longer values, longest first."""
        return sorted((value for _name, value in self.pairs if len(value) > SHORT), key=len, reverse=True)


def _are_pairs(found: object) -> bool:
    """Whether it is a list of pairs of strings, and no longer than the forms that are read at all."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or LIMIT
    return (
        isinstance(found, list)
        and len(found) <= most
        and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
            for pair in found
        )
    )


def keep(request: HttpRequest, path: str, typed: Typed) -> None:
    kept: dict[str, str] = request.session.get(_SESSION_KEY, {})
    kept.pop(path, None)
    kept[path] = typed.dumps()
    request.session[_SESSION_KEY] = dict(list(kept.items())[-FORMS_KEPT:])


def kept_for(request: HttpRequest, path: str) -> Typed | None:
    return Typed.loads(request.session.get(_SESSION_KEY, {}).get(path, ""))


def paths_kept(request: HttpRequest) -> Iterable[str]:
    """Addresses of the forms that wait to be gone on with, oldest first."""
    return tuple(request.session.get(_SESSION_KEY, {}))


def discard(request: HttpRequest, path: str) -> None:
    kept = request.session.get(_SESSION_KEY, {})
    if kept.pop(path, None) is not None:
        request.session[_SESSION_KEY] = kept
