"""Which PostgreSQL is ours: the one that DATABASE_URL names, or the embedded one under DATA_DIR."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

from apps.config.embedded.places import socket_directory
from apps.config.problems import StartProblem

OLDEST_VERSION = 15
CONNECT_SECONDS = 5
DATABASE_NAME = "glossator"
EMBEDDED_USER = "glossator"
SHAPE = "postgresql://user:password@host:5432/database"

# One connection per thread of a worker is enough (settings of the server: 2 workers, 4 threads); a few more
# let a page finish while another is being opened. The short wait keeps an absent database from holding a page
# 30 s.
POOL: dict[str, int] = {"min_size": 1, "max_size": 8, "timeout": CONNECT_SECONDS}


class DatabaseProblem(StartProblem):
    """The database cannot be used. The message is one sentence and never holds the password."""


def parse_url(url: str) -> dict[str, Any]:
    """Django's settings for a libpq URL, as psycopg reads it (several hosts, sockets, sslmode and all).

    libpq's own message is not passed on: it quotes the part that it could not read, which may be the
    password.
    """
    try:
        if not url.startswith(("postgresql://", "postgres://")):
            raise psycopg.ProgrammingError
        parts = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        raise DatabaseProblem(
            f"DATABASE_URL cannot be read: it takes {SHAPE}, with special characters percent-encoded."
        ) from None
    name = parts.pop("dbname", None)
    if not name:
        raise DatabaseProblem(f"DATABASE_URL names no database: it takes {SHAPE}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": str(name),
        "USER": str(parts.pop("user", None) or ""),
        "PASSWORD": str(parts.pop("password", None) or ""),
        "HOST": str(parts.pop("host", None) or ""),
        "PORT": str(parts.pop("port", None) or ""),
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, "application_name": "glossator", **parts},
    }


def embedded_url(sockets: Path, database: str = DATABASE_NAME) -> str:
    return f"postgresql://{EMBEDDED_USER}@/{database}?host={quote(str(sockets), safe='')}"


def settings_for(url: str, data_dir: Path, *, pooled: bool) -> dict[str, Any]:
    """`DATABASES["default"]`. Touches no server, so that types and checks need none."""
    found = parse_url(url or embedded_url(socket_directory(data_dir)))
    found["CONN_MAX_AGE"] = 0
    found["CONN_HEALTH_CHECKS"] = True
    if pooled:
        found["OPTIONS"]["pool"] = POOL
    return found


def require_version(server_version: int) -> None:
    """Refuse a server that is too old; `server_version` as libpq counts it (150004 is 15.4)."""
    major = server_version // 10_000
    if major < OLDEST_VERSION:
        raise DatabaseProblem(
            f"The database is PostgreSQL {major}; Glossator needs {OLDEST_VERSION} or newer."
        )


def require_encoding(encoding: str) -> None:
    if encoding.upper() != "UTF8":
        raise DatabaseProblem(f"The database is encoded in {encoding}; Glossator needs one in UTF8.")


def examine(url: str) -> None:
    """Reach the server that DATABASE_URL names and refuse one that cannot hold Glossator."""
    parse_url(url)
    try:
        with psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as connection:
            require_version(connection.info.server_version)
            require_encoding(connection.info.parameter_status("server_encoding") or "UTF8")
    except psycopg.Error as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise DatabaseProblem(f"The database that DATABASE_URL names cannot be used: {reason}") from None
