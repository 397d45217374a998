"""Bringing texts in by command: one file, or a corpus that is gone on with where it was."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from apps.documents.models import Document, DocumentEvent, ExternalIdentifier, Import, Wording  # type: ignore[attr-defined]
from apps.documents.models.document import Status
from tests.documents.corpora.test_tota import TREATY as CORPUS_TREATY
from tests.documents.services.texts import TREATY

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out, **options)
    return out.getvalue()


def corpus(folder: Path, number: int = 3) -> Path:
    for n in range(number):
        text = CORPUS_TREATY.replace("7001", f"{7001 + n}")
        (folder / f"pta_{7001 + n}.xml").write_text(text, encoding="utf-8")
    return folder


def test_a_corpus_becomes_documents_that_keep_their_identifiers(tmp_path: Path) -> None:
    told = run("import_corpus", corpus(tmp_path), quiet=True)
    assert "3 texts entered with 12 clauses, 0 already there" in told
    known = ExternalIdentifier.objects.filter(scheme="tota treaty").order_by("value")
    assert [row.value for row in known] == ["7001", "7002", "7003"]
    article = ExternalIdentifier.objects.get(scheme="tota article", value="2", document=known[0].document)
    assert article.clause is not None
    assert Wording.objects.get(clause=article.clause).text == "No duties are levied."
    assert not Document.objects.exclude(status=Status.DRAFT).exists()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    run("import_corpus", corpus(tmp_path), quiet=True)
    before = DocumentEvent.objects.count()
    assert "0 texts entered with 0 clauses, 3 already there" in run("import_corpus", tmp_path, quiet=True)
    assert DocumentEvent.objects.count() == before


def test_a_run_that_was_cut_off_is_gone_on_with(tmp_path: Path) -> None:
    run("import_corpus", corpus(tmp_path, 1), quiet=True)
    assert "2 texts entered with 8 clauses, 1 already there" in run(
        "import_corpus", corpus(tmp_path), quiet=True
    )


def test_one_bad_file_leaves_the_others_alone(tmp_path: Path) -> None:
    (corpus(tmp_path) / "bad.xml").write_text("<other/>")
    with pytest.raises(CommandError, match="1 of 4 files were not brought in"):
        run("import_corpus", tmp_path, quiet=True)
    assert Document.objects.count() == 3


def test_published_at_once_where_it_is_asked(tmp_path: Path) -> None:
    run("import_corpus", corpus(tmp_path, 1), "--publish", quiet=True)
    assert Document.objects.get().status == Status.PUBLISHED


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No XML file"):
        run("import_corpus", tmp_path, quiet=True)
    with pytest.raises(CommandError, match="no folder"):
        run("import_corpus", tmp_path / "nowhere", quiet=True)


def test_a_file_waits_at_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "treaty.txt"
    path.write_text(TREATY)
    told = run("import_document", path, "--show")
    assert "article: Article 2 Assistance" in told
    assert f"/desk/imports/{Import.objects.get().pk}/" in told
    assert not Document.objects.exists()


def test_a_file_is_published_and_gets_a_new_text(tmp_path: Path) -> None:
    path = tmp_path / "treaty.txt"
    path.write_text(TREATY)
    run("import_document", path, "--publish", "--title", "Treaty", "--publisher", "The Ministry")
    document = Document.objects.get()
    edition = document.editions.get()
    path.write_text(TREATY.replace("spring", "autumn"))
    into = ("--document", document.slug, "--edition", edition.ref, "--reason", "Corrected.")
    assert "revision" in run("import_document", path, *into, "--publish")
    assert Wording.objects.get(text__contains="autumn").since == 2


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    path = tmp_path / "treaty.txt"
    path.write_text("")
    with pytest.raises(CommandError, match="1 of 1 files"):
        run("import_document", path)
    with pytest.raises(CommandError, match="There is no document"):
        run("import_document", path, "--document", "nowhere")
    with pytest.raises(CommandError, match="needs --document"):
        run("import_document", path, "--edition", "en")


@override_settings(IMPORT_LIMIT=1024 * 1024)
def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    with pytest.raises(CommandError):
        run("import_document", path)
    assert not Import.objects.exists()
