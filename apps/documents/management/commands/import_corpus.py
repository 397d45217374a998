"""Brings a folder of texts in, each whole or not at all; run again, it goes on where it was."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from apps.documents.corpora import ADAPTERS, Adapter, CorpusText, files
from apps.documents.problems import DocumentProblem
from apps.documents.services.corpora import enter_corpus_text, known


class Command(BaseCommand):
    help = (
        "Brings in every XML file below FOLDER: Texts of Trade Agreements (ToTA) or Akoma Ntoso 3.0. Each text is a "
        "document with one edition, known by the corpus's own identifiers; what is there already is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--corpus",
            choices=["auto", *ADAPTERS],
            default="auto",
            help="what the files are (found out from each)",
        )
        parser.add_argument(
            "--publish", action="store_true", help="readers see the texts at once (else drafts)"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}. Name one that holds the XML files.")
        adapters = list(ADAPTERS.values()) if options["corpus"] == "auto" else [ADAPTERS[options["corpus"]]]
        paths = list(files(folder))
        if not paths:
            raise CommandError(f"No XML file is in {folder} or below it. Nothing was brought in.")
        there: dict[str, set[str]] = {}
        entered = clauses = already = 0
        failed: list[str] = []
        for path in tqdm(paths, unit="text", disable=options["quiet"], file=self.stderr):
            try:
                text = _read(path, adapters)
                seen = there.setdefault(text.scheme, set(known(text.scheme)))
                if text.identifier in seen:
                    already += 1
                    continue
                edition = enter_corpus_text(by=None, text=text, publish=options["publish"])
                seen.add(text.identifier)
                entered += edition is not None
                already += edition is None
                clauses += len(text.clauses) if edition else 0
            except DocumentProblem as problem:
                failed.append(f"{path}: {problem}")
        self.stdout.write(f"{entered} texts entered with {clauses} clauses, {already} already there.")
        if failed:
            raise CommandError(
                "\n".join([*failed, f"{len(failed)} of {len(paths)} files were not brought in."])
            )


def _read(path: Path, adapters: list[Adapter]) -> CorpusText:
    for adapter in adapters:
        text = adapter(path)
        if text is not None:
            return text
    raise DocumentProblem("This is no text of a corpus that is known here; it was passed over.")
