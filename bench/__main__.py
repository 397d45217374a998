"""Everything that is measured, one after the other: `make bench`.

`ARGS=splitting` measures that alone, and what follows goes to it: `make bench ARGS="reading --sizes 43"`.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence

# Each a program of its own, so that none finds the settings of another. Nothing was developed on these seeds.
PROGRAMS: Mapping[str, Sequence[str]] = {
    "splitting": ("--seeds", "101", "102", "103", "104"),
    "anchors": ("--seeds", "101", "102"),
    "alignment": ("--seeds", "301", "302", "303", "304"),
    "quotations": ("--seeds", "201", "202", "203"),
    "revising": (),
    "corpus": (),
    "quoting": (),
    "indexing": (),
    "reading": (),
}


def main() -> int:
    """The exit code: not 0 where one of them failed."""
    asked = sys.argv[1:]
    if asked and asked[0] in PROGRAMS:
        return run(asked[0], asked[1:] or PROGRAMS[asked[0]])
    if asked:
        print(f"Nothing called “{asked[0]}” is measured; there are: {', '.join(PROGRAMS)}.", file=sys.stderr)
        return 2
    return max(run(name, arguments) for name, arguments in PROGRAMS.items())


def run(name: str, arguments: Sequence[str]) -> int:
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"bench.{name}", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
