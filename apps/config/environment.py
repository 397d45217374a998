"""The only place that reads the environment. Each reader fails loudly, with the variable's name."""

import os
from pathlib import Path


class EnvironmentProblem(Exception):
    """A variable holds something that cannot be used. The message is one sentence for a person."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise EnvironmentProblem(f"{name} is “{value}”; it takes 1 or 0.")


def path(name: str, default: Path) -> Path:
    value = os.environ.get(name, "").strip()
    return Path(value).expanduser().resolve() if value else default


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or list(default)
