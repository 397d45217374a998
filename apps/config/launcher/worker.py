"""The worker as a child: it reads in the background what editors bring in, over the same database."""

import signal
import sys
import time

from apps.config.launcher.child import CHECKOUT, Child

CONCURRENCY = 1  # reading keeps a processor busy, and pages need the other
GRACE_SECONDS = 3  # most texts are read in less; a longer one is read anew by the next worker
# Beyond the grace, what the worker itself takes to leave: it may be starting still.
PATIENCE_SECONDS = GRACE_SECONDS + 2
# A worker that ends is followed by another: at once, and where that ends as well after ever longer pauses, so that what
# cannot run does not keep a processor busy. One that ran for so long as the longest pause is no bad start any more.
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1, 64


def worker_command() -> list[str]:
    return [
        *(sys.executable, str(CHECKOUT / "manage.py"), "procrastinate", "worker"),
        *("--name", "glossator", "--concurrency", str(CONCURRENCY)),
        *("--shutdown-graceful-timeout", str(GRACE_SECONDS)),
        # What was asked is kept where it failed; the import itself tells what became of it.
        *("--delete-jobs", "successful"),
    ]


class Worker(Child):
    """One that dies at once when the launcher is killed: what it was reading is read anew after the next start.

    Readers need none, so where it ends by itself (a system short of memory kills the largest) the rest goes on.
    """

    def __init__(self) -> None:
        super().__init__(worker_command(), patience=PATIENCE_SECONDS, left_behind=signal.SIGKILL)
        self.pause = FIRST_PAUSE_SECONDS
        self.due = 0.0  # when it started, or is to start

    def start(self) -> None:
        self.due = time.monotonic()
        super().start()

    def look_after(self) -> str:
        """Starts another where it ended, when it is time for that. What is to be said of it, or nothing."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return ""
        code = self.process.poll()
        if now - self.due > LONGEST_PAUSE_SECONDS:
            self.pause = FIRST_PAUSE_SECONDS
        if code is None:
            return ""
        self.stop()  # what it left of its own
        pause, self.pause = self.pause, min(2 * self.pause, LONGEST_PAUSE_SECONDS)
        self.due = now + pause
        return f"The worker ended unexpectedly (exit code {code}). Another one follows it in {pause} s; pages go on."
