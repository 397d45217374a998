"""What manage.py does before Django: see to a database for the commands that need one."""

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from apps.config import environment
from apps.config.database import examine
from apps.config.embedded.shared import any_server
from apps.config.problems import StartProblem

CHECKOUT = Path(__file__).resolve().parents[2]

# Every other command gets a database. Those here work on files, or look at it only if it happens to be there.
NEED_NO_DATABASE = frozenset(
    {
        "check",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "makemigrations",
        "startapp",
        "version",
    }
)
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command as Django would; the exit code. `arguments` as in `sys.argv`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apps.config.settings")
    signal.signal(signal.SIGTERM, _leave)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
        signal.signal(signal.SIGHUP, _leave)
    try:
        if not needs_database(arguments):
            warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
            _execute(arguments)
        elif url := environment.text("DATABASE_URL"):
            examine(url)
            _execute(arguments)
        else:
            with any_server(environment.path("DATA_DIR", CHECKOUT / ".data")) as found:
                os.environ["DATABASE_URL"] = found
                _execute(arguments)
    except StartProblem as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a command line speaks by printing
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def needs_database(arguments: Sequence[str]) -> bool:
    command, options = (arguments[1] if len(arguments) > 1 else "help"), arguments[2:]
    if command.startswith("-") or "--help" in options or "-h" in options:
        return False
    return command not in NEED_NO_DATABASE or any(option.startswith("--database") for option in options)


def _execute(arguments: Sequence[str]) -> None:
    from django.core.management import execute_from_command_line  # after the address is known

    execute_from_command_line(list(arguments))


def _leave(number: int, frame: FrameType | None) -> None:
    """An ordinary end, so that the server that was started for the command is stopped on the way out."""
    raise SystemExit(128 + number)
