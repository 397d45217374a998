from pathlib import Path

import pytest

from apps.config import environment
from apps.config.environment import EnvironmentProblem


class TestFlag:
    @pytest.mark.parametrize("value", ["1", "true", " Yes ", "ON"])
    def test_is_true_for_the_words_that_mean_it(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv("TLS", value)
        assert environment.flag("TLS")

    @pytest.mark.parametrize("value", ["0", "false", "No", "off"])
    def test_is_false_for_the_words_that_mean_it(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv("TLS", value)
        assert not environment.flag("TLS", default=True)

    def test_falls_back_when_unset_or_empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TLS", "")
        assert environment.flag("TLS", default=True)
        monkeypatch.delenv("TLS")
        assert not environment.flag("TLS")

    def test_names_the_variable_that_it_cannot_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TLS", "perhaps")
        with pytest.raises(EnvironmentProblem, match="TLS is “perhaps”"):
            environment.flag("TLS")


class TestPort:
    def test_is_8000_unless_it_is_given(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("PORT", raising=False)
        assert environment.port() == 8000
        monkeypatch.setenv("PORT", "8123")
        assert environment.port() == 8123

    @pytest.mark.parametrize("value", ["0", "65536", "-1", "80 80", "http", "8e3", "٨٠"])
    def test_refuses_what_is_no_port(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv("PORT", value)
        with pytest.raises(EnvironmentProblem, match=f"PORT is “{value}”"):
            environment.port()


class TestWords:
    def test_are_split_at_commas_and_trimmed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,,")
        assert environment.words("ALLOWED_HOSTS") == ["a.example", "b.example"]

    def test_fall_back_when_there_are_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALLOWED_HOSTS", " , ")
        assert environment.words("ALLOWED_HOSTS", ("localhost",)) == ["localhost"]


class TestPath:
    def test_opens_a_tilde_and_is_absolute(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("DATA_DIR", "~/a place/../ə")
        assert environment.path("DATA_DIR", Path("/elsewhere")) == tmp_path / "ə"
