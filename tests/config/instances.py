"""Real instances of Glossator, each a process of its own with its own directory and port."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

CHECKOUT = Path(__file__).resolve().parents[2]
# A first start migrates, and may have a tenth of a core; who is ready earlier is not waited for.
PATIENCE_SECONDS = 300
PAUSE_SECONDS = 0.05
READY = "Ctrl-C stops it"

# What the run of the tests itself stands on must not reach an instance that is to find its own way.
OURS = (
    "SECRET_KEY",
    "DATABASE_URL",
    "DATABASE_POOL",
    "DATA_DIR",
    "PORT",
    "DJANGO_SETTINGS_MODULE",
    "DEBUG",
    "TLS",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
)


def environment_of(data_dir: Path, port: int = 0, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "DATA_DIR": str(data_dir), "PORT": str(port or free_port()), **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def manage(data_dir: Path, *arguments: str, url: str = "", tls: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment_of(data_dir, DATABASE_URL=url, TLS=tls),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


class Instance:
    """A launcher as `make run` starts it, in a process group of its own, as a terminal would do."""

    def __init__(self, data_dir: Path, *, port: int = 0, url: str = "", mode: str = "serve") -> None:
        self.data_dir = data_dir
        self.port = port or free_port()
        self.log = data_dir.with_name(f"{data_dir.name}-{self.port}.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "apps.config.launcher", mode],
                cwd=CHECKOUT,
                env=environment_of(data_dir, self.port, DATABASE_URL=url),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310 - our own address
            body: bytes = answer.read()
        return body

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_until_ready(self) -> None:
        limit = time.monotonic() + PATIENCE_SECONDS
        while READY not in self.said:
            if self.process.poll() is not None or time.monotonic() > limit:
                raise AssertionError(f"not ready:\n{self.said}")
            time.sleep(PAUSE_SECONDS)

    def wait(self) -> int:
        """Its exit code."""
        return self.process.wait(PATIENCE_SECONDS)

    def family(self) -> list[psutil.Process]:
        """Everything that it started, and what those started."""
        found: list[psutil.Process] = psutil.Process(self.process.pid).children(recursive=True)
        return found

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.wait()


@contextmanager
def running(data_dir: Path, *, url: str = "", mode: str = "serve") -> Iterator[Instance]:
    """An instance that is ready, ended at the latest with the block."""
    instance = Instance(data_dir, url=url, mode=mode)
    try:
        instance.wait_until_ready()
        yield instance
    finally:
        instance.end()


@contextmanager
def prepared_in(data_dir: Path) -> Iterator[Path]:
    """A directory in which a first start has made everything, and ended; it is gone with the block.

    The first start is made once a run, as it takes most of a minute; the workers share the run's directory.
    """
    of_run = Path(os.environ["DATA_DIR"])
    made = of_run / "after a first start"
    with (of_run / "first-start.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not made.exists():
            with running(of_run / "first start of Əli") as instance:
                pass
            instance.data_dir.rename(made)
    shutil.copytree(made, data_dir)
    yield data_dir
    shutil.rmtree(data_dir)


def wait_until_gone(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that are still there after a while; none, if all is well."""
    _, alive = psutil.wait_procs(processes, timeout=20)
    remaining: list[psutil.Process] = alive
    return remaining
