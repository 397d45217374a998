"""A file of arrays is there whole or not at all, and what is amiss is noticed."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from apps.matching.index import files
from apps.matching.index.files import Unusable

ARRAYS: dict[str, NDArray[np.generic]] = {
    "numbers": np.arange(1000, dtype=np.uint32),
    "nothing": np.zeros(0, np.int64),
    "table": np.arange(6, dtype=np.float64).reshape(2, 3),
    "one": np.array([True]),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    files.write(path, ARRAYS, stamp="ours", about={"names": ["a", "ə"]})
    return path


def test_what_was_written_is_read(path: Path) -> None:
    read = files.opened(path, stamp="ours")
    assert read.about == {"names": ["a", "ə"]}
    assert read.size == path.stat().st_size
    assert list(read.arrays) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert read.arrays[name].dtype == array.dtype
        assert np.array_equal(read.arrays[name], array)


def test_what_is_read_cannot_be_changed(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        files.opened(path, stamp="ours").arrays["numbers"][0] = 1


def test_what_is_read_outlives_the_name(path: Path) -> None:
    read = files.opened(path, stamp="ours")
    files.write(path, {"other": np.zeros(3)}, stamp="ours", about={})
    path.unlink()
    assert np.array_equal(read.arrays["numbers"], ARRAYS["numbers"])


def test_nothing_else_is_left_beside_it(path: Path) -> None:
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_is_not_there_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        files.opened(tmp_path / "file", stamp="ours")


def test_a_file_for_something_else_is_unusable(path: Path) -> None:
    with pytest.raises(Unusable, match="something else"):
        files.opened(path, stamp="theirs")


@pytest.mark.parametrize("content", [b"", b"\0", b"GLOSSIDX", b"GLOSSIDX" + b"\xff" * 64, b"x" * 5000])
def test_a_strange_file_is_unusable(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Unusable):
        files.opened(path, stamp="ours")


def test_a_file_of_another_layout_is_unusable(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8] += 1
    path.write_bytes(content)
    with pytest.raises(Unusable):
        files.opened(path, stamp="ours")


def test_a_file_cut_off_anywhere_is_unusable(path: Path) -> None:
    content = path.read_bytes()
    for length in range(0, len(content), 97):
        path.write_bytes(content[:length])
        with pytest.raises(Unusable):
            files.opened(path, stamp="ours")


def test_a_file_with_any_number_changed_is_unusable(path: Path) -> None:
    content = path.read_bytes()
    for at in [*range(0, 200, 5), len(content) - 1]:  # header and arrays
        changed = bytearray(content)
        changed[at] ^= 0x10
        path.write_bytes(changed)
        with pytest.raises(Unusable):
            files.opened(path, stamp="ours")


def test_only_plain_numbers_are_written(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="plain numbers"):
        files.write(tmp_path / "file", {"a": np.array([object()])}, stamp="ours", about={})
