"""manage.py link_commentary: what an article is about, said and not kept."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from apps.documents.corpora.tota import CLAUSE_SCHEME
from apps.quotations.models import Quotation
from tests.factories import ExternalIdentifierFactory
from tests.quotations.passages import clause
from tests.quotations.services.test_examining import FISH, ROAD, TEXT

pytestmark = pytest.mark.django_db


def told(*arguments: str) -> str:
    out = io.StringIO()
    call_command("link_commentary", *arguments, stdout=out)
    return out.getvalue()


def found(*arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(told(*arguments, "--json"))
    return read


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    return path


def test_it_prints_everything_for_programs(article: Path) -> None:
    wording = clause(f"It is agreed: {FISH}.", label="7", ref="7")
    ExternalIdentifierFactory.create(
        scheme=CLAUSE_SCHEME, value="treaty_7", clause=wording.clause, document=wording.document
    )

    read = found(str(article))

    text = article.read_bytes().decode()
    (passage,) = read["passages"]
    assert (read["characters"], read["language"]) == (len(text), "en")
    assert text[passage["start"] : passage["end"]] == passage["words"] == FISH
    assert (passage["kind"], passage["fidelity"], passage["marked"]) == ("quotation", "verbatim", True)
    (candidate,) = passage["candidates"]
    assert (candidate["document"], candidate["clause"], candidate["label"]) == (
        wording.document.slug,
        "7",
        "7",
    )
    assert candidate["article_identifier"] == "treaty_7"
    assert wording.text[candidate["start"] : candidate["end"]] == FISH
    assert candidate["reasons"][0] == "words"
    assert not Quotation.objects.exists()


def test_it_prints_a_table_for_people(article: Path) -> None:
    wording = clause(FISH, label="7", ref="7")
    lines = told(str(article)).splitlines()
    assert "quotation verbatim" in lines[0]
    assert f"{wording.document.slug}/7 7" in lines[1]
    assert lines[-1] == "passages: 1, clauses: 1"


def test_it_looks_into_one_document_where_asked(article: Path) -> None:
    clause(FISH)
    road = clause(ROAD)
    read = found(str(article), "--document", road.document.slug)
    assert [passage["words"] for passage in read["passages"]] == [ROAD]


def test_it_reads_a_page(tmp_path: Path) -> None:
    clause(FISH)
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{part} Some more is said here about it.</p>" for part in TEXT.split("\n\n"))
    page.write_text(
        f"<!doctype html><html><head><title>T</title></head><body><article>{paragraphs}</article></body></html>"
    )
    assert [passage["words"] for passage in found(str(page))["passages"]] == [FISH]


def test_it_reads_standard_input(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clause(FISH)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(article.read_bytes())))
    assert len(found("-")["passages"]) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no words"),
        (b" \n", "no words"),
        (b"x" * 2_000_001, "2 MB"),
        (b"\x7fELF\x00\x01\x02" * 99, "no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=said) as problem:
        told(str(path))
    assert problem.value.returncode == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file") as problem:
        told(str(tmp_path / "none.txt"))
    assert problem.value.returncode == 1


def test_an_unknown_document_is_said(article: Path) -> None:
    with pytest.raises(CommandError, match="no document “none”") as problem:
        told(str(article), "--document", "none")
    assert problem.value.returncode == 2


def test_nothing_found_is_said_too(article: Path) -> None:
    assert told(str(article)) == "passages: 0, clauses: 0\n"
