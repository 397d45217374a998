"""The only place that reads the environment. Each reader fails loudly, with the variable's name."""

import os
from pathlib import Path

from apps.config.problems import StartProblem

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
HIGHEST_PORT = 65535
DEFAULT_PORT = 8000


class EnvironmentProblem(StartProblem):
    """A variable holds something that cannot be used. The message is one sentence for a person."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise EnvironmentProblem(f"{name} is “{value}”; it takes 1 or 0.")


def path(name: str, default: Path) -> Path:
    """An absolute path; `~` is opened, a relative one counts from the working directory."""
    value = text(name)
    return Path(value).expanduser().resolve() if value else default


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values."""
    parts = [part.strip() for part in text(name).split(",")]
    return [part for part in parts if part] or list(default)


def number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between two bounds, both allowed."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
        raise EnvironmentProblem(f"{name} is “{value}”; it takes a whole number from {least} to {most}.")
    return int(value)


def port() -> int:
    return number("PORT", DEFAULT_PORT, least=1, most=HIGHEST_PORT)
