"""What can collide: a record with its parts, and every version of it as its form would send it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.http import QueryDict

from apps.desk.collisions.parts import Part


class Version(Protocol):
    """One state of a record, as a history tells of it."""

    @property
    def number(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def by_name(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def status(self) -> str: ...


class Sides(Protocol):
    """A record that somebody may have saved meanwhile."""

    @property
    def version(self) -> int: ...
    @property
    def parts(self) -> Sequence[Part]: ...
    @property
    def saved(self) -> Sequence[Version]:
        """Newest first."""

    def sent_at(self, number: int) -> QueryDict | None:
        """What the form of that version would send unchanged; None where there is no such version."""

    def completed(self, typed: QueryDict, base: QueryDict | None, theirs: QueryDict) -> QueryDict:
        """What was typed, with what goes without saying in a form: where words stand that nobody touched."""
