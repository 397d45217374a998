from typing import ClassVar
from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_publish
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models.document import Document
from apps.documents.models.edition import Edition, Revision


class Purpose(models.TextChoices):
    DOCUMENT = "document", _("a new document")
    EDITION = "edition", _("a new edition of a document")
    REVISION = "revision", _("a new text of an edition")


class Stage(models.TextChoices):
    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READY = "ready", _("to be checked")
    REFUSED = "refused", _("could not be read")
    CONFIRMED = "confirmed", _("confirmed")
    DISCARDED = "discarded", _("discarded")


OPEN = (Stage.WAITING, Stage.READING, Stage.READY, Stage.REFUSED)


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, viewer: Viewer) -> "ImportQuerySet":
        """What comes in is the editors' alone until it is confirmed."""
        return self if can_publish(viewer) else self.none()

    def open(self) -> "ImportQuerySet":
        return self.filter(stage__in=OPEN)


# What is worked on is large and changes with each step; the steps tell its history (ImportStep).
@recorded(exclude=["content", "text", "rows", "done", "total", "version", "at_work"])
class Import(models.Model):
    """A text on its way in: from the file or the pasted words to the edition that an editor confirms.

    ``rows`` are the proposed clauses in reading order, as `apps.documents.engine.draft` writes them; nothing of it is
    public before it is confirmed. ``found`` is what the file says of itself, ``details`` what the editor says of the
    text. ``edition_version`` and ``revision_base`` name the state of an edition that its rows were matched to.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="imports")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="imports")
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    content = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.WAITING)
    problem = models.TextField(_("why it could not be read"), blank=True)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    # When whoever reads it last gave a sign: a worker that was killed gives none, and another takes over.
    at_work = models.DateTimeField(null=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    found = models.JSONField(default=dict, editable=False)
    details = models.JSONField(default=dict, editable=False)
    rows = models.JSONField(default=list, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="imports")
    created_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="import_stage_known"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="import_done_of_total"),
            # A text goes into a document that is there, or makes one when it is confirmed.
            models.CheckConstraint(
                condition=Q(purpose="document", stage="confirmed")
                | Q(purpose="document", document__isnull=True, edition__isnull=True)
                | Q(purpose="edition", document__isnull=False)
                | Q(purpose="revision", document__isnull=False, edition__isnull=False),
                name="import_into_something",
            ),
            # Confirmed is what led to a revision, and it is confirmed once.
            models.CheckConstraint(
                condition=Q(stage="confirmed", revision__isnull=False)
                | (~Q(stage="confirmed") & Q(revision__isnull=True)),
                name="import_confirmed_into_a_revision",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at"], condition=Q(stage__in=OPEN), name="import_open"),
            models.Index(fields=["digest"], name="import_same_file"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("purpose", "content", "digest", "created_by_id"),
            pgtrigger.Protect(
                name="confirmed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stage="confirmed"),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or str(self.pk)


class ImportStep(models.Model):
    """One thing that an editor did to the proposed clauses, so that it can be taken back.

    From row ``at`` on, ``after`` rows stand where ``before`` stood. Taken back, a step is deleted: steps are a
    working paper, and the record of a text are its revisions.
    """

    of = models.ForeignKey(Import, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=30)
    at = models.PositiveIntegerField()
    before = models.JSONField(default=list)
    after = models.PositiveIntegerField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("step of an import")
        verbose_name_plural = _("steps of an import")
        ordering = ["of", "number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="importstep_number_once")]

    def __str__(self) -> str:
        return f"{self.of_id}, {self.number}"
