"""Brings one text in, or several, as the desk does."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from apps.documents import services
from apps.documents.engine import draft
from apps.documents.models import Document, Edition, Import
from apps.documents.models.importing import Purpose, Stage
from apps.documents.problems import DocumentProblem, NotValid
from apps.documents.services.reading_in import read_in

DOUBTFUL = 0.8  # below it the desk marks a boundary too


class Command(BaseCommand):
    help = (
        "Brings in texts: .txt, .html, .docx, .pdf with text, Akoma Ntoso. Each waits at the desk to be checked, "
        "unless --draft or --publish confirms it unseen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--document", help="address of a document of which this is a new edition")
        parser.add_argument("--edition", help="with --document: the edition of which this is the new text")
        parser.add_argument("--reason", default="", help="why there is a new text; needed with --edition")
        for name in ("title", "language", "publisher", "url", "translator"):
            parser.add_argument(f"--{name}", default="")
        parser.add_argument("--authentic", action="store_true")
        parser.add_argument("--show", action="store_true", help="print the clauses that were found")
        confirm = parser.add_mutually_exclusive_group()
        confirm.add_argument("--draft", action="store_true", help="confirm it as a draft")
        confirm.add_argument("--publish", action="store_true", help="confirm and publish it")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["edition"] and not options["document"]:
            raise CommandError("--edition needs --document: say of which document it is an edition.")
        if options["document"] and len(options["files"]) > 1:
            raise CommandError("A document takes one text at a time. Name one file.")
        document, edition = _into(options)
        failed = 0
        for path in options["files"]:
            try:
                self._bring_in(path, document, edition, options)
            except (DocumentProblem, OSError) as problem:
                failed += 1
                self.stderr.write(f"{path}: {_said(problem)}")
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files were not brought in.")

    def _bring_in(
        self, path: Path, document: Document | None, edition: Edition | None, options: dict[str, Any]
    ) -> None:
        if path.stat().st_size > settings.IMPORT_LIMIT:
            raise DocumentProblem(
                f"The file is larger than {settings.IMPORT_LIMIT // 1024**2} MB (IMPORT_LIMIT_MB); it was not read."
            )
        named = ("title", "language", "publisher", "url", "translator", "authentic", "reason")
        row = services.start_import(
            by=None,
            content=path.read_bytes(),
            file_name=path.name,
            purpose=Purpose.REVISION if edition else Purpose.EDITION if document else Purpose.DOCUMENT,
            document=document,
            edition=edition,
            details=services.Details(**{name: options[name] for name in named}),
            in_background=False,
        )
        read_in(row.pk)
        row.refresh_from_db()
        if row.stage != Stage.READY:
            raise DocumentProblem(row.problem or "It is being read by somebody else.")
        self._tell(path, row, show=options["show"])
        if options["draft"] or options["publish"]:
            done = services.confirm_import(
                by=None, row=row, base_version=row.version, seen=None, publish=options["publish"]
            )
            self.stdout.write(f"  confirmed: {done.document} ({done.edition}), revision {done.revision}")
        else:
            self.stdout.write(f"  to be checked at /desk/imports/{row.pk}/")

    def _tell(self, path: Path, row: Import, *, show: bool) -> None:
        rows = draft.load(row.rows)
        doubtful = sum(each.sure < DOUBTFUL for each in rows)
        self.stdout.write(
            f"{path}: {row.found['format']}, {len(rows)} clauses, {doubtful} doubtful boundaries"
        )
        for note in row.found["notes"]:
            self.stdout.write(f"  {note}")
        if show:
            for each in rows:
                beginning = f"{each.label} {each.heading} {each.text}".strip()[:80].replace("\n", " ")
                self.stdout.write(f"  {'  ' * each.depth}{each.kind}: {beginning}")


def _into(options: dict[str, Any]) -> tuple[Document | None, Edition | None]:
    if not options["document"]:
        return None, None
    document = Document.objects.filter(slug=options["document"]).first()
    if document is None:
        raise CommandError(f"There is no document “{options['document']}”.")
    if not options["edition"]:
        return document, None
    edition = document.editions.filter(ref=options["edition"]).first()
    if edition is None:
        known = ", ".join(document.editions.values_list("ref", flat=True)) or "none"
        raise CommandError(f"The document has no edition “{options['edition']}”; it has: {known}.")
    return document, edition


def _said(problem: Exception) -> str:
    """A model's "cannot be blank" needs the name of what is blank."""
    if isinstance(problem, NotValid):
        return " ".join(f"{field}: {' '.join(texts)}" for field, texts in problem.messages.items())
    return str(problem)
