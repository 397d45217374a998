"""A pytest plugin (see addopts): one embedded server for the whole run, unless DATABASE_URL names another.

It works before Django's settings are read, in the process that controls the run; the workers of xdist inherit the
address by the environment, and pytest-django gives each of them a database of its own.

Migrating takes longer than most runs, so a migrated cluster is kept in pytest's cache under the fingerprint of what it
came from, and each test database is copied from it.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import pytest

from apps.config.database import DATABASE_NAME
from apps.config.embedded.places import cluster_directory
from apps.config.embedded.shared import own_server
from apps.config.problems import StartProblem

CHECKOUT = Path(__file__).resolve().parents[1]
KEPT = "migrated-"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    signal.signal(signal.SIGTERM, _interrupt)
    place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="glossator-tests-")))
    os.environ["DATA_DIR"] = str(place)  # no test may touch the data of the checkout it runs in
    os.environ["SECRET_KEY"] = "known to everybody and good enough for tests, which sign nothing of worth"
    if os.environ.get("DATABASE_URL"):
        return
    try:
        _bring_migrated_cluster(place)
        server = stack.enter_context(own_server(place, durable=False))
    except StartProblem as problem:
        raise pytest.UsageError(str(problem)) from None
    os.environ["DATABASE_URL"] = server.url
    os.environ["TEST_TEMPLATE"] = DATABASE_NAME


def _bring_migrated_cluster(place: Path) -> None:
    cache = CHECKOUT / ".pytest_cache" / "glossator"
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / f"{KEPT}{_fingerprint()}"
    with (cache / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # two runs at once: the second finds it made
        if kept.exists():
            shutil.copytree(kept, cluster_directory(place))
            return
        _migrate(place)
        with tempfile.TemporaryDirectory(dir=cache, prefix="new-") as fresh:
            shutil.copytree(cluster_directory(place), Path(fresh) / "cluster")
            for outdated in cache.glob(f"{KEPT}*"):
                shutil.rmtree(outdated, ignore_errors=True)
            (Path(fresh) / "cluster").rename(kept)


def _migrate(place: Path) -> None:
    with own_server(place, durable=False) as server:
        done = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=CHECKOUT,
            env={**os.environ, "DATABASE_URL": server.url, "DJANGO_SETTINGS_MODULE": "apps.config.settings"},
            check=False,
        )
    if done.returncode:
        raise pytest.UsageError("The migrations failed; their reason stands above.")


def _fingerprint() -> str:
    """Of every migration, ours and the packages' (by their versions)."""
    digest = hashlib.sha256((CHECKOUT / "requirements.lock").read_bytes())
    for migration in sorted((CHECKOUT / "apps").glob("*/migrations/*.py")):
        digest.update(migration.relative_to(CHECKOUT).as_posix().encode() + migration.read_bytes())
    return digest.hexdigest()[:16]


def _interrupt(number: int, frame: FrameType | None) -> None:
    """A polite end is an end like Ctrl-C: pytest reports, and the server goes."""
    raise KeyboardInterrupt
