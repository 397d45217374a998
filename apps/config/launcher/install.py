"""Gives the checkout its own Python environment, as a lock file says: `python3 install.py NAME.lock`.

It runs on whatever python3 the machine has, before anything is installed: standard library only, and no
syntax that an older Python could not even read, so that it can say what is wrong.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST = (3, 11)
NEWEST = (3, 20)


def main(lock_name: str) -> None:
    """Return when everything is installed, else end with a sentence."""
    if sys.version_info[:2] < OLDEST:
        _go_on_with_newer_python()
    with Path(__file__).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # two targets at once: the second finds the work done
        if not _usable():
            _create()
        _install(CHECKOUT / lock_name)


def _go_on_with_newer_python() -> None:
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 - ourselves again, under a newer Python
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        f"Glossator needs Python 3.11 or newer; python3 here is {found} and no newer one is on the PATH."
    )


def _usable() -> bool:
    """Whether the environment's Python runs; an upgrade of the system may have taken it away."""
    if not PYTHON.exists():
        return False
    probe = (
        "import sys; from importlib.util import find_spec;"
        f"sys.exit(sys.version_info < {OLDEST} or not find_spec('pip'))"
    )
    return subprocess.run([str(PYTHON), "-c", probe], capture_output=True, check=False).returncode == 0


def _create() -> None:
    _say(f"Making a Python environment in {ENVIRONMENT} …")
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(
            f"{done.stdout}{done.stderr}The Python environment could not be made. Where the message above "
            "names ensurepip, install the package python3-venv: “sudo apt-get install python3-venv”."
        )


def _install(lock: Path) -> None:
    """Install what the lock names, unless the stamp says that this very lock was installed already."""
    stamp = ENVIRONMENT / f".installed-{lock.stem}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    _say(f"Installing what {lock.name} names …")
    stamp.unlink(missing_ok=True)
    command = [
        *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--requirement", str(lock)),
    ]
    if subprocess.run(command, cwd=str(CHECKOUT), check=False).returncode:
        sys.exit(f"What {lock.name} names could not be installed; pip's reason stands above. Then try again.")
    stamp.write_text(wanted, encoding="ascii")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command line speaks by printing


if __name__ == "__main__":
    main(sys.argv[1])
