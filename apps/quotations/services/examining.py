"""Looks for passages in a commentary's text and keeps what is found beside what people decided."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import pghistory
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.commentary.models import CommentaryText
from apps.quotations.finding import Library, library_now, passages_in
from apps.quotations.models import Examination, ExaminedText
from apps.quotations.services.storing import Stored, store

log = logging.getLogger(__name__)

# Whoever took up a text and has not finished it for so long is dead: the longest text that is allowed, held against
# 41,000 clauses, takes a processor 25 seconds, and a worker may get a tenth of one.
SILENCE = timedelta(minutes=10)


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


def silent_texts() -> Iterable[int]:
    """Texts that wait or are being examined while nobody gives a sign."""
    long_ago = timezone.now() - SILENCE
    rows = ExaminedText.objects.filter(
        Q(state=Examination.WORKING, at_work__lt=long_ago)
        | Q(state=Examination.WAITING, asked_at__lt=long_ago)
    )
    return list(rows.values_list("text_id", flat=True))


def _claim(text: int) -> bool:
    rows = ExaminedText.objects.filter(
        Q(state__in=[Examination.WAITING, Examination.FAILED])
        | Q(state=Examination.WORKING, at_work__lt=timezone.now() - SILENCE),
        text=text,
    )
    return bool(rows.update(state=Examination.WORKING, at_work=timezone.now(), problem=""))


def _finish(row: ExaminedText, library: str) -> None:
    row.state, row.problem, row.at_work = Examination.DONE, "", None
    row.library, row.done_at = library, timezone.now()
    row.save()
