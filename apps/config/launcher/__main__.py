"""`python -m apps.config.launcher serve` (or `dev`, which reloads on change)."""

import argparse
import sys

from apps.config.launcher.ending import StopRequested, die_with_make, listen_for_end
from apps.config.launcher.instance import run
from apps.config.problems import StartProblem


def main() -> int:
    """The exit code: 0 after an end that was asked for, 1 after any other."""
    parser = argparse.ArgumentParser(prog="python -m apps.config.launcher")
    parser.add_argument("mode", choices=("serve", "dev"))
    parser.add_argument(
        "--with-parent", action="store_true", help="end when the process that started this one does"
    )
    options = parser.parse_args()
    try:
        listen_for_end()
        if options.with_parent:
            die_with_make()
        run(reloading=options.mode == "dev")
    except StopRequested:
        return 0
    except StartProblem as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a command line speaks by printing
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
