"""The shared folder's tasks with known answers: GLOSSATOR_SHARED names it, or it stands beside the checkout."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or Path(__file__).parents[2] / "shared")


def ask(task: str, *arguments: str) -> str:
    """What the script of a task prints."""
    place = SHARED / "bench"
    if not (place / task).is_file():
        raise SystemExit(f"There is no {task} in {place}; GLOSSATOR_SHARED says where the folder is")
    # -B: the folder may be read-only, and is not ours to leave files in.
    command = [sys.executable, "-B", task, *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout


def answer(cases: Path, predictions: Path, predict: Callable[[Any], Sequence[Any]]) -> tuple[float, int]:
    """Writes what is predicted for a cases file; the milliseconds of one process, and how many spans or pieces."""
    read = json.loads(cases.read_text())
    start = time.process_time()
    found = predict(read)
    spent = time.process_time() - start
    predictions.write_text(json.dumps(found, ensure_ascii=False))
    return spent * 1000, sum(map(len, found))


def command_line(
    about: str | None, seeds: Callable[[Sequence[int]], None], one: Callable[[Path, Path], None]
) -> None:
    """``CASES PREDICTIONS``, or ``--seeds``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("cases", nargs="?", type=Path, help="a cases file")
    parser.add_argument("predictions", nargs="?", type=Path, help="where the predictions go")
    parser.add_argument("--seeds", type=int, nargs="+", help="generate, predict and score these")
    given = parser.parse_args()
    if given.seeds:
        seeds(given.seeds)
    elif given.cases and given.predictions:
        one(given.cases, given.predictions)
    else:
        parser.error("give a cases file and where the predictions go, or --seeds")
