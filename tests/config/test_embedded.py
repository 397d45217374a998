import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from apps.config.embedded.lock import DirectoryLock, DirectoryTaken
from apps.config.embedded.places import (
    LONGEST_SOCKET_DIRECTORY,
    derived_socket_directory,
    make_private,
    running_socket_directory,
)
from apps.config.embedded.server import EmbeddedServer
from apps.config.embedded.shared import any_server
from apps.config.problems import StartProblem


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(tmp_path, durable=False)
    made.start()
    yield made
    made.stop()


def show(server: EmbeddedServer, name: str) -> str:
    with psycopg.connect(server.url) as connection:
        row = connection.execute("select current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


class TestTheServer:
    def test_is_18_in_utf8_with_checksums_and_its_socket_is_private(self, server: EmbeddedServer) -> None:
        assert show(server, "server_version").startswith("18")
        assert show(server, "server_encoding") == "UTF8"
        assert show(server, "data_checksums") == "on"
        assert show(server, "listen_addresses") == ""
        assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(server.cluster.stat().st_mode) == 0o700

    def test_leaves_its_socket_directory_to_nobody(self, tmp_path: Path) -> None:
        server = EmbeddedServer(tmp_path, durable=False)
        server.start()
        server.stop()
        assert not server.sockets.exists()

    def test_is_durable_unless_it_is_for_tests(self, tmp_path: Path) -> None:
        server = EmbeddedServer(tmp_path)
        server.start()
        try:
            assert {show(server, name) for name in ("fsync", "synchronous_commit", "full_page_writes")} == {
                "on"
            }
        finally:
            server.stop()

    def test_takes_over_from_one_that_was_left_running(self, server: EmbeddedServer) -> None:
        with psycopg.connect(server.url) as connection:
            connection.execute("create table kept (words text)")
        left = server.process
        assert left is not None
        successor = EmbeddedServer(server.data_dir, durable=False)
        successor.start()
        try:
            assert left.wait(10) == 0
            with psycopg.connect(successor.url) as connection:
                assert connection.execute("select count(*) from kept").fetchone() == (0,)
        finally:
            successor.stop()

    def test_works_under_a_path_of_any_length_with_any_letters(self, tmp_path: Path) -> None:
        data_dir = tmp_path / ("long " * 20) / "it's “Əli”, 100%"
        data_dir.mkdir(parents=True)
        with any_server(data_dir) as url, psycopg.connect(url) as connection:
            assert connection.execute("select 1").fetchone() == (1,)

    def test_says_what_is_wrong_with_a_directory_that_holds_something_else(self, tmp_path: Path) -> None:
        (tmp_path / "postgres").mkdir()
        with pytest.raises(StartProblem, match="holds no PostgreSQL data"):
            EmbeddedServer(tmp_path).start()

    def test_says_that_data_of_another_version_needs_a_dump(self, tmp_path: Path) -> None:
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
        with pytest.raises(StartProblem, match="is of PostgreSQL 17 and the program is 18"):
            EmbeddedServer(tmp_path).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
class TestAsRoot:
    def test_the_files_stay_roots_where_the_kernel_allows_it(self, server: EmbeddedServer) -> None:
        assert server.cluster.stat().st_uid == 0

    def test_another_user_runs_it_where_namespaces_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "apps.config.embedded.identity.CLONE_NEWUSER", 1
        )  # the kernel refuses such a wish
        with tempfile.TemporaryDirectory(prefix="glossator-tests-") as place:
            Path(place).chmod(0o711)
            with any_server(Path(place) / "data") as url, psycopg.connect(url) as connection:
                assert connection.execute("select 1").fetchone() == (1,)
                assert (Path(place) / "data" / "postgres").stat().st_uid != 0

    def test_one_sentence_tells_when_no_user_can_reach_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("apps.config.embedded.identity.CLONE_NEWUSER", 1)
        with tempfile.TemporaryDirectory(prefix="glossator-tests-") as place:  # mode 0700
            data_dir = Path(place) / "closed" / "data"
            data_dir.mkdir(parents=True)
            with pytest.raises(StartProblem, match="start Glossator as an ordinary user"):
                EmbeddedServer(data_dir).start()


class TestSharing:
    def test_uses_the_server_of_whoever_holds_the_directory(self, tmp_path: Path) -> None:
        with any_server(tmp_path) as first, any_server(tmp_path) as second:
            assert first == second

    def test_stops_the_server_that_it_started(self, tmp_path: Path) -> None:
        with any_server(tmp_path):
            assert running_socket_directory(tmp_path) is not None
        assert running_socket_directory(tmp_path) is None


class TestTheLock:
    def test_is_refused_to_a_second_and_names_the_first(self, tmp_path: Path) -> None:
        with DirectoryLock(tmp_path), pytest.raises(DirectoryTaken, match=rf"process {os.getpid()}\b"):
            DirectoryLock(tmp_path).acquire()
        with DirectoryLock(tmp_path):
            pass

    def test_says_so_when_the_directory_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(StartProblem, match="cannot be used"):
            DirectoryLock(tmp_path / "file" / "data").acquire()


class TestTheSocketDirectory:
    def test_is_short_for_a_long_path_and_another_for_each(self, tmp_path: Path) -> None:
        one, two = (derived_socket_directory(tmp_path / ("x" * 200) / name) for name in "ab")
        assert one != two
        assert len(os.fsencode(one)) <= LONGEST_SOCKET_DIRECTORY

    def test_is_short_in_a_long_temporary_directory_too(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("x" * 100)))
        longest = derived_socket_directory(tmp_path) / ".s.PGSQL.5432"
        with socket.socket(socket.AF_UNIX) as probe, pytest.raises(FileNotFoundError):
            probe.connect(str(longest))  # not there, but not too long either

    def test_is_refused_when_it_is_no_directory_of_ours(self, tmp_path: Path) -> None:
        planted = tmp_path / "planted"
        planted.symlink_to(tmp_path)
        with pytest.raises(StartProblem, match="belongs to somebody else"):
            make_private(planted, os.geteuid())
