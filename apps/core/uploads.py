"""Files on their way in: kept up to a limit, and beyond it only counted."""

from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooBigUpload(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """A file of which nothing was kept but its name and size: it was larger than what was left of the limit."""


class LimitedUploadHandler(FileUploadHandler):
    """Keeps the files of a request as long as all of them together stay within IMPORT_LIMIT bytes.

    What goes beyond is read from the wire and dropped, so that the rest of the form arrives: the page can say how large
    the file was, and show again what was typed. A small file stays in memory, a larger one in a file without a name,
    which is gone when the request is.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.left: int = settings.IMPORT_LIMIT
        self.size = 0
        self.kept: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.size = 0
        self.kept = SpooledTemporaryFile(max_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE)  # noqa: SIM115 - the request's

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        self.size += len(raw_data)
        if self.kept is None:
            return
        if self.size > self.left:
            self.kept.close()
            self.kept = None
        else:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":  # noqa: ARG002 - Django's; we counted
        told: dict[str, Any] = {"name": self.file_name, "content_type": self.content_type, "size": self.size}
        if self.kept is None:
            return TooBigUpload(file=BytesIO(), **told)
        self.left -= self.size
        self.kept.seek(0)
        return UploadedFile(file=self.kept, charset=self.charset, **told)

    def upload_interrupted(self) -> None:
        if self.kept is not None:
            self.kept.close()
