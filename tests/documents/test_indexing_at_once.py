"""Several transactions, threads and processes use one index, and each is answered from what it sees."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from pytest_django import Settings

from apps.documents.indexing import Follower, QuotationIndex, quotation_index
from tests.documents.indexed import holds, with_clauses
from tests.factories import EditionFactory, WordingFactory

CHECKOUT = Path(__file__).resolve().parents[2]
ASK = """
import django; django.setup()
from apps.documents.indexing import quotation_index
from tests.documents.indexed import holds
print(quotation_index().wordings, holds(1))
"""
KILLED = """
import os, signal
from pathlib import Path
Path.replace = lambda path, target: os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def place(settings: Settings, tmp_path: Path) -> Path:
    settings.QUOTATION_INDEX_DIR = tmp_path / "index"
    return tmp_path / "index"


def begun(place: Path, code: str) -> "subprocess.Popen[str]":
    """Another process with the database of this test."""
    held = connection.settings_dict
    url = (
        f"postgresql://{held['USER']}:{held['PASSWORD']}@/{held['NAME']}?host={quote(held['HOST'], safe='')}"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": f"{url}&port={held['PORT']}" if held["PORT"] else url,
        "QUOTATION_INDEX_DIR": str(place),
        "DJANGO_SETTINGS_MODULE": "apps.config.settings",
        "PYTHONPATH": str(CHECKOUT),
    }
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )


def volumes(place: Path) -> set[str]:
    return {path.name for path in place.glob("*/volume-*")}


@pytest.fixture
def other() -> Iterator[ThreadPoolExecutor]:
    """Another connection."""
    with ThreadPoolExecutor(1) as pool:
        yield pool
        pool.submit(connections.close_all).result()


@pytest.mark.django_db(transaction=True)
def test_what_another_transaction_has_not_committed_is_not_there(other: ThreadPoolExecutor) -> None:
    edition = EditionFactory.create()
    quotation_index()
    with transaction.atomic():
        with_clauses(1, edition=edition)
        assert holds(1)
        assert other.submit(lambda: quotation_index().wordings).result() == 0
        assert holds(1)
    assert other.submit(holds, 1).result()


@pytest.mark.django_db(transaction=True)
def test_what_began_first_and_is_committed_last_is_there() -> None:
    one, two = EditionFactory.create(), EditionFactory.create()
    wrote, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            with_clauses(1, edition=one)
            wrote.set()
            assert go_on.wait(20)
        connections.close_all()

    thread = threading.Thread(target=first)
    thread.start()
    assert wrote.wait(20)
    with_clauses(2, edition=two)
    assert holds(2)
    assert quotation_index().wordings == 1
    go_on.set()
    thread.join(20)
    assert (holds(1), holds(2)) == (True, True)


@pytest.mark.django_db(transaction=True)
def test_another_process_maps_what_this_one_made(place: Path) -> None:
    with_clauses(1, 2)
    quotation_index()
    made = volumes(place)
    assert begun(place, ASK).communicate()[0].split() == ["2", "True"]
    assert volumes(place) == made


@pytest.mark.django_db(transaction=True)
def test_this_process_maps_what_another_one_added(place: Path) -> None:
    with_clauses(*range(2, 8))
    quotation_index()
    with_clauses(1)
    assert begun(place, ASK).communicate()[0].split() == ["7", "True"]
    made = volumes(place)
    assert len(made) == 2
    assert (holds(1), holds(7), volumes(place)) == (True, True, made)


@pytest.mark.django_db(transaction=True)
def test_of_processes_that_begin_at_once_one_makes_it(place: Path) -> None:
    with_clauses(1, 2, 3)
    asking = [begun(place, ASK) for _ in range(3)]
    assert [one.communicate()[0].split() for one in asking] == [["3", "True"]] * 3
    assert len(volumes(place)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_process_that_was_killed_while_catching_up_leaves_the_index_as_it_was(place: Path) -> None:
    with_clauses(2, 3, 4, 5)
    quotation_index()
    with_clauses(1)
    killed = begun(place, KILLED + ASK)
    assert killed.communicate()[0] == ""
    assert killed.returncode < 0
    assert len(volumes(place)) == 2  # one of them without its name
    assert begun(place, ASK).communicate()[0].split() == ["5", "True"]
    assert not list(place.rglob("*.part"))
    assert holds(1)


@pytest.mark.django_db(transaction=True)
def test_threads_that_ask_at_once_get_the_same() -> None:
    with_clauses(1, 2, 3)

    def asked(_n: int) -> tuple[int, bool]:
        try:
            return quotation_index().wordings, holds(1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(asked, range(12))) == [(3, True)] * 12


@pytest.mark.django_db
def test_it_is_tidied_beside_whoever_asks(place: Path) -> None:
    """Two volumes too large to be merged while somebody waits."""
    follower = Follower()
    for number in (1, 2):
        edition = with_clauses(number)
        for n in range(600):
            WordingFactory.create(edition=edition, rank=f"{n:06}", text=f"Item {n} of {number}.")
        follower.caught_up()
    [thread] = [one for one in threading.enumerate() if one.name == "tidying the index"]
    thread.join(60)
    assert len(volumes(place)) == 1
    assert len(follower.caught_up().volumes) == 1
    assert (holds(1), holds(2)) == (True, True)


def rebuilt() -> str:
    out = StringIO()
    call_command("rebuild_quotation_index", stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_makes_it_anew_and_says_how_large_it_is(place: Path) -> None:
    with_clauses(1, 2)
    with_clauses(3)
    before = quotation_index()
    made = volumes(place)
    told = rebuilt()
    assert told.startswith("3 wordings of 2 documents, ")
    assert told.endswith(" MB.\n")
    assert not volumes(place) & made
    assert holds(1, before)
    assert holds(1)
    assert holds(1, QuotationIndex(Follower().caught_up()))


@pytest.mark.django_db
def test_the_command_says_why_it_could_not(place: Path) -> None:
    place.touch()
    with pytest.raises(CommandError, match="cannot be written"):
        rebuilt()


@pytest.mark.django_db
def test_the_command_serves_an_empty_library() -> None:
    assert rebuilt().startswith("0 wordings of 0 documents, ")
