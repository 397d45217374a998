"""Asks the worker to examine texts: at once where a text came in, and again where the library changed."""

from django.db import transaction
from django.utils import timezone

from apps.commentary.models import CommentaryText
from apps.quotations.models import Examination, ExaminedText
from apps.quotations.tasks import examine_in_background, re_examine_in_background


@transaction.atomic
def ask(text: CommentaryText) -> ExaminedText:
    """The text waits to be examined by the worker, who hears of it when the caller's transaction is committed."""
    row, created = ExaminedText.objects.get_or_create(text=text)
    if not created and row.state != Examination.WAITING:
        row.state, row.problem, row.asked_at = Examination.WAITING, "", timezone.now()
        row.save(update_fields=["state", "problem", "asked_at"])
    examine_in_background(text.pk)
    return row


def ask_to_re_examine() -> None:
    """Every current text is held against the library as it is now, once however often it is asked."""
    re_examine_in_background()
