"""The first editor, and the file that holds the password it was made with."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

EDITOR = "editor"
MARK = "password: "


@dataclass(frozen=True)
class Account:
    username: str
    password: str
    kept: Path


def kept_account(data_dir: Path) -> Account:
    """As the file in DATA_DIR says; it is made, with a password that nobody has seen, if there is none yet."""
    kept = data_dir / "editor.txt"
    if not kept.exists():
        _write_private(kept, f"user name: {EDITOR}\n{MARK}{secrets.token_urlsafe(15)}\n")
    password = kept.read_text(encoding="utf-8").rpartition(MARK)[2].strip()
    return Account(EDITOR, password, kept)


def _write_private(path: Path, content: str) -> None:
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
