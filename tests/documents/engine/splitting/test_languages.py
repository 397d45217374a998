"""Whole texts in each language, with the tree that an editor would make of them: `texts/`, by language and name."""

from pathlib import Path

import pytest

from apps.documents.engine.splitting import split
from tests.documents.engine.splitting.sketch import sketch

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
UNKNOWN = "xx"  # to the splitter


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_becomes_the_tree_that_an_editor_would_make(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert sketch(text) == path.with_suffix(".tree").read_text(encoding="utf-8").rstrip()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_language_is_known_by_its_words(path: Path) -> None:
    language = path.stem.split("-")[0]
    assert split(path.read_text(encoding="utf-8")).language == ("" if language == UNKNOWN else language)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\r\n", "\u2028"])
def test_line_ends_change_nothing_but_the_offsets(path: Path, end: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\n", end)
    assert sketch(text) == path.with_suffix(".tree").read_text(encoding="utf-8").rstrip()


def test_a_language_that_is_given_is_kept() -> None:
    assert split("The Parties agree.", language="de").language == "de"


def test_a_text_without_known_words_has_no_language() -> None:
    assert split("Lorem ipsum dolor sit amet, consectetur adipiscing elit.").language == ""
