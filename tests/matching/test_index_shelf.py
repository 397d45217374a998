"""Several processes use one directory; nothing that happens to its files is more than work to be done again."""

import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from apps.matching.index.holdings import NOTHING, Entry, Holdings
from apps.matching.index.shelf import CATALOGUE, VOLUME, Busy, Shelf

CHECKOUT = Path(__file__).resolve().parents[2]


def holding(base: Holdings = NOTHING, *, group: int = 1, clauses: int = 8, turn: int = 1) -> Holdings:
    """With the group's clauses in the place of those it had."""
    entries = [Entry(group * 10_000 + key, group, key * 100 + turn) for key in range(clauses)]
    texts = {entry.key: (entry, f"Clause {entry.key} in turn {turn}") for entry in entries}
    states = {**base.states, group: (turn, turn)}
    return base.revised(states, entries, lambda keys: [texts[key] for key in keys])


def put(shelf: Shelf, holdings: Holdings) -> Holdings:
    with shelf.writing():
        return shelf.keep(holdings)


def volumes(shelf: Shelf) -> list[Path]:
    return sorted(shelf.directory.glob(VOLUME + "*"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "new" / "index", "ours")


def same(one: Holdings | None, other: Holdings) -> bool:
    return (
        one is not None
        and (one.dead, one.states, len(one.volumes)) == (other.dead, other.states, len(other.volumes))
        and all(
            np.array_equal(mine.numbers, yours.numbers)
            and np.array_equal(mine.groups, yours.groups)
            and np.array_equal(mine.digests, yours.digests)
            and all(
                np.array_equal(mine.segment.arrays[name], yours.segment.arrays[name])
                for name in yours.segment.arrays
            )
            for mine, yours in zip(one.volumes, other.volumes, strict=True)
        )
    )


def test_what_is_kept_is_read_elsewhere(shelf: Shelf) -> None:
    holdings = holding(holding(), group=2, clauses=3)
    kept = put(shelf, holdings)
    assert same(kept, holdings)
    assert same(Shelf(shelf.directory, "ours").read(), holdings)
    assert not kept.unwritten
    assert shelf.size(kept) == sum(path.stat().st_size for path in shelf.directory.iterdir())


def test_nothing_stands_where_nothing_was_put(shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    assert shelf.read() is None
    assert not shelf.directory.exists()
    assert caplog.records == []


def test_a_small_change_writes_a_small_file(shelf: Shelf) -> None:
    before = put(shelf, holding(clauses=200))
    large = volumes(shelf)
    put(shelf, holding(before, group=2, clauses=3))
    assert len(volumes(shelf)) == 2
    assert set(large) < set(volumes(shelf))


def test_volumes_that_are_mapped_are_not_mapped_again(shelf: Shelf) -> None:
    before = put(shelf, holding(clauses=200))
    put(shelf, holding(before, group=2, clauses=3))
    read = shelf.read(before)
    assert read is not None
    assert read.volumes[0] is before.volumes[0]


def test_old_files_go_and_who_mapped_them_reads_on(shelf: Shelf) -> None:
    before = put(shelf, holding())
    old = volumes(shelf)
    put(shelf, holding(turn=2))
    assert not set(old) & set(volumes(shelf))
    assert same(before, holding())


def test_files_of_a_writer_that_was_killed_go(shelf: Shelf) -> None:
    before = put(shelf, holding(clauses=200))
    for name in (VOLUME + "f00", VOLUME + "f00.part", CATALOGUE + ".part"):
        (shelf.directory / name).write_bytes(b"half")
    put(shelf, holding(before, group=2))
    assert len(volumes(shelf)) == 2
    assert not list(shelf.directory.glob("*.part"))


@pytest.mark.parametrize("name", [CATALOGUE, VOLUME])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "changed"])
def test_a_damaged_file_is_told_and_replaced(
    shelf: Shelf, name: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(shelf, holding())
    [path] = shelf.directory.glob(name + "*")
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"empty": b"", "cut": content[:-9], "changed": b"\xff" + content[1:]}[damage])
    with caplog.at_level(logging.WARNING):
        assert shelf.read() is None
    assert len(caplog.records) == (0 if (name, damage) == (CATALOGUE, "gone") else 1)
    assert same(put(shelf, holding()), holding())


def test_what_somebody_elses_index_holds_is_not_read(shelf: Shelf) -> None:
    put(shelf, holding())
    assert Shelf(shelf.directory, "theirs").read() is None


def test_what_is_mapped_is_written_again_where_the_files_are_gone(shelf: Shelf) -> None:
    kept = put(shelf, holding())
    for path in shelf.directory.iterdir():
        path.unlink()
    shelf.directory.rmdir()
    put(shelf, kept)
    assert same(shelf.read(), holding())


def test_a_second_writer_waits_and_gives_up_at_last(shelf: Shelf) -> None:
    with shelf.writing(), pytest.raises(Busy), shelf.writing(patience=0.05):
        pass
    with shelf.writing(patience=0):
        pass


def test_volumes_are_merged_while_others_write(shelf: Shelf) -> None:
    before = put(shelf, holding(holding(clauses=600), group=2, clauses=600))
    assert before.unsettled
    tidied = shelf.tidied(before)
    assert tidied is not None
    assert [len(volume.numbers) for volume in tidied.volumes] == [1200]
    assert same(shelf.read(), tidied)
    assert shelf.tidied(tidied) is None


def test_readers_find_one_whole_state_while_writers_go_on(shelf: Shelf) -> None:
    put(shelf, holding())
    stop = threading.Event()

    def write() -> None:
        for turn in range(2, 30):
            put(shelf, holding(turn=turn))
        stop.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not stop.is_set():
        read = shelf.read()
        assert read is not None
        turn = read.states[1][0]
        assert same(read, holding(turn=turn))
        seen.add(turn)
    writer.join()
    assert shelf.read() is not None


KILLED = """
import os, signal, sys
from pathlib import Path
from apps.matching.index.shelf import Shelf
from tests.matching.test_index_shelf import holding, put
shelf, spared = Shelf(Path(sys.argv[1]), "ours"), int(sys.argv[2])
rename = Path.replace
def replace(self, target):
    global spared
    if not spared:
        os.kill(os.getpid(), signal.SIGKILL)
    spared -= 1
    return rename(self, target)
Path.replace = replace
put(shelf, holding(shelf.read(), group=2))
"""


@pytest.mark.parametrize("spared", [0, 1])
def test_a_writer_killed_before_a_file_has_its_name_changes_nothing(shelf: Shelf, spared: int) -> None:
    """Before the volume's and before the catalogue's."""
    before = put(shelf, holding(clauses=200))
    command = [sys.executable, "-c", KILLED, str(shelf.directory), str(spared)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    assert same(shelf.read(), holding(clauses=200))
    after = put(shelf, holding(before, group=2))  # the lock went with its holder
    assert same(shelf.read(), after)
    assert len(list(shelf.directory.iterdir())) == 4  # two volumes, catalogue and lock
