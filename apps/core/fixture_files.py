"""Reads fixtures: TOML files of tables, one record a table. Every problem names the file and the record."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models

# The first of them that a record has is its name in a message.
NAMING_FIELDS = ("slug", "ref", "key", "code", "refs", "name", "about", "edition", "value", "from")


class FixtureProblem(Exception):
    """A fixture cannot be loaded. The message is one sentence with the file and the record."""


class Count(NamedTuple):
    """How many records of one sort a run made, and how many it found and left alone."""

    created: int = 0
    already_there: int = 0

    def with_one(self, *, created: bool) -> "Count":
        return Count(self.created + created, self.already_there + (not created))


@dataclass(frozen=True, slots=True)
class Record:
    """One table of a file. ``where`` names it for a person: ``topics.toml, topic “security”``."""

    where: str
    values: Mapping[str, object]

    def problem(self, what: str) -> FixtureProblem:
        return FixtureProblem(f"{self.where}: {what}")

    def text(self, field: str, default: str | None = None) -> str:
        """A string. Raises FixtureProblem where it is absent and has no default, or is no string."""
        value = self.values.get(field, default)
        if value is None:
            raise self.problem(f"“{field}” is missing.")
        if not isinstance(value, str):
            raise self.problem(f"“{field}” is not a text.")
        return value

    def flag(self, field: str, default: bool | None = None) -> bool:
        value = self.values.get(field, default)
        if not isinstance(value, bool):
            raise self.problem(f"“{field}” is not true or false.")
        return value

    def number(self, field: str) -> int | None:
        """A whole number, or None where it is absent."""
        value = self.values.get(field)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.problem(f"“{field}” is not a whole number.")
        return value

    def words(self, field: str) -> list[str]:
        """A list of strings; empty where it is absent."""
        value = self.values.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.problem(f"“{field}” is not a list of texts.")
        return list(value)

    def children(self, field: str, *, called: str, fields: str) -> list["Record"]:
        """The tables within it; none where it is absent. ``called``: what one of them is; ``fields`` as in
        ``read``."""
        return _records(self.values.get(field, []), called, f"{self.where}, ", fields)

    def insert(self, row: models.Model) -> None:
        """Checks and inserts a row made from this record."""
        with self.naming():
            row.full_clean()
            row.save(force_insert=True)

    @contextmanager
    def naming(self) -> Iterator[None]:
        """What the database or a model refuses in here is told with this record's name."""
        try:
            yield
        except ValidationError as error:
            raise self.problem(" ".join(_sentences(error))) from error
        except DatabaseError as error:
            # Only the first line: what follows is the row as the database holds it.
            raise self.problem(f"the database refused it: {str(error).splitlines()[0]}.") from error


def read(path: Path, table: str, *, fields: str) -> list[Record]:
    """The records ``[[table]]`` of a file, in its order.

    ``fields`` are the names that a record may have, separated by spaces: a misspelt one is a problem and is
    not passed over. Raises FixtureProblem.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FixtureProblem(f"{path.name} is not there (looked in {path.parent}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FixtureProblem(f"{path.name} is not readable as TOML: {error}.") from error
    return _records(content.get(table, []), table, f"{path.name}, ", fields)


def _records(tables: object, table: str, prefix: str, fields: str) -> list[Record]:
    if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
        raise FixtureProblem(f"{prefix}{table}: expected [[{table}]], one table a record.")
    found = [
        Record(where=f"{prefix}{table} {_name(values, place)}", values=values)
        for place, values in enumerate(tables, start=1)
    ]
    for record in found:
        for unknown in record.values.keys() - set(fields.split()):
            raise record.problem(f"there is no field “{unknown}”.")
    return found


def _name(values: Mapping[str, object], place: int) -> str:
    value = next((values[field] for field in NAMING_FIELDS if field in values), "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return f"{place} (“{value}”)" if value else str(place)


def _sentences(error: ValidationError) -> Iterator[str]:
    if hasattr(error, "error_dict"):
        for field, messages in error.message_dict.items():
            yield from (m if field == "__all__" else f"“{field}”: {m}" for m in messages)
    else:
        yield from error.messages
