"""The launcher, from outside: real processes, real signals, a directory with a space and a letter beyond ASCII."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from apps.config.database import embedded_url
from apps.config.embedded.places import running_socket_directory
from apps.config.embedded.shared import any_server
from apps.config.launcher.account import kept_account
from tests.config.instances import Instance, free_port, manage, prepared_in, running, wait_until_gone


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with prepared_in(tmp_path_factory.mktemp("instance") / "data of Əli") as data_dir:
        yield data_dir


@pytest.fixture(scope="class")
def instance(prepared: Path) -> Iterator[Instance]:
    """One that stays for all tests of a class."""
    with running(prepared) as made:
        yield made


def connect(data_dir: Path) -> psycopg.Connection[tuple[str]]:
    sockets = running_socket_directory(data_dir)
    assert sockets is not None
    return psycopg.connect(embedded_url(sockets))


def note(data_dir: Path, words: str) -> None:
    """Commit something that Django knows nothing of."""
    with connect(data_dir) as connection:
        connection.execute("create table if not exists kept_words (words text)")
        connection.execute("insert into kept_words values (%s)", [words])


def noted(data_dir: Path) -> list[str]:
    with connect(data_dir) as connection:
        return [row[0] for row in connection.execute("select words from kept_words")]


@pytest.fixture(autouse=True)
def _as_in_a_terminal() -> Iterator[None]:
    """The suite itself may run under nohup, which every child would inherit."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


class TestAnInstance:
    def test_serves_at_the_address_that_it_prints(self, instance: Instance) -> None:
        assert instance.address in instance.said
        assert instance.get("/healthz") == b"ok\n"

    def test_keeps_the_editors_password_where_only_its_owner_reads_it(self, instance: Instance) -> None:
        kept = instance.data_dir / "editor.txt"
        assert str(kept) in instance.said
        assert kept_account(instance.data_dir).password not in instance.said
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE((instance.data_dir / "secret-key").stat().st_mode) == 0o600

    def test_makes_an_editor_who_can_sign_in_with_it(self, instance: Instance) -> None:
        question = (
            "from django.contrib.auth import authenticate; from django.http import HttpRequest;"
            "from apps.config.launcher.account import kept_account; from django.conf import settings;"
            "password = kept_account(settings.DATA_DIR).password;"
            "print(authenticate(HttpRequest(), username='editor', password=password).role)"
        )
        done = manage(instance.data_dir, "shell", "-v", "0", "-c", question)
        assert done.stdout.strip() == "editor", done.stderr

    def test_listens_on_no_port_but_its_own(self, instance: Instance) -> None:
        ports = {
            connection.laddr.port
            for process in instance.family()
            for connection in process.net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert ports == {instance.port}

    def test_refuses_a_second_one_on_its_directory(self, instance: Instance) -> None:
        second = Instance(instance.data_dir)
        assert second.wait() == 1
        assert "is in use by another instance of Glossator" in second.said
        assert second.said.count("\n") == 1

    def test_refuses_a_second_one_on_its_port(self, instance: Instance, tmp_path: Path) -> None:
        second = Instance(tmp_path / "data", port=instance.port)
        assert second.wait() == 1
        assert "in use by another program; set PORT" in second.said
        assert second.said.count("\n") == 1


class TestAnInstanceOnAnotherServer:
    def test_uses_it_and_makes_none_of_its_own(self, prepared: Path, tmp_path: Path) -> None:
        data_dir = tmp_path / "data"
        shutil.copytree(prepared / "static", data_dir / "static")
        with any_server(prepared) as url:
            with running(data_dir, url=url) as instance:
                assert instance.get("/healthz") == b"ok\n"
            with psycopg.connect(url) as connection:  # it outlives the instance
                assert connection.execute("select 1").fetchone() == (1,)
        assert not (data_dir / "postgres").exists()

    @pytest.mark.parametrize("url", ["nonsense", "postgresql://ann:secret@127.0.0.1:1/glossator"])
    def test_says_in_one_sentence_that_it_cannot(self, tmp_path: Path, url: str) -> None:
        refused = Instance(tmp_path / "data", url=url)
        assert refused.wait() == 1
        assert refused.said.startswith(
            ("DATABASE_URL cannot be read", "The database that DATABASE_URL names")
        )
        assert refused.said.count("\n") == 1
        assert "secret" not in refused.said


class TestDeveloping:
    def test_reloads_pages_and_ends_as_orderly(self, prepared: Path) -> None:
        with running(prepared, mode="dev") as instance:
            family = instance.family()
            assert any("runserver" in process.cmdline() for process in family)
            assert instance.get("/healthz") == b"ok\n"
        assert wait_until_gone(family) == []


class TestTheEnd:
    def test_by_a_signal_leaves_no_process_and_is_no_failure(self, prepared: Path) -> None:
        """By that of a terminal that is closed; SIGTERM ends the instances of tests/config/test_worker.py."""
        with running(prepared) as instance:
            family = instance.family()
            instance.process.send_signal(signal.SIGHUP)
            assert instance.wait() == 0
            assert wait_until_gone(family) == []
            assert "Traceback" not in instance.said

    def test_does_not_come_with_the_terminals_under_nohup_but_by_ctrl_c_as_orderly(
        self, prepared: Path
    ) -> None:
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what a child inherits from nohup
        try:
            with running(prepared) as instance:
                instance.process.send_signal(signal.SIGHUP)
                assert instance.get("/healthz") == b"ok\n"
                assert instance.process.poll() is None
                family = instance.family()
                os.killpg(instance.process.pid, signal.SIGINT)  # in a terminal it reaches the whole group
                os.killpg(instance.process.pid, signal.SIGINT)
                assert instance.wait() == 0
                assert wait_until_gone(family) == []
        finally:
            signal.signal(signal.SIGHUP, before)
        assert not (prepared / "postgres" / "postmaster.pid").exists()

    def test_by_kill_9_of_it_or_of_its_database_leaves_no_process_and_keeps_what_was_committed(
        self, prepared: Path
    ) -> None:
        words = f"before the end {time.monotonic_ns()}"
        with running(prepared) as instance:
            note(prepared, words)
            family = instance.family()
            instance.process.kill()
            instance.wait()
            with running(prepared) as second:
                assert words in noted(prepared)
                assert wait_until_gone(family) == []
                note(prepared, f"{words}, again")
                main = int((prepared / "postgres" / "postmaster.pid").read_text().split("\n")[0])
                os.kill(main, signal.SIGKILL)
                assert second.wait() == 1
                assert "The database ended unexpectedly" in second.said
        with running(prepared):
            assert {words, f"{words}, again"} <= set(noted(prepared))

    def test_of_the_web_server_is_told_and_stops_the_database_too(self, prepared: Path) -> None:
        with running(prepared) as instance:
            family = instance.family()
            web = next(process for process in family if "gunicorn" in " ".join(process.cmdline()))
            web.kill()
            assert instance.wait() == 1
            assert "The web server ended unexpectedly" in instance.said
            assert wait_until_gone(family) == []

    def test_comes_with_the_end_of_make(self, prepared: Path) -> None:
        """The launcher's parent is killed, as `make` might be, and forwards nothing."""
        log = prepared.with_name("make.log")
        launcher = f"{sys.executable} -m apps.config.launcher serve --with-parent & wait"
        environment = {**os.environ, "DATA_DIR": str(prepared), "PORT": str(free_port())}
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
            environment.pop(name, None)
        with log.open("wb") as output:
            make = subprocess.Popen(
                ["/bin/sh", "-c", launcher],
                env=environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            while "Ctrl-C stops it" not in log.read_text() and make.poll() is None:
                time.sleep(0.05)
            family = psutil.Process(make.pid).children(recursive=True)
        finally:
            make.kill()
            make.wait()
        assert len(family) > 3
        assert wait_until_gone(family) == []


class TestAStartAfterTrouble:
    def test_leaves_a_stranger_alone_whose_number_stands_in_the_pid_file_and_finishes_what_was_cut_off(
        self, prepared: Path
    ) -> None:
        stranger = subprocess.Popen(["sleep", "600"])  # noqa: S607 - any program will do
        (prepared / "postgres.new").mkdir(exist_ok=True)
        (prepared / "static" / ".collected").unlink()
        try:
            lines = [
                str(stranger.pid),
                str(prepared / "postgres"),
                "1",
                "5432",
                "/nowhere",
                "",
                "1 1",
                "ready",
            ]
            (prepared / "postgres" / "postmaster.pid").write_text("\n".join(lines) + "\n")
            with running(prepared) as instance:
                assert "Collecting static files" in instance.said
            assert stranger.poll() is None
        finally:
            stranger.kill()
            stranger.wait()
