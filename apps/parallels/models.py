"""How the clauses of two documents correspond, how strongly a clause binds, and what people decided of it."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.models import User
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models import Clause, Document, Edition, Wording
from apps.documents.models.change import told, told_by
from apps.matching.engine.force import Level
from apps.parallels.words import LEVEL_WORDS


class PairingKind(models.TextChoices):
    """What became of the clauses of the left document, as seen from there.

    The last three say what cannot be known: the other edition holds excerpts only; it is in another language, where
    words are not compared.
    """

    SAME = "same", _("same")
    REWORDED = "reworded", pgettext_lazy("clause", "reworded")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    DROPPED = "dropped", _("dropped")
    NEW = "new", _("new")
    NOT_HELD = "not held", _("not held on the other side")
    TRANSLATED = "translated", _("corresponds, in another language")
    UNKNOWN = "unknown", _("no counterpart known in the other language")


class Decision(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")
    CORRECTED = "corrected", _("corrected")


@recorded()
class Comparison(models.Model):
    """Two documents whose clauses were paired, and the state of their texts in which that was done.

    A pair has one row, whichever of its documents is asked for first; which of them a page shows at the left follows
    from the question. ``state`` is a digest of all that the pairing was made from: while it is the digest of what is
    held, the pairings hold. ``stale`` says only that something happened since to one of the texts, so that lists need
    not look. ``basis`` tells people which revisions were compared:
    ``{"left": [[edition, revision], …], "right": …}``.
    """

    left = models.ForeignKey(Document, models.PROTECT, related_name="+")
    right = models.ForeignKey(Document, models.PROTECT, related_name="+")
    left_language = models.CharField(_("language at the left"), max_length=35)
    right_language = models.CharField(_("language at the right"), max_length=35)
    basis = models.JSONField(default=dict)
    state = models.CharField(max_length=64, editable=False)
    stale = models.BooleanField(_("to be compared again"), default=False)
    computed_at = models.DateTimeField(_("compared at"), db_default=Now())

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        constraints = [
            # One row a pair, and none of a document with itself.
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="comparison_in_order"),
            models.UniqueConstraint(fields=["left", "right"], name="comparison_once"),
        ]
        indexes = [models.Index(fields=["right"], name="comparison_by_right")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("left_id", "right_id"),
            *told("SELECT unnest(ARRAY[row.left_id, row.right_id]) FROM {rows} AS row"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} – {self.right_id}"


@recorded()
class Pairing(models.Model):
    """Clauses of the one document that correspond to clauses of the other, or a clause that corresponds to none.

    It is known by its clauses (`PairingMember`), not by their words: what a person decided holds when a text is
    revised, and again when it was gone for a while. ``standing`` pairings are what holds now: each clause that is held
    is in exactly one of its comparison. ``state`` is a digest of the words of its members, so that who decides on it
    is told when they changed.
    """

    comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="pairings")
    kind = models.CharField(_("kind"), max_length=20, choices=PairingKind.choices)
    moved = models.BooleanField(pgettext_lazy("clause", "moved"), default=False)
    score = models.FloatField(_("score"))
    standing = models.BooleanField(_("holds now"), default=True)
    state = models.CharField(max_length=32, editable=False)
    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, default=Decision.WAITING
    )
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        constraints = [
            # What members point at together, so that they stand and fall with their pairing.
            models.UniqueConstraint(fields=["id", "comparison", "standing"], name="pairing_of_comparison"),
            models.CheckConstraint(condition=Q(kind__in=PairingKind.values), name="pairing_kind_known"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="pairing_score_range"),
            models.CheckConstraint(
                condition=Q(decision="waiting", decided_at__isnull=True, decided_by__isnull=True)
                | Q(decision__in=["confirmed", "rejected", "corrected"], decided_at__isnull=False),
                name="pairing_decision_whole",
            ),
            # What a person rejected does not hold, whatever a machine finds.
            models.CheckConstraint(
                condition=~Q(decision="rejected") | Q(standing=False), name="pairing_rejected_falls"
            ),
        ]
        indexes = [models.Index(fields=["comparison"], condition=Q(standing=True), name="pairing_standing")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("comparison_id"),
            *told(
                "SELECT unnest(ARRAY[of_both.left_id, of_both.right_id]) FROM {rows} AS row"
                " JOIN parallels_comparison of_both ON of_both.id = row.comparison_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison}: {self.kind}"


@recorded()
class PairingMember(models.Model):
    """A clause of a pairing. Its document says on which side it stands. ``standing`` is its pairing's, by the
    database itself (a key with ON UPDATE CASCADE)."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="members")
    comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="pairing_members")
    position = models.PositiveSmallIntegerField(_("place among those of its side"), default=0)
    standing = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("clause of a pairing")
        verbose_name_plural = _("clauses of pairings")
        constraints = [
            models.UniqueConstraint(fields=["pairing", "clause"], name="pairingmember_once"),
            # Of all that might become of a clause, one thing did.
            models.UniqueConstraint(
                fields=["comparison", "clause"],
                condition=Q(standing=True),
                name="pairingmember_one_standing",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("pairing_id", "comparison_id", "document_id", "clause_id"),
            # A comparison is of the clauses of its two documents.
            pgtrigger.Trigger(
                name="of_the_two",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (SELECT 1 FROM parallels_comparison
                                   WHERE id = NEW.comparison_id AND NEW.document_id IN (left_id, right_id)) THEN
                        RAISE EXCEPTION 'clause % is of neither document of comparison %', NEW.clause_id,
                            NEW.comparison_id USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                    """,
            ),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return f"{self.pairing_id}: {self.clause_id}"


LEVELS = list(LEVEL_WORDS.items())


@recorded()
class ClauseForce(models.Model):
    """What a person says of how strongly a clause binds in an edition, against what the rules read.

    It was said of ``made_on``; where the clause has other words since, the page says so beside it. Without a level the
    correction was taken back. What the rules read is not kept: reading a clause takes well under a millisecond.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="forces")
    made_on = models.ForeignKey(Wording, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("force"), choices=LEVELS, null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("force of a clause")
        verbose_name_plural = _("forces of clauses")
        constraints = [
            models.UniqueConstraint(fields=["edition", "clause"], name="clauseforce_once"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lte=Level.OBLIGATION.value),
                name="clauseforce_level_known",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("document_id", "edition_id", "clause_id"),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id} in {self.edition_id}: {self.level}"
