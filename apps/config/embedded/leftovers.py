"""What a killed instance may have left: a server that still runs, or a file that says so and lies."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from apps.config.problems import StartProblem

PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.05


def clear_leftovers(cluster: Path) -> None:
    """Make `cluster` ready to be started again. The caller holds the lock of the data directory.

    A server counts as ours by its working directory, which PostgreSQL makes its data directory, never by a
    number in a file: after a restart of the machine that number may be anybody's, who must not be touched.
    """
    _stop(cluster)
    pid_file = cluster / "postmaster.pid"
    if pid_file.exists():
        # Nothing of ours runs. PostgreSQL would take any living process with this number for a server and
        # refuse.
        pid_file.unlink()


def _stop(cluster: Path) -> None:
    """End the server and its children properly: a fast shutdown first, then the immediate one."""
    for sent in (signal.SIGINT, signal.SIGQUIT):
        if not any(_processes(cluster)):
            return
        main = _main_process(cluster)
        if main is not None:
            main.send_signal(sent)
        # Without their parent the children end by themselves: they notice, at the latest after their
        # statement.
        limit = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < limit and any(_processes(cluster)):
            time.sleep(PAUSE_SECONDS)
    if any(_processes(cluster)):
        raise StartProblem(f"A PostgreSQL from an earlier start still holds {cluster} and does not stop.")


def _main_process(cluster: Path) -> psutil.Process | None:
    """The one whose parent is not itself one of them."""
    found = {process.pid: process for process in _processes(cluster)}
    for process in found.values():
        try:
            if process.ppid() not in found:
                return process
        except psutil.Error:
            continue
    return None


def _processes(cluster: Path) -> Iterator[psutil.Process]:
    """Every living `postgres` of this very data directory."""
    for process in psutil.process_iter():
        try:
            if (
                process.name().startswith("postgres")
                and process.status() != psutil.STATUS_ZOMBIE
                and Path(process.cwd()).samefile(cluster)
            ):
                yield process
        except (psutil.Error, OSError):
            continue
