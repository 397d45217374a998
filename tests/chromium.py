"""Finds a Chromium for the journeys, or says what to do."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
ADVICE = (
    "The browser journeys need a Chromium and none was found. Do one of these: install the package "
    "chromium of your system; or run “.venv/bin/playwright install chromium”; or leave them out with "
    "“.venv/bin/pytest --ignore tests/journeys”."
)
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


class NoChromium(Exception):
    """There is none and none can be installed. The message says what to do."""


def find_chromium(playwrights_own: str, path: str | None = None) -> Path:
    """One on the PATH, else Playwright's own, else Debian's package where we may install it."""
    found = _on_path(path) or _existing(playwrights_own)
    if found is None and _may_install():
        with Path(__file__).open() as held:
            fcntl.flock(held, fcntl.LOCK_EX)  # several workers at once: the others find it installed
            if _on_path(path) is None:
                _install()
        found = _on_path(path)
    if found is None:
        raise NoChromium(ADVICE)
    return found


def launch_arguments() -> list[str]:
    """Nothing that phones home; and without its sandbox as root, where Chromium refuses to start with it."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _on_path(path: str | None) -> Path | None:
    places = (shutil.which(name, path=path) for name in NAMES)
    return next((Path(place) for place in places if place), None)


def _existing(executable: str) -> Path | None:
    return Path(executable) if executable and Path(executable).exists() else None


def _may_install() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _install() -> None:
    """Debian's package. A refusal is not an error here: the caller looks again and then says what to do."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", *command],  # noqa: S607 - the system's own, wherever it stands
            env=quiet,
            stdout=subprocess.DEVNULL,
            check=False,
        )
