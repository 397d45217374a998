"""The worker as a child: it reads in the background what editors bring in, over the same database."""

import signal
import sys

from apps.config.launcher.child import CHECKOUT, Child

CONCURRENCY = 1  # reading keeps a processor busy, and pages need the other
GRACE_SECONDS = 3  # most texts are read in less; a longer one is read anew by the next worker
# Beyond the grace, what the worker itself takes to leave: it may be starting still.
PATIENCE_SECONDS = GRACE_SECONDS + 2


def worker_command() -> list[str]:
    return [
        *(sys.executable, str(CHECKOUT / "manage.py"), "procrastinate", "worker"),
        *("--name", "glossator", "--concurrency", str(CONCURRENCY)),
        *("--shutdown-graceful-timeout", str(GRACE_SECONDS)),
        # What was asked is kept where it failed; the import itself tells what became of it.
        *("--delete-jobs", "successful"),
    ]


def make_worker() -> Child:
    """One that dies at once when the launcher is killed: what it was reading is read anew after the next start."""
    return Child(worker_command(), patience=PATIENCE_SECONDS, left_behind=signal.SIGKILL)
