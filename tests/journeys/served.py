"""The server of the journeys: with the static files that production serves, and a count of the answers under way."""

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from apps.config.storage import BundledStaticFilesStorage

# An answer takes tenths of a second; a busy machine may take its time, and then it is better to go on.
PATIENCE_SECONDS = 20


class UncompressedStorage(BundledStaticFilesStorage):
    """Compressing takes seconds, and saves nothing on the way to the same machine."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - the base's
        return iter(())


class Answering:
    """A WSGI application that tells when it has answered everything that it was asked."""

    def __init__(self, application: WSGIHandler) -> None:
        self.application = application
        self.under_way = 0
        self.changed = Condition()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        with self.changed:
            self.under_way += 1
        try:
            answer = self.application(environ, start_response)
            try:
                yield from answer
            finally:
                answer.close()
        finally:
            with self.changed:
                self.under_way -= 1
                self.changed.notify_all()

    def wait(self) -> None:
        """Until nothing is under way: what is asked last may write, and a test ends with empty tables."""
        with self.changed:
            self.changed.wait_for(lambda: not self.under_way, PATIENCE_SECONDS)


class JourneyServer(LiveServer):
    """Static files come from WhiteNoise, as in production: one sheet a page, kept by the browser for good."""

    def __init__(self, address: str) -> None:
        super().__init__(address, start=False)
        setattr(self.thread, "static_handler", self._answer)  # noqa: B010 - Django takes a class; any callable does
        with like_production():
            self.start()

    def _answer(self, application: WSGIHandler) -> Answering:
        self.answering = Answering(application)
        return self.answering


@contextmanager
def like_production() -> Iterator[None]:
    """Pages name the collected files: during a journey alone, as other tests ask for files by their own names."""
    place = Path(settings.DATA_DIR) / "journeys"
    storage = {"BACKEND": f"{UncompressedStorage.__module__}.{UncompressedStorage.__qualname__}"}
    with override_settings(
        STATIC_ROOT=place,
        STORAGES={**settings.STORAGES, "staticfiles": storage},
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_AUTOREFRESH=False,
    ):
        _collect(place)
        yield


def _collect(place: Path) -> None:
    """Once a run: the workers share its directory."""
    if (place / UncompressedStorage.manifest_name).exists():
        return
    with place.with_suffix(".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (place / UncompressedStorage.manifest_name).exists():
            call_command("collectstatic", interactive=False, verbosity=0)
