"""The key that signs sessions, where the environment gives none."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from apps.config.problems import StartProblem


def stored_secret(data_dir: Path) -> str:
    """The key in DATA_DIR, made at the first call, readable only by its owner. It is never printed.

    Several processes may ask at once: the first to link its file wins, and the others read what it wrote.
    """
    kept = data_dir / "secret-key"
    try:
        if not kept.exists():
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=data_dir, prefix="secret-key.")  # with mode 0600
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(64))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(name, kept)
            Path(name).unlink()
        return kept.read_text(encoding="ascii").strip()
    except OSError as error:
        raise StartProblem(
            f"The key that signs sessions cannot be kept in {data_dir} ({error.strerror}): set SECRET_KEY."
        ) from None
