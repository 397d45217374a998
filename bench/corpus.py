"""The corpus of trade agreements, brought in whole and once more: `python -m bench.corpus`."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from apps.config.embedded.shared import own_server
from bench.answers import SHARED

ROOT = Path(__file__).resolve().parent.parent
CORPUS = SHARED / "data" / "tota" / "xml"
AIM_SECONDS, AIM_MEMORY = 180, 1024


def main() -> None:
    if not CORPUS.is_dir():
        raise SystemExit(f"The trade agreements are not in {CORPUS}; GLOSSATOR_SHARED says where they are.")
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place, own_server(Path(place)) as server:
        environment = {**os.environ, "DATABASE_URL": server.url, "DATA_DIR": place}
        manage(environment, "migrate", "--verbosity", "0")
        for name in ("all of it", "a second run"):
            begun = time.perf_counter()
            told = manage(environment, "import_corpus", str(CORPUS), "--quiet")
            seconds = time.perf_counter() - begun
            # Of the largest of the processes so far, in KiB on Linux.
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"{name:<14}{seconds:7.1f} s (aim {AIM_SECONDS}) {memory:6} MB (aim {AIM_MEMORY})   {told}")


def manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
