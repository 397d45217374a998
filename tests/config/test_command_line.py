from pathlib import Path

import pytest

from apps.config.command_line import needs_database
from tests.config.instances import manage


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["help"],
        ["--version"],
        ["check", "--deploy"],
        ["makemigrations", "--check"],
        ["migrate", "--help"],
        ["compilemessages"],
    ],
)
def test_nothing_is_started_for_a_command_that_only_reads_files(command: list[str]) -> None:
    assert not needs_database(["manage.py", *command])


@pytest.mark.parametrize(
    "command",
    [["migrate"], ["shell"], ["load_sample"], ["check", "--database", "default"], ["no_such_command"]],
)
def test_every_other_command_gets_a_database(command: list[str]) -> None:
    assert needs_database(["manage.py", *command])


def test_a_check_leaves_no_database_behind(tmp_path: Path) -> None:
    done = manage(tmp_path, "check")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_command_starts_the_server_for_itself_and_stops_it(tmp_path: Path) -> None:
    question = "from django.db import connection; connection.ensure_connection(); print(connection.pg_version // 10000)"
    done = manage(tmp_path, "shell", "--no-imports", "-c", question)
    assert done.stdout.strip() == "18"
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DATABASE_URL cannot be read"),
        ("postgresql://ann:secret@127.0.0.1:1/glossator", "cannot be used: connection"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, url: str, sentence: str
) -> None:
    done = manage(tmp_path, "migrate", url=url)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr
