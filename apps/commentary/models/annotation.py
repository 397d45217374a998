import uuid
from typing import ClassVar

import pgtrigger
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_publish, can_write
from apps.commentary.models.expert import Commentary, Expert
from apps.commentary.models.standing import told_at
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models.document import Status
from apps.topics.models import Topic

BODY_LIMIT = 20_000  # code points; a note in the margin, not an article
SOURCE_WORDS_LIMIT = 300  # a short phrase is quoted, never republished


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def visible_to(self, viewer: Viewer) -> "AnnotationQuerySet":
        """Published notes for everybody, drafts for their author and for editors, withdrawn ones for nobody;
        always only where something that they are about can be seen too."""
        from apps.commentary.models.target import Target

        about = Target.objects.live().visible_to(viewer).filter(annotation=OuterRef("pk"))
        return self.filter(self._readable(viewer), Exists(about))

    def editable_by(self, viewer: Viewer) -> "AnnotationQuerySet":
        """Editors edit every note, whatever its status; contributors their own drafts."""
        if can_publish(viewer):
            return self
        if can_write(viewer):
            return self.filter(created_by=viewer.pk, status=Status.DRAFT)
        return self.none()

    def readable_by(self, viewer: Viewer) -> "AnnotationQuerySet":
        """As ``visible_to`` for who has made sure of a live target that the viewer may see: one look-up a note."""
        return self.filter(self._readable(viewer))

    @staticmethod
    def _readable(viewer: Viewer) -> Q:
        readable = Q(status=Status.PUBLISHED)
        if can_publish(viewer):
            readable |= Q(status=Status.DRAFT)
        elif can_write(viewer):
            readable |= Q(status=Status.DRAFT, created_by=viewer.pk)
        return readable


@recorded()
class Annotation(models.Model):
    """A note that reaches the reader.

    It comes from a commentary or is marked editorial. ``version`` counts the acts that changed it, its topics,
    experts, targets and stances included; a form that was made on an older version is not saved over a newer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    body = models.TextField(_("note"), blank=True, validators=[MaxLengthValidator(BODY_LIMIT)])
    language = models.CharField(_("language"), max_length=35, default="en")
    commentary = models.ForeignKey(
        Commentary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="annotations",
        verbose_name=_("commentary"),
    )
    editorial = models.BooleanField(_("editorial"), default=False)
    source_words = models.CharField(_("the expert’s own words"), max_length=SOURCE_WORDS_LIMIT, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    withdrawal = models.TextField(_("why it was withdrawn"), blank=True)
    created_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="annotations",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("written"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)

    experts = models.ManyToManyField(
        Expert, through="AnnotationExpert", related_name="annotations", verbose_name=_("experts")
    )
    topics = models.ManyToManyField(
        Topic, through="AnnotationTopic", related_name="annotations", verbose_name=_("topics")
    )

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="annotation_status_known"),
            # No note without a source, save the editors' own, said to be so.
            models.CheckConstraint(
                condition=Q(editorial=True) | Q(commentary__isnull=False),
                name="annotation_has_a_source",
                violation_error_message=_("Name the commentary, or mark the note as editorial."),
            ),
            # A draft may wait for the editors' words; what readers see has theirs or the expert's.
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | ~Q(body="") | ~Q(source_words=""),
                name="annotation_says_something",
                violation_error_message=_("The note is empty."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(first_published_at__isnull=False),
                name="annotation_published_since",
                violation_error_message=_("A note is published at the desk, which notes since when."),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-updated_at"], name="annotation_desk"),
            models.Index(fields=["created_by", "status", "-updated_at"], name="annotation_own"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("id", "created_by_id", "created_at"),
            # What was public once answers 410 for good, never 404.
            pgtrigger.Protect(
                name="first_published_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__first_published_at__isnull=False)
                & pgtrigger.Q(old__first_published_at__df=pgtrigger.F("new__first_published_at")),
            ),
            *told_at("annotation_id", "id", insert=False),
        ]

    def __str__(self) -> str:
        return self.says[:80]

    @property
    def says(self) -> str:
        """What stands for the note where it is only named; never empty, though a draft may wait for its words."""
        return self.body or self.source_words or gettext("no words yet")


@recorded()
class AnnotationExpert(models.Model):
    """One of the experts whose view a note reports, in the order in which they are named."""

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="expert_links")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="annotation_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("expert of an annotation")
        verbose_name_plural = _("experts of annotations")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "expert"], name="annotationexpert_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_truncate(),
            *told_at("annotation_id", "annotation_id"),
        ]

    def __str__(self) -> str:
        return str(self.expert)


@recorded()
class AnnotationTopic(models.Model):
    """A topic that a note carries."""

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="annotation_links")

    class Meta:
        verbose_name = _("topic of an annotation")
        verbose_name_plural = _("topics of annotations")
        constraints = [
            models.UniqueConstraint(fields=["annotation", "topic"], name="annotationtopic_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_truncate(),
            *told_at("annotation_id", "annotation_id"),
        ]

    def __str__(self) -> str:
        return str(self.topic)
