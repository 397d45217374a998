"""Says which clauses an article is about, without keeping anything of it."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from apps.commentary.intake.language import language_of
from apps.commentary.intake.problems import LIMIT, too_big
from apps.commentary.intake.reading import read_file
from apps.documents.corpora.tota import CLAUSE_SCHEME
from apps.documents.importers import ImportProblem
from apps.documents.importers.encodings import decode
from apps.documents.importers.problems import empty, not_text
from apps.documents.importers.recognising import recognise
from apps.documents.models import Address, Clause, Document, ExternalIdentifier
from apps.quotations.engine.fusing import Passage, Ranked
from apps.quotations.finding import library_now, passages_in
from apps.quotations.library import standing

STANDARD_INPUT = "-"
WRONGLY_ASKED = 2  # exit code, as of a wrong option; what cannot be read ends with 1
SHOWN = 60  # code points of a passage in the table


class Command(BaseCommand):
    help = (
        "Prints the passages of an article (text, HTML or DOCX; - for standard input) that quote, reword or cite "
        "clauses of documents held here, with the clauses, drafts included. Spans are code points; of a text file "
        "those of the file, of others those of the article's text. Nothing is kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--document", default="", metavar="SLUG", help="look for clauses of this one alone"
        )
        parser.add_argument("--language", default="", help="of the article (found out where it is not given)")
        parser.add_argument("--json", action="store_true", help="all that is known, for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            text, language = _article(options["file"])
        except (ImportProblem, OSError) as problem:
            raise CommandError(f"{options['file']}: {problem}") from None
        language = options["language"] or language
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            only = _document(options["document"])
            passages = passages_in(text, library_now(), language=language, only_documents=only)
            names = _names(passages)
        if options["json"]:
            found = [_as_json(text, passage, names) for passage in passages]
            told = {"file": options["file"], "language": language, "characters": len(text), "passages": found}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self._tell(text, passages, names)

    def _tell(self, text: str, passages: Sequence[Passage], names: "Mapping[int, _Name]") -> None:
        for passage in passages:
            words = " ".join(text[passage.start : passage.end].split())
            shown = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
            told = f"{passage.kind.value} {passage.fidelity}".strip()
            self.stdout.write(f"{passage.start:>7}–{passage.end:<7} {passage.score:.2f}  {told:<22} {shown}")
            for candidate in passage.candidates:
                span = f"{candidate.start}–{candidate.end}" if candidate.fidelity else "whole"
                reasons = ", ".join(candidate.reasons)
                name = names[candidate.clause_id]
                self.stdout.write(
                    f"{'':16}{candidate.score:.2f}  {name.document}/{name.ref} {name.label}  {span}  {reasons}"
                )
        clauses = {each.clause_id for passage in passages for each in passage.candidates}
        self.stdout.write(f"passages: {len(passages)}, clauses: {len(clauses)}")


@dataclass(frozen=True, slots=True)
class _Name:
    document: str
    ref: str
    label: str
    identifiers: Mapping[str, str]


def _article(name: str) -> tuple[str, str]:
    """The text and its language. A text file is taken as it is, so that places are those of the file. Raises
    ImportProblem, OSError."""
    if name == STANDARD_INPUT:
        data, name = sys.stdin.buffer.read(LIMIT + 1), ""
    else:
        with Path(name).open("rb") as file:
            data = file.read(LIMIT + 1)
            if len(data) > LIMIT:
                raise too_big(Path(name).stat().st_size)
    if len(data) > LIMIT:
        raise too_big(len(data))
    if not data.strip():
        raise empty()
    if recognise(data, name) != "text":
        article = read_file(data, name)
        return article.text, article.facts.get("language")
    decoded = decode(data)
    if decoded is None:
        raise not_text()
    return decoded.text, language_of(decoded.text, "")[0]


def _document(slug: str) -> list[int] | None:
    if not slug:
        return None
    found = list(Document.objects.filter(slug=slug).values_list("pk", flat=True))
    if not found:
        raise CommandError(f"There is no document “{slug}”.", returncode=WRONGLY_ASKED)
    return found


def _names(passages: Sequence[Passage]) -> dict[int, _Name]:
    """What the clauses are called, in three queries."""
    clauses = {each.clause_id for passage in passages for each in passage.candidates}
    identifiers: dict[int, dict[str, str]] = {}
    for row in ExternalIdentifier.objects.filter(clause__in=clauses):
        identifiers.setdefault(row.clause_id or 0, {})[row.scheme] = row.value
    labels = dict(standing().filter(clause__in=clauses).exclude(label="").values_list("clause_id", "label"))
    canonical = Address.objects.filter(clause=OuterRef("pk"), canonical=True)
    rows = Clause.objects.filter(pk__in=clauses).annotate(ref=Subquery(canonical.values("ref")[:1]))
    return {
        pk: _Name(slug, ref or "", labels.get(pk, ""), identifiers.get(pk, {}))
        for pk, slug, ref in rows.values_list("pk", "document__slug", "ref")
    }


def _as_json(text: str, passage: Passage, names: Mapping[int, _Name]) -> dict[str, Any]:
    return {
        "start": passage.start,
        "end": passage.end,
        "words": text[passage.start : passage.end],
        "kind": passage.kind.value,
        "fidelity": passage.fidelity,
        "marked": passage.marked,
        "score": round(passage.score, 4),
        "run": passage.run or None,
        "reference": list(passage.cited) if passage.cited else None,
        "candidates": [_candidate(each, names[each.clause_id]) for each in passage.candidates],
    }


def _candidate(candidate: Ranked, name: _Name) -> dict[str, Any]:
    quoted = bool(candidate.fidelity)
    return {
        "document": name.document,
        "clause": name.ref,
        "label": name.label,
        "article_identifier": name.identifiers.get(CLAUSE_SCHEME),
        "identifiers": dict(name.identifiers),
        "wording": candidate.wording_id,
        "start": candidate.start if quoted else None,
        "end": candidate.end if quoted else None,
        "score": round(candidate.score, 4),
        "fidelity": candidate.fidelity,
        "reasons": [str(reason) for reason in candidate.reasons],
    }
