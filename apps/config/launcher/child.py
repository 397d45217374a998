"""A process that the launcher started and sees to the end of."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from apps.config.embedded.identity import die_with_parent

CHECKOUT = Path(__file__).resolve().parents[3]


class Child:
    """One child with children of its own, in a session of its own: Ctrl-C reaches us first.

    ``patience`` are the seconds that it has to end when it is asked to; ``left_behind`` is the signal that reaches it
    when we are killed.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        patience: float,
        left_behind: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.command = list(command)
        self.patience = patience
        self.left_behind = left_behind
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            cwd=CHECKOUT,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(self.left_behind),
            stdin=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """Ask it to end, then see that nothing of it is left."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
