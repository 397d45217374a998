"""Themes laid over clauses."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.fields import SortKeyField
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models import Clause
from apps.documents.models.change import told, told_everywhere


@recorded()
class Topic(models.Model):
    """A theme in a tree ("Security › Military assistance"): a SKOS concept with a definition and phrases that
    hint at it."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    position = models.PositiveSmallIntegerField(_("place among its siblings"), default=0)
    definition = models.TextField(_("definition"), blank=True)
    indicators = ArrayField(
        models.CharField(max_length=200), verbose_name=_("indicator phrases"), default=list, blank=True
    )
    sort_key = SortKeyField(of="name")

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="topic_not_its_own_parent",
                violation_error_message=_("A topic is not part of itself."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("slug"),
            # A tree has no circles, whoever moves a branch.
            pgtrigger.Trigger(
                name="no_circle",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__parent_id__isnull=False)
                & pgtrigger.Q(old__parent_id__df=pgtrigger.F("new__parent_id")),
                func="""
                    -- One move at a time: two that are harmless each could close a circle together.
                    PERFORM pg_advisory_xact_lock('topics_topic'::regclass::oid::bigint);
                    IF EXISTS (
                        WITH RECURSIVE above AS (
                            SELECT id, parent_id FROM topics_topic WHERE id = NEW.parent_id
                            UNION
                            SELECT t.id, t.parent_id FROM topics_topic t JOIN above a ON t.id = a.parent_id
                        ) SELECT 1 FROM above WHERE id = NEW.id) THEN
                        RAISE EXCEPTION 'topic % would stand above itself', NEW.slug
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                    """,
            ),
            *told_everywhere(),
        ]

    def __str__(self) -> str:
        return self.name


class Origin(models.TextChoices):
    PERSON = "person", _("a person")
    MACHINE = "machine", _("a machine")


class Decision(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")


class ClauseTopicQuerySet(models.QuerySet["ClauseTopic"]):
    def in_force(self) -> "ClauseTopicQuerySet":
        return self.filter(decision=Decision.CONFIRMED)


@recorded()
class ClauseTopic(models.Model):
    """That a clause is about a topic: who or what says so, and what a person decided.

    A link that a person removed stays as *rejected*, so that no machine proposes it again.
    """

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="clause_links")
    origin = models.CharField(_("proposed by"), max_length=20, choices=Origin.choices, default=Origin.PERSON)
    decision = models.CharField(
        _("decision"), max_length=20, choices=Decision.choices, default=Decision.CONFIRMED
    )
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), db_default=Now())
    score = models.FloatField(_("score"), null=True, blank=True)

    objects = ClauseTopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic of a clause")
        verbose_name_plural = _("topics of clauses")
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "topic"],
                name="clausetopic_once",
                violation_error_message=_(
                    "The clause has this topic already, or somebody decided against it."
                ),
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="clausetopic_origin_known"),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="clausetopic_decision_known"
            ),
            # What a person laid is decided; only a machine proposes.
            models.CheckConstraint(
                condition=Q(origin=Origin.MACHINE) | ~Q(decision=Decision.PROPOSED),
                name="clausetopic_person_decides",
                violation_error_message=_(
                    "What a person says is confirmed or rejected; only a machine proposes."
                ),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="clausetopic_score_range",
                violation_error_message=_("A score is from 0 to 1."),
            ),
        ]
        indexes = [models.Index(fields=["topic", "decision"], name="clausetopic_by_topic")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_truncate(),
            no_delete(),
            fixed("clause_id", "topic_id"),
            # A person's decision survives every re-computation.
            pgtrigger.Protect(
                name="decided_stays_decided",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__decision="proposed") & pgtrigger.Q(new__decision="proposed"),
            ),
            *told(
                "SELECT clause.document_id FROM {rows} AS row JOIN documents_clause clause ON clause.id = row.clause_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id}: {self.topic}"
