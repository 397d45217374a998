"""Looks for passages in a commentary's text and keeps what is found beside what people decided."""

import logging
from dataclasses import dataclass
from datetime import timedelta

import pghistory
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.commentary.models import CommentaryText
from apps.quotations.finding import Library, library_now, passages_in
from apps.quotations.models import Examination, ExaminedText
from apps.quotations.services.storing import Stored, store

log = logging.getLogger(__name__)

# Whoever examines a text holds its row until the end, and the database lets go of it when they die. Between taking a
# text up and holding its row is a moment; so much is allowed for it, as a worker may get a tenth of a processor.
SILENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Examined:
    """How many passages were found; of these ``new`` to the queue and ``kept`` as they were; and ``gone``: waiting
    passages that are not found any more."""

    found: int
    new: int
    kept: int
    gone: int


def examine(text: CommentaryText, *, library: Library | None = None) -> Examined:
    """Holds the text against the library and keeps what is found: what stands as before is not written, what a person
    decided is not touched. One transaction; two examinations of one text follow each other.

    A text that a newer one replaced is left as it is.
    """
    with pghistory.context(act="examine quotations"):
        ExaminedText.objects.get_or_create(text=text)
        try:
            return _examine(text, library)
        except IntegrityError:  # somebody marked words by hand at the moment in which they were found
            return _examine(text, library)


@transaction.atomic
def _examine(text: CommentaryText, library: Library | None) -> Examined:
    row = ExaminedText.objects.select_for_update(no_key=True).get(text=text)
    # Whoever corrects the text waits, and then carries over what this finds.
    held = CommentaryText.objects.select_for_update(no_key=True).only("current").get(pk=text.pk)
    if not held.current:
        _finish(row, row.library)
        return Examined(0, 0, 0, 0)
    # Read before anything is sought: what changes meanwhile leaves the text behind, and it is examined once more.
    library = library or library_now()
    language = text.commentary.source.language
    stored: Stored = store(text, passages_in(text.text, library, language=language))
    _finish(row, library.state)
    return Examined(stored.found, stored.new, stored.kept, stored.gone)


def examine_waiting(text: int) -> None:
    """Examines a text that waits, that a dead worker left, or whose last examination failed. Does nothing where
    somebody is at it."""
    if not _claim(text):
        return
    try:
        examine(CommentaryText.objects.select_related("commentary__source").get(pk=text))
    except Exception:
        failed(text)
        raise


def failed(text: int) -> None:
    """Says to the editor that the text could not be examined. What was found before stands."""
    log.exception("examining text %s", text)
    ExaminedText.objects.filter(text=text).update(
        state=Examination.FAILED,
        at_work=None,
        problem=_(
            "Something went wrong that nobody foresaw, so this text was not examined. What was found and decided "
            "before stands. Ask for another examination, or mark passages by hand."
        ),
    )


@transaction.atomic
def silent_texts() -> list[int]:
    """Texts that wait, or that somebody took up who is dead."""
    long_ago = timezone.now() - SILENCE
    waiting = ExaminedText.objects.filter(state=Examination.WAITING, asked_at__lt=long_ago)
    return [*waiting.values_list("text_id", flat=True), *_left(ExaminedText.objects.all())]


@transaction.atomic
def _claim(text: int) -> bool:
    rows = ExaminedText.objects.filter(text=text)
    free = Q(state__in=[Examination.WAITING, Examination.FAILED]) | Q(text__in=_left(rows))
    return bool(rows.filter(free).update(state=Examination.WORKING, at_work=timezone.now(), problem=""))


def _left(rows: QuerySet[ExaminedText]) -> list[int]:
    """The texts that were taken up, and whose rows nobody holds: they are held now until the transaction ends."""
    silent = rows.filter(state=Examination.WORKING, at_work__lt=timezone.now() - SILENCE)
    return list(silent.select_for_update(no_key=True, skip_locked=True).values_list("text_id", flat=True))


def _finish(row: ExaminedText, library: str) -> None:
    row.state, row.problem, row.at_work = Examination.DONE, "", None
    row.library, row.done_at = library, timezone.now()
    row.save()
