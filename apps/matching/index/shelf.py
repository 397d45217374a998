"""The directory in which an index stands, for several processes at once.

The catalogue names the volumes. Volumes never change; the catalogue is replaced in one step. Whoever reads needs no
lock: what it mapped stays readable when the file's name is gone. Whoever writes holds the lock, so that one catches up
and the others find it done. Nothing here is worth keeping: what cannot be read is made again from the database.
"""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np

from apps.matching.engine.quoting.segment import DTYPES, Segment
from apps.matching.index import files
from apps.matching.index.files import Unusable
from apps.matching.index.holdings import Holdings, Volume

logger = logging.getLogger(__name__)

CATALOGUE, LOCK, VOLUME = "catalogue", "lock", "volume-"
# Longer than whoever holds the lock can honestly take: a whole build of 200,000 wordings on a busy machine. After that
# each process works for itself in memory, which is slow and right.
PATIENCE_SECONDS = 120
PAUSE_SECONDS = 0.02
_SEGMENT = "segment."  # before the names of the engine's own arrays


class Busy(Exception):
    """Somebody else has been writing for too long."""


@dataclass(frozen=True)
class Shelf:
    """``stamp`` says whose wordings they are and which engine understands the volumes; others' are `Unusable`."""

    directory: Path
    stamp: str

    def read(self, known: Holdings | None = None) -> Holdings | None:
        """What stands there, with the volumes of ``known`` that are still named; None where nothing usable stands."""
        tried = None
        while True:
            try:
                told = files.opened(self.directory / CATALOGUE, stamp=self.stamp)
            except Unusable as problem:
                self._say(problem)
                return None
            try:
                return self._holdings(told, known)
            except (Unusable, KeyError, TypeError) as problem:
                # A volume that was deleted since: then the catalogue is another by now.
                if told.about == tried:
                    self._say(problem)
                    return None
                tried = told.about

    @contextmanager
    def writing(self, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Alone among all processes of this machine. `Busy` after too long, OSError where no file can be made."""
        self.directory.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.directory / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(descriptor, time.monotonic() + patience)
            yield
        finally:
            os.close(descriptor)  # and with it the lock

    def keep(self, holdings: Holdings) -> Holdings:
        """Puts them on the shelf in place of what stands there; the same, mapped. Only while `writing`.

        OSError where they cannot be written, `Unusable` where somebody emptied the directory meanwhile; then the old
        ones stand there or nothing does.
        """
        volumes = tuple(self._shelved(volume) for volume in holdings.volumes)
        kept = replace(holdings, volumes=volumes)
        states = np.array([(group, *state) for group, state in kept.states.items()], np.int64).reshape(-1, 3)
        files.write(
            self.directory / CATALOGUE,
            {"states": states, "dead": np.array(sorted(kept.dead), np.int64)},
            stamp=self.stamp,
            about={"token": uuid4().hex, "volumes": [volume.name for volume in volumes]},
        )
        self._sweep({volume.name for volume in volumes})
        return kept

    def tidied(self, known: Holdings) -> Holdings | None:
        """What stands there with its volumes merged however large they are; None where there is nothing to do.

        Others read and write meanwhile: only the exchange is made alone. Raises what `writing` and `keep` raise.
        """
        before = self.read(known)
        if before is None or not before.unsettled:
            return None
        after = before.settled()
        with self.writing():
            now = self.read(before)
            exchanged = now.exchanged(before, after) if now else None
            return self.keep(exchanged) if exchanged else None

    def size(self, holdings: Holdings) -> int:
        """Bytes of the files."""
        names = [CATALOGUE, *(volume.name for volume in holdings.volumes if volume.name)]
        return sum((self.directory / name).stat().st_size for name in names)

    def _holdings(self, told: files.Contents, known: Holdings | None) -> Holdings:
        there = {volume.name: volume for volume in known.volumes} if known else {}
        names: list[str] = told.about["volumes"]
        return Holdings(
            volumes=tuple(there.get(name) or self._volume(name) for name in names),
            dead=frozenset(told.arrays["dead"].tolist()),
            states={group: (count, total) for group, count, total in told.arrays["states"].tolist()},
        )

    def _volume(self, name: str) -> Volume:
        arrays = files.opened(self.directory / name, stamp=self.stamp).arrays
        segment = Segment({own: arrays[_SEGMENT + own] for own in DTYPES})
        return Volume(segment, arrays["groups"], arrays["digests"], name)

    def _shelved(self, volume: Volume) -> Volume:
        if volume.name and (self.directory / volume.name).exists():
            return volume
        name = VOLUME + uuid4().hex
        arrays = {_SEGMENT + own: array for own, array in volume.segment.arrays.items()}
        arrays |= {"groups": volume.groups, "digests": volume.digests}
        files.write(self.directory / name, arrays, stamp=self.stamp, about={})
        return self._volume(name)

    def _sweep(self, named: set[str]) -> None:
        """What no catalogue names: of a process that was killed, or merged since."""
        for path in self.directory.glob(VOLUME + "*"):
            if path.name not in named:
                path.unlink(missing_ok=True)

    def _say(self, problem: Exception) -> None:
        if (self.directory / CATALOGUE).exists():
            logger.warning("The index in %s cannot be used and is made anew. %s", self.directory, problem)


def _lock(descriptor: int, limit: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= limit:
                raise Busy("another process has been writing for too long") from None
        time.sleep(PAUSE_SECONDS)
