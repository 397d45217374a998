"""The shared folder's tasks with known answers: GLOSSATOR_SHARED names it, or it stands beside the checkout."""

import os
import subprocess
import sys
from pathlib import Path

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or Path(__file__).parents[2] / "shared")


def ask(task: str, *arguments: str) -> str:
    """What the script of a task prints."""
    place = SHARED / "bench"
    if not (place / task).is_file():
        raise SystemExit(f"There is no {task} in {place}; GLOSSATOR_SHARED says where the folder is")
    # -B: the folder may be read-only, and is not ours to leave files in.
    command = [sys.executable, "-B", task, *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout
