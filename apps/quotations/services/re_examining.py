"""Holds stored texts against a library that changed since they were examined."""

from django.db.models import Q, QuerySet

from apps.commentary.models import CommentaryText
from apps.quotations.finding import library_now
from apps.quotations.library import library_state
from apps.quotations.models import Examination, ExaminedText
from apps.quotations.services.examining import examine, failed


def re_examine_behind() -> int:
    """Examines every current text that was held against another state of the library; how many these were.

    One that cannot be examined says so and does not keep the others from it.
    """
    if not anything_held():
        return 0
    library = library_now()
    behind = list(_behind(library.state).values_list("pk", flat=True))
    # One at a time: texts are long, and each is examined in a transaction of its own.
    for pk in behind:
        text = _behind(library.state).select_related("commentary__source").filter(pk=pk).first()
        if text is None:
            continue  # somebody else was faster
        try:
            examine(text, library=library)
        except Exception:
            failed(pk)
    return len(behind)


def anything_held() -> bool:
    """Whether there is a text to be examined at all."""
    return CommentaryText.objects.current().exists()


def anything_behind() -> bool:
    """Whether a text was held against another state of the library, or against none."""
    if _never_examined().exists():
        return True
    return _examined().exists() and _behind(library_state()).exists()


def _examined() -> "QuerySet[ExaminedText]":
    return ExaminedText.objects.filter(text__current=True, state=Examination.DONE)


def _never_examined() -> "QuerySet[CommentaryText]":
    return CommentaryText.objects.filter(current=True, examination__isnull=True)


def _behind(state: str) -> "QuerySet[CommentaryText]":
    """A text that waits or failed is asked for by itself."""
    other = Q(examination__state=Examination.DONE) & ~Q(examination__library=state)
    return CommentaryText.objects.filter(Q(examination__isnull=True) | other, current=True).order_by("pk")
