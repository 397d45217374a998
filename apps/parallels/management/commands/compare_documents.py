"""Says how the clauses of two documents correspond, without keeping anything of it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from apps.accounts.models import Role, User
from apps.documents.models import Document
from apps.documents.models.document import Status
from apps.matching.engine.force import Change as ForceChange
from apps.matching.engine.worddiff import Change
from apps.parallels.selectors import comparison
from apps.parallels.shapes import AlignedRow, ClauseFace, ComparisonRows, SideFace

NAMED = 44  # characters of a clause in the table


class Command(BaseCommand):
    help = (
        "Prints how the clauses of document A correspond to those of B (slugs), drafts included: same, reworded, "
        "merged, split, dropped, new. Nothing is kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("a", metavar="A")
        parser.add_argument("b", metavar="B")
        parser.add_argument("--json", action="store_true", help="all that is known, for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        a, b = options["a"], options["b"]
        for slug in (a, b):
            if not Document.objects.filter(slug=slug).exclude(status=Status.WITHDRAWN).exists():
                raise CommandError(
                    f"There is no document “{slug}”. Give the last part of its address, as in /documents/{slug}/."
                )
        if a == b:
            raise CommandError("This is the same document twice. Choose another one to compare it with.")
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            # Whoever runs commands here reads everything.
            found = comparison(User(role=Role.EDITOR), a, b, differences=True)
        if found is None:
            raise CommandError(f"“{a}” and “{b}” could not be read together; one was withdrawn just now.")
        for side in (found.left, found.right):
            if not side.clauses:
                raise CommandError(
                    f"No words of “{side.document.title}” are held here, so there is nothing to compare."
                )
        if options["json"]:
            self.stdout.write(json.dumps(_everything(found), ensure_ascii=False, indent=1))
        else:
            self._table(found)

    def _table(self, found: ComparisonRows) -> None:
        for row in found.rows:
            marks = [row.kind, *(["moved"] if row.moved else []), *([row.force] if row.force else [])]
            left, right = (" + ".join(map(_name, side)) or "–" for side in (row.left, row.right))
            self.stdout.write(f"{left:<{NAMED}.{NAMED}}  {right:<{NAMED}.{NAMED}}  {', '.join(marks)}")
        counted = ", ".join(f"{number} {kind}" for kind, number in found.counts.items())
        self.stdout.write(f"\n{counted}; {found.moved} moved")
        for side in (found.left, found.right):
            if not side.complete:
                self.stdout.write(f"Of “{side.document.title}” only excerpts are held.")
        if not found.by_words:
            self.stdout.write(
                f"The texts are in different languages ({found.left.language}, {found.right.language}): aligned by "
                "number and topic, words not compared."
            )


def _name(face: ClauseFace) -> str:
    return " ".join(part for part in (face.ref, face.heading or face.text) if part)


def _everything(found: ComparisonRows) -> dict[str, Any]:
    return {
        "left": _side(found.left),
        "right": _side(found.right),
        "by_words": found.by_words,
        "counts": dict(found.counts),
        "moved": found.moved,
        "rows": [_row(row) for row in found.rows],
    }


def _side(side: SideFace) -> dict[str, Any]:
    return {
        "slug": side.document.slug,
        "title": side.document.title,
        "signed": side.document.signed,
        "language": side.language,
        "editions": [edition.ref for edition in side.editions],
        "complete": side.complete,
        "clauses": side.clauses,
    }


def _row(row: AlignedRow) -> dict[str, Any]:
    return {
        "left": [face.ref for face in row.left],
        "right": [face.ref for face in row.right],
        "kind": row.kind,
        "moved": row.moved,
        "score": row.score,
        "decision": row.decision,
        "words": _words(row),
        "force": row.force,
        "force_changes": [_force(row, change) for change in row.force_changes],
    }


def _words(row: AlignedRow) -> dict[str, int] | None:
    """How many words stay, go and come; None where words are not compared."""
    if row.pieces is None:
        return None
    counts = {change.value: 0 for change in Change}
    for piece in (*(row.heading_pieces or ()), *row.pieces):
        counts[piece.change.value] += len(piece.text.split())
    return counts


def _force(row: AlignedRow, change: ForceChange) -> dict[str, str]:
    left, right = ("\n\n".join(face.text for face in side if face.text) for side in (row.left, row.right))
    return {
        "direction": change.direction.value,
        "old": left[change.old.start : change.old.end],
        "new": right[change.new.start : change.new.end],
        "old_level": change.old.level.name.lower(),
        "new_level": change.new.level.name.lower(),
    }
