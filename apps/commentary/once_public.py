"""What readers could see at some time, whatever became of it: its address answers 410 and not 404."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from apps.commentary.models import Annotation, Commentary, Expert, Target
from apps.documents.models import Wording
from apps.topics.models import ClauseTopic, Decision, Topic


def annotations() -> "QuerySet[Annotation]":
    """Notes that were published, about a document that was or about a clause that readers could see in it."""
    about = Target.objects.filter(
        Q(clause__isnull=True) | Exists(wordings().filter(clause=OuterRef("clause"))),
        annotation=OuterRef("pk"),
        document__first_published_at__isnull=False,
    )
    return Annotation.objects.filter(Exists(about), first_published_at__isnull=False).order_by()


def wordings() -> "QuerySet[Wording]":
    """Wordings that readers could see."""
    return Wording.objects.once_public().order_by()


def experts() -> "QuerySet[Expert]":
    return Expert.objects.filter(_linked("AnnotationExpert", "expert"))


def commentaries() -> "QuerySet[Commentary]":
    """Only by their notes of today: an edit that changes a note's commentary changes what the note is."""
    return Commentary.objects.filter(Exists(annotations().filter(commentary=OuterRef("pk"))))


def topics() -> "QuerySet[Topic]":
    """Topics of notes that were public, and of clauses that were."""
    laid = ClauseTopic.objects.filter(
        topic=OuterRef("pk"), decision=Decision.CONFIRMED, clause__in=wordings().values("clause")
    )
    return Topic.objects.filter(_linked("AnnotationTopic", "topic") | Exists(laid))


def _linked(link: str, field: str) -> Q:
    """Linked with a note that was public, today or when an edit took the link away after it was published."""
    today: QuerySet[Any] = apps.get_model("commentary", link)._default_manager.all()
    taken_away: QuerySet[Any] = apps.get_model("commentary", f"{link}Event")._default_manager.filter(
        pgh_label="delete", pgh_created_at__gte=F("annotation__first_published_at")
    )
    here, public = {field: OuterRef("pk")}, annotations()
    return Q(Exists(today.filter(annotation__in=public, **here))) | Q(
        Exists(taken_away.filter(annotation__in=public, **here))
    )
