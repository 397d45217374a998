"""Which passages of commentaries are about which clauses, and what people decided of it."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Now
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_write
from apps.commentary.models import Annotation, Commentary, CommentaryText
from apps.commentary.models.standing import told_at
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models import Clause, Document, Wording

# Of a sentence that quotes, readers see this many code points of the expert's own words; the declaration's words
# do not count.
OWN_WORDS_LIMIT = 300


class PassageKind(models.TextChoices):
    QUOTATION = "quotation", _("quotation")
    REFERENCE = "reference", pgettext_lazy("kind of a passage", "reference")
    BOTH = "both", _("quotation with a reference")


class Fidelity(models.TextChoices):
    """How the words of a passage compare with those of a clause."""

    VERBATIM = "verbatim", _("word for word")
    TYPOGRAPHY = "typography", _("the same words, other typography")
    CUT = "cut", _("with cuts or insertions")
    REWORDED = "reworded", _("reworded")
    NONE = "", _("named only")


class Decision(models.TextChoices):
    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class QuotationQuerySet(models.QuerySet["Quotation"]):
    def visible_to(self, viewer: Viewer) -> "QuotationQuerySet":
        """Those who write see what was found; readers the passages of notes that they can see."""
        if can_write(viewer):
            return self
        return self.public_to(viewer)

    def public_to(self, viewer: Viewer) -> "QuotationQuerySet":
        """Accepted passages whose note the viewer may see: what the pages for readers list."""
        return self.filter(annotation__in=Annotation.objects.visible_to(viewer))

    def waiting(self) -> "QuotationQuerySet":
        """What is still found and nobody has decided."""
        return self.filter(decision=Decision.WAITING, found=True)


@recorded()
class Quotation(models.Model):
    """A passage of a commentary that repeats, rewords or cites clauses.

    ``start`` and ``end`` are code points of ``text``; without a text only the passage itself is held (``words``).
    ``before`` and ``after`` are the expert's own words around it in its sentence, cut to the limit. Passages with
    the same ``run`` follow each other as the whole clauses that they quote do, and are decided together. What a
    later examination does not find again keeps its row (``found``), and a person's decision is never touched by one.
    """

    commentary = models.ForeignKey(Commentary, models.PROTECT, related_name="quotations")
    text = models.ForeignKey(CommentaryText, models.PROTECT, null=True, blank=True, related_name="quotations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(_("passage"))
    before = models.TextField(_("the expert’s own words before it"), blank=True)
    after = models.TextField(_("the expert’s own words after it"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PassageKind.choices)
    fidelity = models.CharField(_("fidelity"), max_length=20, choices=Fidelity.choices, blank=True)
    marked = models.BooleanField(_("in quotation marks"), default=False)
    score = models.FloatField(_("score"))
    run = models.PositiveIntegerField(null=True, blank=True)
    found = models.BooleanField(_("still found"), default=True)
    # Its span was set by a person, and no examination sets it anew.
    by_person = models.BooleanField(default=False)
    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, default=Decision.WAITING
    )
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    annotation = models.ForeignKey(
        Annotation, models.PROTECT, null=True, blank=True, related_name="quotations"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = QuotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["commentary", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["text", "start", "end"], name="quotation_once_a_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quotation_has_a_span"),
            models.CheckConstraint(condition=~Q(words=""), name="quotation_has_words"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="quotation_score_range"),
            models.CheckConstraint(condition=Q(kind__in=PassageKind.values), name="quotation_kind_known"),
            # Words are compared where words were found.
            models.CheckConstraint(
                condition=Q(kind=PassageKind.REFERENCE, fidelity="")
                | (
                    ~Q(kind=PassageKind.REFERENCE)
                    & Q(fidelity__in=["verbatim", "typography", "cut", "reworded"])
                ),
                name="quotation_fidelity_fits",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("before") + Length("after"), OWN_WORDS_LIMIT),
                name="quotation_own_words_limited",
            ),
            # Who accepts makes a note of it; what is not accepted has none.
            models.CheckConstraint(
                condition=Q(decision="accepted", annotation__isnull=False, decided_at__isnull=False)
                | Q(decision="rejected", annotation__isnull=True, decided_at__isnull=False)
                | Q(
                    decision="waiting",
                    annotation__isnull=True,
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                ),
                name="quotation_decision_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["commentary", "start"],
                condition=Q(decision="waiting", found=True),
                name="quotation_waiting",
            ),
            models.Index(
                fields=["annotation"], condition=Q(annotation__isnull=False), name="quotation_of_note"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("commentary_id", "created_at"),
            *told_at("annotation_id", "annotation_id"),
        ]

    def __str__(self) -> str:
        return self.words[:60]


@recorded()
class QuotationCandidate(models.Model):
    """A clause that a passage may be about, the likeliest first, and why it is thought so.

    ``start`` and ``end`` are code points of ``wording``; a clause that is only named has neither. ``reasons`` are codes
    that `apps.quotations.reasons` puts into words. ``chosen`` is a person's choice.
    """

    quotation = models.ForeignKey(Quotation, models.PROTECT, related_name="candidates")
    position = models.PositiveSmallIntegerField(default=0)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="quotation_candidates")
    wording = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    fidelity = models.CharField(_("fidelity"), max_length=20, choices=Fidelity.choices, blank=True)
    score = models.FloatField(_("score"))
    reasons = models.JSONField(default=list, blank=True)
    chosen = models.BooleanField(_("chosen by a person"), default=False)

    class Meta:
        verbose_name = _("candidate of a quotation")
        verbose_name_plural = _("candidates of quotations")
        ordering = ["quotation", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["quotation", "clause"], name="candidate_clause_once"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="candidate_score_range"),
            models.CheckConstraint(
                condition=Q(fidelity="", start__isnull=True, end__isnull=True)
                | Q(
                    fidelity__in=["verbatim", "typography", "cut", "reworded"],
                    wording__isnull=False,
                    start__isnull=False,
                    end__gt=F("start"),
                ),
                name="candidate_span_where_quoted",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), fixed("quotation_id", "clause_id")]

    def __str__(self) -> str:
        return f"{self.quotation_id} → {self.clause_id}"


class Examination(models.TextChoices):
    WAITING = "waiting", _("waiting")
    WORKING = "working", _("being examined")
    DONE = "done", _("examined")
    FAILED = "failed", _("could not be examined")


@recorded(exclude=["at_work"])
class ExaminedText(models.Model):
    """How far a commentary's text has been examined for passages; one row a text.

    ``library`` tells the state of the library it was last held against, so that what is behind is known.
    """

    text = models.OneToOneField(CommentaryText, models.PROTECT, related_name="examination")
    state = models.CharField(
        _("state"), max_length=20, choices=Examination.choices, default=Examination.WAITING
    )
    problem = models.TextField(_("why it could not be examined"), blank=True)
    library = models.CharField(max_length=64, blank=True, editable=False)
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    # When whoever examines it last gave a sign: a worker that was killed gives none, and another takes over.
    at_work = models.DateTimeField(null=True, blank=True, editable=False)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("examination of a commentary")
        verbose_name_plural = _("examinations of commentaries")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Examination.values), name="examination_state_known"),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=~Q(state="done"), name="examination_open"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_delete(), no_truncate(), fixed("text_id")]

    def __str__(self) -> str:
        return f"{self.text_id}: {self.state}"
