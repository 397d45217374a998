"""Requests under load, by wrk."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 16
SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Load:
    """Requests per second, and milliseconds."""

    rate: float
    median: float
    p95: float
    failed: int


def require_wrk() -> None:
    if not shutil.which("wrk"):
        raise SystemExit("The measuring needs wrk, which is not here. On Debian: apt-get install wrk")


def load(base: str, paths: Sequence[str], *, seconds: int, headers: Mapping[str, str] | None = None) -> Load:
    """Sixteen connections for so many seconds, the paths in turn."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(SCRIPT)]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    environment = {**os.environ, "BENCH_PATHS": " ".join(paths)}
    done = subprocess.run(
        [*command, f"{base}{paths[0]}"], env=environment, capture_output=True, text=True, check=True
    )
    figures = next(line for line in done.stdout.splitlines() if line.startswith("FIGURES")).split()[1:]
    return Load(float(figures[0]), float(figures[1]), float(figures[2]), int(figures[3]))
