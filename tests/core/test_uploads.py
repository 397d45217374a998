"""Files on their way in: kept up to a limit, and beyond it only counted."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from apps.core.uploads import LimitedUploadHandler, TooBigUpload

BOUNDARY = "a-boundary"
MEBIBYTE = 1024 * 1024


class Wire(io.RawIOBase):
    """A body that is made while it is read, so that the test itself holds no large file."""

    def __init__(self, size: int) -> None:
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\n'
            "Content-Type: text/plain\r\n\r\n"
        )
        tail = f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nKept\r\n--{BOUNDARY}--\r\n'
        self.head, self.left, self.tail = head.encode(), size, tail.encode()
        self.length = len(self.head) + size + len(self.tail)

    def read(self, size: int = -1) -> bytes:
        if self.head:
            said, self.head = self.head, b""
            return said
        if self.left:
            count = min(self.left, size if size > 0 else 65536)
            self.left -= count
            return b"x" * count
        said, self.tail = self.tail, b""
        return said


@contextmanager
def sent(size: int) -> Iterator[HttpRequest]:
    wire = Wire(size)
    request = RequestFactory().request(
        **{
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            "CONTENT_LENGTH": str(wire.length),
            "wsgi.input": wire,
        }
    )
    yield request
    request.close()


def test_a_file_of_200_mb_is_counted_and_not_kept_and_the_rest_of_the_form_arrives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = 0
    receive = LimitedUploadHandler.receive_data_chunk

    def watched(handler: LimitedUploadHandler, raw_data: bytes, start: int) -> None:
        nonlocal most
        receive(handler, raw_data, start)
        most = max(most, handler.kept.tell() if handler.kept else 0)

    monkeypatch.setattr(LimitedUploadHandler, "receive_data_chunk", watched)
    with sent(200 * MEBIBYTE) as request:
        file = request.FILES["file"]
        assert isinstance(file, TooBigUpload)
        assert (file.size, file.read()) == (200 * MEBIBYTE, b"")
        assert request.POST["title"] == "Kept"
    assert 0 < most <= 20 * MEBIBYTE


@override_settings(IMPORT_LIMIT=100_000)
def test_a_file_of_just_the_limit_is_kept() -> None:
    with sent(100_000) as request:
        file: Any = request.FILES["file"]
        assert not isinstance(file, TooBigUpload)
        assert (file.name, file.size, len(file.read())) == ("big.txt", 100_000, 100_000)
    with sent(100_001) as request:
        assert isinstance(request.FILES["file"], TooBigUpload)


@override_settings(IMPORT_LIMIT=10)
def test_the_files_of_a_request_share_the_limit() -> None:
    files = {"one": io.BytesIO(b"12345678"), "two": io.BytesIO(b"12345678"), "three": io.BytesIO(b"12")}
    request = RequestFactory().post("/", files)
    kept = {name: not isinstance(file, TooBigUpload) for name, file in request.FILES.items()}
    request.close()
    assert kept == {"one": True, "two": False, "three": True}
