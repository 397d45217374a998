"""Where the browser of the journeys comes from."""

from pathlib import Path

import pytest

from tests.chromium import NoChromium, find_chromium


def executable(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_one_on_the_path_comes_first(tmp_path: Path) -> None:
    ours, playwrights = (
        executable(tmp_path / "bin" / "google-chrome"),
        executable(tmp_path / "own" / "chrome"),
    )
    assert find_chromium(str(playwrights), str(ours.parent)) == ours


def test_playwrights_own_comes_next(tmp_path: Path) -> None:
    playwrights = executable(tmp_path / "own" / "chrome")
    assert find_chromium(str(playwrights), str(tmp_path)) == playwrights


def test_where_none_can_be_installed_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(NoChromium, match="install the package chromium"):
        find_chromium(str(tmp_path / "absent"), str(tmp_path))
