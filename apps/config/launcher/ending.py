"""How the launcher is asked to end, and how it takes the asking."""

import os
import signal
from types import FrameType

from apps.config.embedded.identity import die_with_parent

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(BaseException):
    """Somebody wants the instance to end. Not an Exception: nothing on the way may take it for a failure."""


def listen_for_end() -> None:
    for ending in ENDINGS:
        if ending == signal.SIGHUP and signal.getsignal(ending) == signal.SIG_IGN:
            continue  # nohup: whoever started us wants us to stay when the terminal goes
        signal.signal(ending, _request)


def die_with_make() -> None:
    """Also end when `make` was killed, which forwards no signal then."""
    parent = os.getppid()
    die_with_parent(signal.SIGTERM)
    if os.getppid() != parent:
        raise StopRequested


def hear_no_more() -> None:
    """From here on we are ending already; an impatient second Ctrl-C must not leave half of it running."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)


def _request(number: int, frame: FrameType | None) -> None:
    hear_no_more()
    raise StopRequested
