"""The shared folder's tasks with known answers: GLOSSATOR_SHARED names it, or it stands beside the checkout."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or Path(__file__).parents[2] / "shared")


def ask(task: str, *arguments: str) -> str:
    """What the script of a task prints."""
    place = SHARED / "bench"
    if not (place / task).is_file():
        raise SystemExit(f"There is no {task} in {place}; GLOSSATOR_SHARED says where the folder is")
    # -B: the folder may be read-only, and is not ours to leave files in.
    command = [sys.executable, "-B", task, *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout


def cases_in(path: Path, shape: Mapping[str, Any]) -> list[Any]:
    """The cases of a file, each with what ``shape`` asks for: the type of each key, or of each item of its list as
    ``[type]`` or ``[shape]``. Ends the program with a sentence and exit code 2 where that is not so."""
    try:
        read = json.loads(path.read_bytes())
    except OSError as problem:
        refuse(f"{path} cannot be read: {problem.strerror}.")
    except ValueError as problem:
        refuse(f"{path} is not JSON in UTF-8: {problem}.")
    if not isinstance(read, list):
        refuse(f"{path} is not a list of cases.")
    for number, case in enumerate(read, 1):
        if wrong := misfit(case, shape):
            refuse(f"{path}, case {number}: {wrong}.")
    return read


def misfit(value: Any, shape: Any) -> str:
    """What is not as ``shape`` has it, or nothing. A subclass does not do: True is no offset."""
    if isinstance(shape, type):
        return "" if type(value) is shape else f"{shape.__name__} expected, not {type(value).__name__}"
    if not isinstance(value, type(shape)):
        return f"{type(shape).__name__} expected, not {type(value).__name__}"
    if isinstance(shape, list):
        found = ((f"item {at}", misfit(item, shape[0])) for at, item in enumerate(value, 1))
    else:
        found = (
            (f"“{key}”", misfit(value[key], of) if key in value else "missing") for key, of in shape.items()
        )
    return next((f"{where}: {wrong}" for where, wrong in found if wrong), "")


def refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def keep(predictions: Path, found: Sequence[Any]) -> None:
    """Writes them; ends the program as `cases_in` does where it cannot."""
    try:
        # In ASCII: half of a surrogate pair, which a case may have, is no UTF-8.
        predictions.write_text(json.dumps(found), encoding="ascii")
    except OSError as problem:
        refuse(f"{predictions} cannot be written: {problem.strerror}.")


def answer(
    cases: Path, predictions: Path, predict: Callable[[Any], Sequence[Any]], shape: Mapping[str, Any]
) -> tuple[float, int]:
    """Writes what is predicted for a cases file; the milliseconds of one process, and how many spans or pieces."""
    read = cases_in(cases, shape)
    start = time.process_time()
    found = predict(read)
    spent = time.process_time() - start
    keep(predictions, found)
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
