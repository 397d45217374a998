"""Reads what was brought in: the file into text, the text into proposed clauses, these matched to what is known."""

import logging
import time
from dataclasses import asdict, replace
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.documents import importers
from apps.documents.engine import draft
from apps.documents.engine.rows import title_in, without_title
from apps.documents.engine.splitting import split
from apps.documents.engine.titles import fitting, kind_of_title
from apps.documents.importers import ImportProblem, Reading
from apps.documents.intake.matching import match_edition, match_revision
from apps.documents.models import Import
from apps.documents.models.importing import Purpose, Stage
from apps.documents.services.imports import Details, details_of

log = logging.getLogger(__name__)

SIGN_SECONDS = 0.5  # between two signs of progress: each is a write
SILENCE = timedelta(seconds=30)  # whoever gave no sign for so long is dead


def read_in(identifier: UUID) -> None:
    """Reads an import that waits, or that a dead reader left. Does nothing where it is read or being read."""
    row = _claim(identifier)
    if row is None:
        return
    with translation.override(row.found.get("interface") or settings.LANGUAGE_CODE):
        try:
            _read(row)
        except ImportProblem as problem:
            _refuse(row, str(problem))
        except Exception:
            log.exception("reading import %s", row.pk)
            _refuse(
                row,
                _("Something went wrong that nobody foresaw; nothing was brought in. Try another format."),
            )
            raise


def silent() -> Q:
    """Imports that wait or are being read while nobody gives a sign."""
    long_ago = timezone.now() - SILENCE
    return Q(stage=Stage.READING, at_work__lt=long_ago) | Q(stage=Stage.WAITING, updated_at__lt=long_ago)


def _claim(identifier: UUID) -> Import | None:
    claimed = Import.objects.filter(
        Q(stage=Stage.WAITING) | Q(stage=Stage.READING, at_work__lt=timezone.now() - SILENCE), pk=identifier
    ).update(stage=Stage.READING, at_work=timezone.now(), done=0)
    return Import.objects.get(pk=identifier) if claimed else None


def _read(row: Import) -> None:
    content = bytes(row.content)
    if row.file_name:
        limits = importers.Limits(bytes=settings.IMPORT_LIMIT)
        reading = importers.read(content, row.file_name, limits=limits, progress=_Progress(row.pk))
    else:
        reading = importers.read_text(content.decode())
    language = details_of(row).language or reading.language
    pieces = reading.pieces
    if not pieces:
        found = split(reading.text, language=language, hints=reading.hints)
        pieces, language = found.pieces, language or found.language
    rows = draft.rows_from(reading.text, pieces)
    reading = replace(reading, title=reading.title or title_in(rows))
    matched = without_title(_matched(row, language, rows), details_of(row).title or reading.title)
    _keep(row, reading, matched, language)


def _matched(row: Import, language: str, rows: list[draft.Row]) -> list[draft.Row]:
    if row.purpose == Purpose.REVISION and row.edition is not None:
        return match_revision(row.edition, rows)
    if row.purpose == Purpose.EDITION and row.document is not None:
        return match_edition(row.document, language, rows)
    return rows


@transaction.atomic
def _keep(row: Import, reading: Reading, rows: list[draft.Row], language: str) -> None:
    """Unless it was discarded in the meantime."""
    locked = Import.objects.select_for_update(no_key=True, of=("self",)).get(pk=row.pk)
    if locked.stage != Stage.READING:
        return
    locked.text, locked.rows = reading.text, draft.dump(rows)
    locked.found = {
        "format": reading.format,
        "language": language,
        "title": reading.title,
        "facts": dict(reading.facts),
        "notes": list(reading.notes),
    }
    locked.details = asdict(_proposed(details_of(locked), reading, language))
    locked.stage, locked.problem = Stage.READY, ""
    locked.done = locked.total
    locked.version += 1
    locked.save()


def _proposed(said: Details, reading: Reading, language: str) -> Details:
    """What an editor did not say is proposed from what the file says of itself."""
    facts = reading.facts
    return replace(
        said,
        title=said.title or fitting(reading.title),
        kind=kind_of_title(said.title or reading.title) or said.kind,
        language=said.language or language,
        url=said.url or facts.get("url", "")[:1000],
        author=said.author or facts.get("author", "")[:200],
        published_on=said.published_on,
    )


def _refuse(row: Import, problem: str) -> None:
    Import.objects.filter(pk=row.pk, stage=Stage.READING).update(
        stage=Stage.REFUSED, problem=problem, at_work=None
    )


class _Progress:
    """Writes how far it is, not more often than somebody can see."""

    def __init__(self, identifier: UUID) -> None:
        self.identifier = identifier
        self.told = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told < SIGN_SECONDS and done < total:
            return
        self.told = now
        Import.objects.filter(pk=self.identifier, stage=Stage.READING).update(
            done=min(done, total), total=total, at_work=timezone.now()
        )
