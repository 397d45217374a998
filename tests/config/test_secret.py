import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from apps.config.problems import StartProblem
from apps.config.secret import stored_secret


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    first = stored_secret(data_dir)
    assert len(first) > 50
    assert stored_secret(data_dir) == first
    assert stat.S_IMODE((data_dir / "secret-key").stat().st_mode) == 0o600
    assert [entry.name for entry in data_dir.iterdir()] == ["secret-key"]


def test_all_who_ask_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(stored_secret, [tmp_path] * 32))) == 1


def test_a_directory_that_cannot_hold_it_asks_for_the_variable(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StartProblem, match="set SECRET_KEY"):
        stored_secret(tmp_path / "data")
