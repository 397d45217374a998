"""The worker beside the web server, from outside: real processes, killed at real moments."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import psycopg
import pytest

from apps.config.database import embedded_url
from apps.config.embedded.places import running_socket_directory
from apps.config.launcher.worker import Worker
from tests.config.instances import Instance, manage, prepared_in, running, wait_until_gone

Found = TypeVar("Found")
PATIENCE_SECONDS = 180  # for a machine that does much else
START = (
    "from apps.documents.services import start_import;"
    "text = ''.join(f'Article {n}\\nThe Parties consult.\\n\\n' for n in range(1, %d + 1));"
    "print(start_import(by=None, content=text.encode()).pk)"
)
SHORT, LONG = 2, 2_000  # articles: read at once, and long enough to be held
SILENT = "UPDATE documents_import SET at_work = now() - interval '1 hour' WHERE id = %s"
TAKE_OVER = (
    "from apps.documents.tasks import take_over; take_over(0)"  # as a minute later the worker does by itself
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with prepared_in(tmp_path_factory.mktemp("instance") / "data") as data_dir:
        yield data_dir


def connect(data_dir: Path) -> psycopg.Connection[tuple[str]]:
    sockets = running_socket_directory(data_dir)
    assert sockets is not None
    return psycopg.connect(embedded_url(sockets), autocommit=True)


def worker_of(instance: Instance) -> psutil.Process:
    return until(lambda: next(iter(_workers(instance)), None), "there is no worker")


def _workers(instance: Instance) -> list[psutil.Process]:
    return [each for each in instance.family() if "procrastinate" in " ".join(each.cmdline())]


def until(look: Callable[[], Found | None], otherwise: str) -> Found:
    limit = time.monotonic() + PATIENCE_SECONDS
    while (found := look()) is None:
        assert time.monotonic() < limit, otherwise
        time.sleep(0.01)
    return found


def brought_in(data_dir: Path, articles: int = SHORT) -> str:
    done = manage(data_dir, "shell", "-v", "0", "-c", START % articles)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def stage_of(connection: psycopg.Connection[tuple[str]], identifier: str) -> str:
    row = connection.execute("SELECT stage FROM documents_import WHERE id = %s", [identifier]).fetchone()
    assert row is not None
    return row[0]


def wait_for_stage(connection: psycopg.Connection[tuple[str]], identifier: str, stage: str) -> None:
    limit = time.monotonic() + PATIENCE_SECONDS
    while (now := stage_of(connection, identifier)) != stage:
        assert time.monotonic() < limit, f"it is {now}"
        time.sleep(0.05)


def held_while_it_is_read(
    worker: psutil.Process, connection: psycopg.Connection[tuple[str]], data_dir: Path
) -> str:
    """An import that is being read, and cannot be done with as long as the connection keeps its row."""
    for _attempt in range(5):  # the worker may be done before the row is held
        worker.suspend()  # it begins when somebody looks
        identifier = brought_in(data_dir, LONG)
        worker.resume()
        until(lambda seen=identifier: stage_of(connection, seen) != "waiting" or None, "nobody reads it")  # type: ignore[misc]
        connection.execute("BEGIN")
        held = connection.execute("SELECT stage FROM documents_import WHERE id = %s FOR UPDATE", [identifier])
        if held.fetchone() == ("reading",):
            return identifier
        connection.execute("ROLLBACK")
    raise AssertionError("each was read before it could be held")


def test_it_reads_what_is_brought_in_and_leaves_with_the_rest(prepared: Path) -> None:
    with running(prepared) as instance:
        worker = worker_of(instance)
        family = instance.family()
        with connect(prepared) as connection:
            wait_for_stage(connection, brought_in(prepared), "ready")
        assert worker.memory_info().rss < 250 * 1024 * 1024
        assert instance.get("/healthz") == b"ok\n"
        instance.process.send_signal(signal.SIGTERM)
        assert instance.wait() == 0
        assert wait_until_gone(family) == []
        assert "Traceback" not in instance.said
        assert "procrastinate" not in instance.said  # nothing below a warning is told


def test_its_end_is_told_and_another_reads_what_it_left_while_pages_go_on(prepared: Path) -> None:
    with running(prepared) as instance:
        worker = worker_of(instance)
        worker.suspend()
        identifier = brought_in(prepared)
        with connect(prepared) as connection:
            assert stage_of(connection, identifier) == "waiting"
            worker.kill()
            worker.wait(PATIENCE_SECONDS)
            assert instance.get("/healthz") == b"ok\n"
            assert worker_of(instance).pid != worker.pid
            wait_for_stage(connection, identifier, "ready")
        family = instance.family()
        instance.process.send_signal(signal.SIGTERM)
        assert instance.wait() == 0
        assert "The worker ended unexpectedly (exit code -9)." in instance.said
        assert wait_until_gone(family) == []


def test_one_that_cannot_run_is_started_ever_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: clock)
    worker = Worker()
    worker.command = [sys.executable, "-c", "raise SystemExit(3)"]
    worker.start()
    pauses = []
    for _end in range(9):
        assert worker.process is not None
        worker.process.wait()
        assert "exit code 3" in worker.look_after()
        pauses.append(worker.due - clock)
        clock = worker.due
        assert worker.look_after() == ""
    worker.stop()
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 64, 64]


def test_killed_in_the_middle_nothing_is_half_done_and_the_import_is_read_after_the_next_start(
    prepared: Path,
) -> None:
    with running(prepared) as instance:
        worker = worker_of(instance)
        family = instance.family()
        connection = connect(prepared)
        identifier = held_while_it_is_read(worker, connection, prepared)
        instance.process.kill()
        instance.wait()
        connection.close()
        assert wait_until_gone(family) == []
    with running(prepared), connect(prepared) as connection:
        half = connection.execute("SELECT rows::text FROM documents_import WHERE id = %s", [identifier])
        assert (stage_of(connection, identifier), half.fetchone()) == ("reading", ("[]",))
        connection.execute(SILENT, [identifier])
        assert manage(prepared, "shell", "-v", "0", "-c", TAKE_OVER).returncode == 0
        wait_for_stage(connection, identifier, "ready")
