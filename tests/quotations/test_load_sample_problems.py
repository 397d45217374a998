"""``manage.py load_sample`` into what is there, and with files that are wrong."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError

from apps.documents.models import Document, Party, Source
from apps.quotations.management.commands.load_sample import DEFAULT_FOLDER
from tests.quotations.loading import load, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the fixtures that a test may spoil."""
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "fixtures"))


def spoil(folder: Path, file: str, words: str, other_words: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, other_words, 1), encoding="utf-8")


def test_what_is_missing_is_added_to_what_is_there() -> None:
    Party.objects.create(code="AZE", name="Republic of Azerbaijan")
    Source.objects.create(ref="turan-2022", publisher="Turan", language="en")
    said = load()
    assert "3 parties created, 1 already there" in said
    assert "1 sources created, 1 already there" in said
    assert Party.objects.get(code="AZE").name == "Republic of Azerbaijan"
    assert Document.objects.filter(bound_parties__party__code="AZE").count() == 6


@pytest.mark.parametrize(
    ("file", "words", "other_words", "told"),
    [
        ("topics.toml", 'parent = "security"', 'parent = "safety"', "topics.toml, topic"),
        ("topics.toml", 'definition = "', 'definitoin = "', "there is no field “definitoin”"),
        ("topics.toml", 'slug = "principles"', "slug = principles", "topics.toml is not readable as TOML"),
        ("sample/sources.toml", 'rights = "quote only"', 'rights = "free"', "source 1 (“jamnews-2022”)"),
        (
            "sample/documents.toml",
            'signed = "2022-02-22"',
            'signed = "22 Feb"',
            "“signed”: “22 Feb” is not a date",
        ),
        (
            "sample/documents.toml",
            "clause_total = 43",
            'clause_total = "43"',
            "“clause_total” is not a whole number",
        ),
        ("sample/documents.toml", 'party = "RUS"', 'party = "RU"', "there is no party “RU”"),
        ("sample/moscow-declaration-2022.toml", 'refs = ["u2"]', 'refs = ["print"]', "clause 4 (“print”)"),
        (
            "sample/moscow-declaration-2022.toml",
            "whole = true",
            'whole = "yes"',
            "“whole” is not true or false",
        ),
        (
            "sample/commentaries.toml",
            'slug = "agshin-kerimov"',
            'slug = "kerimov"',
            "commentary 1 (“jamnews-2022”)",
        ),
        ("sample/annotations.toml", 'clause = "11"', 'clause = "12"', "annotation 19 (“M12”), target 1"),
        ("sample/annotations.toml", 'quote = "occupying', 'quote = "holding', "annotation 20 (“M13”)"),
        ("sample/annotations.toml", 'party = "ARM"\n', "", "annotation 4 (“K4”)"),
    ],
)
def test_a_problem_names_the_file_and_the_record_and_nothing_is_loaded(
    folder: Path, file: str, words: str, other_words: str, told: str
) -> None:
    spoil(folder, file, words, other_words)
    before = rows()
    with pytest.raises(CommandError) as caught:
        load(folder)
    assert told in str(caught.value)
    assert Path(file).name in str(caught.value)
    assert "Nothing was loaded" in str(caught.value)
    assert rows() == before


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "sample" / "sources.toml").unlink()
    with pytest.raises(CommandError, match=r"sources\.toml is not there"):
        load(folder)
