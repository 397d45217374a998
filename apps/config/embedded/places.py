"""Where the embedded PostgreSQL keeps things: its data, its log, and the socket that it listens on."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from apps.config.problems import StartProblem

# A socket's path holds 107 bytes on Linux, 103 on macOS; the longest name in the directory is the lock's.
LONGEST_SOCKET_DIRECTORY = 103 - len("/.s.PGSQL.5432.lock")


def cluster_directory(data_dir: Path) -> Path:
    return data_dir / "postgres"


def log_file(data_dir: Path) -> Path:
    return data_dir / "postgres.log"


def socket_directory(data_dir: Path) -> Path:
    """Where a server of this DATA_DIR listens: a short path, another for each user and DATA_DIR.

    A running server says where (its TMPDIR may have been another than ours); otherwise it follows from the
    path. XDG_RUNTIME_DIR is not used: it vanishes when the user logs out, under a server that goes on.
    """
    return running_socket_directory(data_dir) or derived_socket_directory(data_dir)


def running_socket_directory(data_dir: Path) -> Path | None:
    try:
        lines = (cluster_directory(data_dir) / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(lines[4]) if len(lines) > 4 and lines[4] else None


def derived_socket_directory(data_dir: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    name = f"glossator-{os.geteuid()}-{digest}"
    preferred = Path(tempfile.gettempdir()) / name
    if len(os.fsencode(preferred)) <= LONGEST_SOCKET_DIRECTORY:
        return preferred
    return Path("/tmp") / name  # noqa: S108 - the only short directory everywhere; made 0700 and checked below


def make_private(directory: Path, owner: int) -> None:
    """Make `directory` with mode 0700 for `owner` (a uid), or make sure that it is already so.

    Trust authentication stands on this directory, so one that somebody else has put there is refused.
    """
    directory.mkdir(mode=0o700, exist_ok=True)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), owner}:
        raise StartProblem(f"{directory} belongs to somebody else; remove it or set TMPDIR to another place.")
    directory.chmod(0o700)
    if found.st_uid != owner:
        os.chown(directory, owner, -1)
