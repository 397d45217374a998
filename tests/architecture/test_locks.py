"""The lock files: exact versions with hashes, from wherever the machine takes its packages."""

import json
import re
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in PIN.finditer((CHECKOUT / lock).read_text())}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    text = Path(CHECKOUT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"--(index|extra-index|find-links|trusted)", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_is_exact_and_has_a_hash(lock: str) -> None:
    entries = [
        entry for entry in re.split(r"\n(?=\S)", (CHECKOUT / lock).read_text()) if not entry.startswith("#")
    ]
    assert len(entries) > 20
    for entry in entries:
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry


def test_the_lock_of_what_measures_names_no_host_and_only_hashed_files() -> None:
    """npm writes pleas for money into a lock, with addresses; nothing reads them."""
    text = (CHECKOUT / "bench" / "package-lock.json").read_text()
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert len(packages) > 20
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_what_is_tested_is_what_runs() -> None:
    tested = pins("requirements-dev.lock")
    assert {name: tested.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")
