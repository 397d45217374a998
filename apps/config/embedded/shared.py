"""The embedded server for as long as something needs it, whether or not an instance is already running."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from apps.config.database import embedded_url
from apps.config.embedded.lock import DirectoryLock, DirectoryTaken
from apps.config.embedded.places import running_socket_directory
from apps.config.embedded.server import EmbeddedServer

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.1


@contextmanager
def own_server(data_dir: Path, *, durable: bool = True) -> Iterator[EmbeddedServer]:
    """Take DATA_DIR, start its server, stop it at the end; `DirectoryTaken` when another instance has it."""
    with DirectoryLock(data_dir):
        server = EmbeddedServer(data_dir, durable=durable)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def any_server(data_dir: Path) -> Iterator[str]:
    """The URL of the server of this DATA_DIR: a running instance's, else one started for the occasion."""
    try:
        with own_server(data_dir) as server:
            yield server.url
    except DirectoryTaken as taken:
        yield _wait_for_instance(data_dir, taken)


def _wait_for_instance(data_dir: Path, taken: DirectoryTaken) -> str:
    """Whoever holds the directory may still be starting its server."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < limit:
        sockets = running_socket_directory(data_dir)
        if sockets is not None:
            url = embedded_url(sockets)
            try:
                psycopg.connect(url, connect_timeout=2).close()
            except psycopg.OperationalError:
                pass
            else:
                return url
        time.sleep(PAUSE_SECONDS)
    raise taken
