from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_publish
from apps.commentary.models.annotation import Annotation
from apps.commentary.models.standing import told_at
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models import Clause, Document, Party, Wording


class TargetKind(models.TextChoices):
    DOCUMENT = "document", _("document")
    CLAUSE = "clause", _("clause")
    SPAN = "span", _("span")
    ABSENCE = "absence", _("absence")


class TargetQuerySet(models.QuerySet["Target"]):
    def live(self) -> "TargetQuerySet":
        return self.filter(removed_at__isnull=True)

    def visible_to(self, viewer: Viewer) -> "TargetQuerySet":
        """Targets whose document the viewer may see and, where they are about a clause, whose clause stands in
        an edition that the viewer may see. A withdrawn clause falls back to its document, for readers only if
        they could see it before: withdrawing a clause publishes nothing."""
        documents = Document.objects.visible_to(viewer)
        here = {"clause": models.OuterRef("clause")}
        seen = models.Exists(Wording.objects.visible_to(viewer).filter(**here))
        fallen = Q(clause__withdrawn_at__isnull=False)
        if not can_publish(viewer):
            fallen &= Q(models.Exists(Wording.objects.once_public().order_by().filter(**here)))
        return self.filter(Q(clause__isnull=True) | fallen | seen, document__in=documents)


@recorded()
class Target(models.Model):
    """What an annotation is about: a document, a clause, a span of a wording, or an absence.

    For an absence ``clause`` belongs to an earlier document and ``document`` is the one that dropped it. The
    selector of a span (quote, prefix, suffix, start, end, made_on; W3C TextQuoteSelector and
    TextPositionSelector, offsets in code points, end-exclusive) is what was selected, and immutable. A target that
    an edit took away keeps its row with the time.
    """

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="targets")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=TargetKind.choices)
    document = models.ForeignKey(Document, models.PROTECT, related_name="targets")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="targets")
    clause_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    made_on = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="selected_by")
    quote = models.TextField(_("words selected"), blank=True)
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    removed_at = models.DateTimeField(_("taken away"), null=True, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["annotation", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="document", clause__isnull=True, clause_document__isnull=True)
                | (Q(kind="absence", clause__isnull=False) & ~Q(clause_document=F("document")))
                | Q(kind__in=["clause", "span"], clause__isnull=False, clause_document=F("document")),
                name="target_kind_fits_its_clause",
            ),
            # A clause comes with the document it belongs to; the composite key checks that it does.
            models.CheckConstraint(
                condition=Q(clause__isnull=True, clause_document__isnull=True)
                | Q(clause__isnull=False, clause_document__isnull=False),
                name="target_clause_with_document",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="span", made_on__isnull=False, start__isnull=False, end__gt=F("start"))
                    & ~Q(quote="")
                )
                | (
                    ~Q(kind="span")
                    & Q(made_on__isnull=True, quote="", prefix="", suffix="", start=None, end=None)
                ),
                name="target_span_has_a_selector",
            ),
        ]
        indexes = [
            models.Index(fields=["document", "clause"], condition=Q(removed_at=None), name="target_live"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed(
                "annotation_id",
                "kind",
                "document_id",
                "clause_id",
                "clause_document_id",
                "made_on_id",
                "quote",
                "prefix",
                "suffix",
                "start",
                "end",
                name="selector_immutable",
            ),
            *told_at("annotation_id", "annotation_id"),
        ]

    def __str__(self) -> str:
        return self.quote[:60] or f"{self.kind} {self.document_id}/{self.clause_id or ''}"


class StanceValue(models.TextChoices):
    FAVOURABLE = "favourable", _("favourable")
    UNFAVOURABLE = "unfavourable", _("unfavourable")
    AMBIGUOUS = "ambiguous", _("ambiguous")
    MIXED = "mixed", _("mixed")
    NEUTRAL = "neutral", _("neutral")


@recorded()
class Stance(models.Model):
    """How a target is read for a party. Always the editors' reading of the expert, and shown as that;
    ``inferred`` where the expert does not say for whom, ``note`` why the editors read it so."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="stances")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="stances", verbose_name=_("for")
    )
    value = models.CharField(_("stance"), max_length=20, choices=StanceValue.choices)
    inferred = models.BooleanField(_("inferred by the editors"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("stance")
        verbose_name_plural = _("stances")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "party"],
                nulls_distinct=False,
                name="stance_one_a_party",
                violation_error_message=_("There is one stance for each target and party."),
            ),
            models.CheckConstraint(condition=Q(value__in=StanceValue.values), name="stance_value_known"),
            # Good or bad is so for somebody.
            models.CheckConstraint(
                condition=~Q(value__in=["favourable", "unfavourable"]) | Q(party__isnull=False),
                name="stance_for_somebody",
                violation_error_message=_("Favourable and unfavourable name the party that they are for."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_truncate(),
            fixed("target_id"),
            *told_at("id", "target_id"),
        ]

    def __str__(self) -> str:
        return f"{self.value} → {self.party_id or '–'}"


class AnchorState(models.TextChoices):
    EXACT = "exact", _("exact")
    MOVED = "moved", _("moved")
    REWORDED = "reworded", _("reworded")
    LOST = "lost", _("lost")


@recorded()
class Anchor(models.Model):
    """Where a target stands in a given wording. Derived, unless a person decided it; one row a pair, so that any
    past state is a look-up. Offsets are code points of the wording's text, end-exclusive."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="anchors")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="anchors")
    state = models.CharField(_("state"), max_length=20, choices=AnchorState.choices)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(_("score"))
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    by_person = models.BooleanField(_("decided by a person"), default=False)

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        constraints = [
            models.UniqueConstraint(fields=["target", "wording"], name="anchor_one_a_wording"),
            models.CheckConstraint(condition=Q(state__in=AnchorState.values), name="anchor_state_known"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="anchor_score_range"),
            models.CheckConstraint(
                condition=Q(state="lost", start__isnull=True, end__isnull=True)
                | (~Q(state="lost") & Q(start__isnull=False, end__gt=F("start"))),
                name="anchor_lost_has_no_place",
            ),
            models.CheckConstraint(
                condition=Q(by_person=True) | Q(decided_by__isnull=True), name="anchor_decided_by_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["wording"], name="anchor_by_wording"),
            # The few that may wait for an editor.
            models.Index(
                fields=["target"], condition=~Q(state="exact") & Q(by_person=False), name="anchor_waiting"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("target_id", "wording_id"),
            *told_at("id", "target_id"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} in {self.wording_id}: {self.state}"
