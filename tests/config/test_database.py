import os
from pathlib import Path

import pytest

from apps.config.database import (
    DatabaseProblem,
    embedded_url,
    examine,
    parse_url,
    require_encoding,
    require_version,
    settings_for,
)


class TestParsing:
    def test_reads_every_part_and_decodes_it(self) -> None:
        found = parse_url("postgresql://ann:p%40ss%2Fword@db.example:6543/glos%20sator?sslmode=require")
        assert (found["USER"], found["PASSWORD"]) == ("ann", "p@ss/word")
        assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "6543", "glos sator")
        assert found["OPTIONS"]["sslmode"] == "require"

    def test_reads_the_other_scheme_a_socket_and_ipv6(self) -> None:
        assert parse_url("postgres://[::1]/glossator")["HOST"] == "::1"
        assert parse_url("postgresql:///glossator?host=/var/run/postgresql")["HOST"] == "/var/run/postgresql"

    def test_reads_back_its_own_url_of_the_embedded_server(self) -> None:
        found = parse_url(embedded_url(Path("/tmp/a b/ə")))  # noqa: S108 - a name, nothing is made there
        assert (found["HOST"], found["NAME"]) == ("/tmp/a b/ə", "glossator")  # noqa: S108 - the same

    @pytest.mark.parametrize(
        "url",
        [
            "nonsense",
            "mysql://ann@host/x",
            "postgresql://ann:se%ZZcret@host/x",
            "postgresql://ann:secret@host:x y/z",
        ],
    )
    def test_refuses_what_it_cannot_read_without_quoting_it(self, url: str) -> None:
        with pytest.raises(DatabaseProblem, match="DATABASE_URL cannot be read") as caught:
            parse_url(url)
        assert "cret" not in str(caught.value)

    def test_asks_for_the_name_of_the_database(self) -> None:
        with pytest.raises(DatabaseProblem, match="names no database"):
            parse_url("postgresql://ann@host/")


class TestSettings:
    def test_keep_no_connection_but_check_those_of_the_pool(self, tmp_path: Path) -> None:
        found = settings_for("postgresql://host/x", tmp_path, pooled=True)
        assert found["CONN_MAX_AGE"] == 0
        assert found["CONN_HEALTH_CHECKS"] is True
        assert found["OPTIONS"]["pool"]["timeout"] <= 5

    def test_point_to_the_embedded_server_when_no_other_is_named(self, tmp_path: Path) -> None:
        found = settings_for("", tmp_path, pooled=False)
        assert Path(found["HOST"]).name.startswith("glossator-")
        assert "pool" not in found["OPTIONS"]


class TestVersion:
    @pytest.mark.parametrize("version", [150_000, 150_018, 180_004, 230_000])
    def test_takes_15_and_newer(self, version: int) -> None:
        require_version(version)

    @pytest.mark.parametrize("version", [90_624, 140_021])
    def test_refuses_older_ones_in_one_sentence(self, version: int) -> None:
        with pytest.raises(
            DatabaseProblem, match=f"PostgreSQL {version // 10_000}; Glossator needs 15 or newer"
        ):
            require_version(version)

    def test_refuses_an_encoding_that_cannot_hold_every_language(self) -> None:
        require_encoding("UTF8")
        with pytest.raises(DatabaseProblem, match="LATIN1"):
            require_encoding("LATIN1")


class TestExamining:
    def test_is_content_with_the_server_of_this_run(self) -> None:
        examine(os.environ["DATABASE_URL"])

    def test_tells_that_nobody_answers_without_the_password(self) -> None:
        with pytest.raises(DatabaseProblem, match="cannot be used") as caught:
            examine("postgresql://ann:secret@127.0.0.1:1/glossator")
        assert "secret" not in str(caught.value)
        assert "\n" not in str(caught.value)
