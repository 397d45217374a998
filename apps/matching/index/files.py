"""Files of named arrays that several processes map at once: written whole, never changed, thrown away when in doubt.

Layout, little-endian: eight bytes of magic; the version of this layout, the length of the header and the header's
CRC-32 (three unsigned 32-bit numbers); the header in JSON; then each array at a multiple of `ALIGNMENT`. The header
says what the file is for (``stamp``), where each array stands, how long the whole is, and the CRC-32 of all arrays.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

MAGIC = b"GLOSSIDX"
LAYOUT = 1
ALIGNMENT = 64  # a cache line: no entry of an array lies across two
_FIXED = struct.Struct("<8sIII")
_KINDS = frozenset("biuf")  # of numpy's kinds those that are plain numbers: nothing is ever unpickled
_WRITING = ".part"


class Unusable(Exception):
    """The file is not there, damaged, of another layout or made for something else."""


@dataclass(frozen=True)
class Contents:
    """What a file holds. The arrays are read-only views of the map, which lives for as long as one of them does."""

    arrays: dict[str, NDArray[Any]]
    about: dict[str, Any]
    size: int


def write(path: Path, arrays: Arrays, *, stamp: str, about: Mapping[str, Any]) -> None:
    """Puts a file of the arrays at the path, in one step: whoever opens it finds all of it or what was there before.

    ``about`` is anything that JSON holds. OSError where it cannot be written; then what was there is still there.
    """
    placed, end = _placed(arrays)
    crc = _checksum(arrays)
    header = {"stamp": stamp, "about": dict(about), "arrays": placed, "end": end, "crc": crc}
    told = json.dumps(header).encode()
    writing = path.with_name(path.name + _WRITING)
    with writing.open("wb") as file:
        file.write(_FIXED.pack(MAGIC, LAYOUT, len(told), zlib.crc32(told)) + told)
        begin = _aligned(_FIXED.size + len(told))
        for row, array in zip(placed, arrays.values(), strict=True):
            file.seek(begin + row[3])
            file.write(_bytes_of(array))
        file.truncate(begin + end)
        file.flush()
        os.fsync(file.fileno())
    # Its directory is not synced: after a power cut the older file is there, or what the newer one names is not, and
    # both are noticed.
    writing.replace(path)


def opened(path: Path, *, stamp: str) -> Contents:
    """The file's contents, once all of it was looked at; `Unusable` where anything is amiss."""
    try:
        with path.open("rb") as file:
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as problem:  # an empty file cannot be mapped
        raise Unusable(f"{path.name} cannot be opened: {problem}") from None
    try:
        header, begin = _header(held)
        if header["stamp"] != stamp:
            raise Unusable(f"{path.name} was made for something else.")
        if len(held) != begin + header["end"]:
            raise Unusable(f"{path.name} is cut off.")
        arrays = dict(_arrays(held, header["arrays"], begin))
        if _checksum(arrays) != header["crc"]:
            raise Unusable(f"{path.name} is damaged.")
    except (ValueError, KeyError, TypeError, struct.error) as problem:
        raise Unusable(f"{path.name} cannot be read: {problem}") from None
    return Contents(arrays, header["about"], len(held))


def _header(held: mmap.mmap) -> tuple[dict[str, Any], int]:
    """The header, and where the arrays begin."""
    magic, layout, length, crc = _FIXED.unpack_from(held)
    told = held[_FIXED.size : _FIXED.size + length]
    if magic != MAGIC or layout != LAYOUT or zlib.crc32(told) != crc:
        raise ValueError("another layout, or a damaged header")
    header: dict[str, Any] = json.loads(told)
    return header, _aligned(_FIXED.size + length)


def _placed(arrays: Arrays) -> tuple[list[tuple[str, str, list[int], int]], int]:
    """Name, type, shape and offset of each array, and where the last one ends."""
    rows, at = [], 0
    for name, array in arrays.items():
        if array.dtype.kind not in _KINDS:
            raise TypeError(f"{name} is {array.dtype}; a file holds plain numbers.")
        at = _aligned(at)
        rows.append((name, array.dtype.newbyteorder("<").str, list(array.shape), at))
        at += array.nbytes
    return rows, at


def _arrays(held: mmap.mmap, rows: list[Any], begin: int) -> Iterator[tuple[str, NDArray[Any]]]:
    for name, kind, shape, offset in rows:
        dtype = np.dtype(kind)
        if dtype.kind not in _KINDS:
            raise ValueError(f"{name} is {kind}")
        count = int(np.prod(shape, dtype=np.int64))
        yield name, np.frombuffer(held, dtype, count, begin + offset).reshape(shape)


def _checksum(arrays: Arrays) -> int:
    crc = 0
    for array in arrays.values():
        crc = zlib.crc32(_bytes_of(array), crc)
    return crc


def _bytes_of(array: NDArray[Any]) -> memoryview:
    """As they stand in the file."""
    little: NDArray[Any] = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return np.ascontiguousarray(little).reshape(-1).view(np.uint8).data


def _aligned(at: int) -> int:
    return -(-at // ALIGNMENT) * ALIGNMENT
