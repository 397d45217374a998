"""Hears of new texts of commentaries and of changes of the library."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from apps.commentary.models import CommentaryText
from apps.commentary.signals import text_added
from apps.documents.models import (
    Address,
    Clause,
    Document,
    DocumentName,
    DocumentParty,
    Edition,
    Source,
    Wording,
)
from apps.documents.signals import text_replaced, wording_added, wording_stood_on
from apps.quotations.models import QuotationCandidate
from apps.quotations.reasons import BY_PERSON
from apps.quotations.services.asking import ask, ask_to_re_examine
from apps.quotations.services.carrying import carry_over


@receiver(text_added, dispatch_uid="quotations.examine_new_text")
def examine_new_text(sender: object, *, text: CommentaryText, **_: object) -> None:
    """Within the transaction that brings the text in: what was decided stands in it, and the rest is sought later."""
    carry_over(text)
    ask(text)


@receiver([wording_added, text_replaced], dispatch_uid="quotations.re_examine")
def re_examine(sender: object, **_: object) -> None:
    ask_to_re_examine()


@receiver(wording_stood_on, dispatch_uid="quotations.stand_on_wording")
def stands_on_wording(sender: object, *, wording: Wording, **_: object) -> bool:
    """Whether a person set a span of these words for a passage that still waits."""
    return QuotationCandidate.objects.filter(wording=wording, reasons__contains=[BY_PERSON]).exists()


@receiver(post_save, sender=Source, dispatch_uid="quotations.read_in_language")
def read_in_language(sender: object, *, instance: Source, created: bool, **_: object) -> None:
    """References are read in the language of the article, which an editor may have corrected."""
    if not created:
        for text in CommentaryText.objects.current().filter(commentary__source=instance):
            ask(text)


# What decides what can be quoted and how it is called. Changes of many rows in one statement are not heard here, but
# noticed by the worker within a minute.
def _follow(sender: object, **_: object) -> None:
    ask_to_re_examine()


for _model in (Document, DocumentName, DocumentParty, Edition, Clause, Address):
    post_save.connect(_follow, sender=_model, dispatch_uid=f"quotations.follow_{_model.__name__}")
for _model in (DocumentName, DocumentParty):
    post_delete.connect(_follow, sender=_model, dispatch_uid=f"quotations.unfollow_{_model.__name__}")
