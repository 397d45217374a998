"""One instance to a DATA_DIR, by a lock that the kernel takes back however its holder ends."""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from apps.config.problems import StartProblem

PATIENCE_SECONDS = 3
PAUSE_SECONDS = 0.05


class DirectoryTaken(StartProblem):
    """Another instance holds the data directory."""


class DirectoryLock:
    """Holds DATA_DIR from `acquire` until `release`, or until the process is gone."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._descriptor: int | None = None

    def acquire(self, *, patiently: bool = False) -> None:
        """Make DATA_DIR if need be and take it; `DirectoryTaken` when somebody has it.

        `patiently` waits a little for a holder that is just ending.
        """
        limit = time.monotonic() + (PATIENCE_SECONDS if patiently else 0)
        while True:
            try:
                return self._try()
            except DirectoryTaken:
                if time.monotonic() >= limit:
                    raise
                time.sleep(PAUSE_SECONDS)

    def _try(self) -> None:
        try:
            self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.data_dir / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StartProblem(
                f"The data directory {self.data_dir} cannot be used: {error.strerror}."
            ) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            named = f" (process {holder})" if holder else ""
            raise DirectoryTaken(
                f"The data directory {self.data_dir} is in use by another instance of Glossator{named}; "
                "stop that one, or set DATA_DIR and PORT to others."
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
