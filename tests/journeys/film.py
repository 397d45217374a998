"""What a window shows, as pictures in a folder: a film of a journey that needs no program to encode it."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

QUALITY = 60  # of a JPEG; words stay legible, and a minute takes some ten megabytes


@contextmanager
def filmed(page: Page, folder: Path) -> Iterator[None]:
    """A picture (00001.jpg, …) each time that something on the page changes. The window is to be ``fresh``."""
    folder.mkdir(parents=True, exist_ok=True)
    session = page.context.new_cdp_session(page)
    numbers = count(1)

    def keep(frame: dict[str, Any]) -> None:
        (folder / f"{next(numbers):05}.jpg").write_bytes(b64decode(frame["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "jpeg", "quality": QUALITY})
    yield
    session.send("Page.stopScreencast")
    session.remove_listener("Page.screencastFrame", keep)
