from typing import ClassVar

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from apps.accounts.rules import Viewer, can_publish
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models.change import told_by
from apps.documents.models.document import Document, Status
from apps.documents.models.edition import Edition, Revision
from apps.documents.models.source import Source

# Words that pages of a document use, now or by plan: a clause so named would hide the page or be hidden by it.
RESERVED_REFS = (
    "print",
    "lineage",
    "compare",
    "history",
    "cite",
    "export",
    "edit",
    "new",
    "embed",
    "feed",
    "revisions",
    "editions",
    "annotations",
    "topics",
    "clauses",
    "stances",
    "search",
    "about",
    "json",
    "csv",
    "md",
    "xml",
    "pdf",
    "akn",
)


HEADING_LIMIT = 500  # the longest of 40,000 articles of trade agreements has 250 characters


class ClauseKind(models.TextChoices):
    PREAMBLE = "preamble", _("preamble")
    RECITAL = "recital", _("recital")
    PART = "part", _("part")
    CHAPTER = "chapter", _("chapter")
    SECTION = "section", _("section")
    ARTICLE = "article", _("article")
    PARAGRAPH = "paragraph", _("paragraph")
    ITEM = "item", _("item")
    CLOSING = "closing", _("closing formula")
    SIGNATURES = "signatures", _("signatures")
    ANNEX = "annex", _("annex")
    FOOTNOTE = "footnote", _("footnote")


@recorded()
class Clause(models.Model):
    """The identity of one addressable unit of a document, and nothing else: no words, no number, no place."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="clauses")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal = models.TextField(_("why it was withdrawn"), blank=True)
    # The form that entered it: sent twice, it makes one.
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        constraints = [
            # What wordings, addresses and targets point at together, so that all speak of one document.
            models.UniqueConstraint(fields=["id", "document"], name="clause_of_document"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("document_id"),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.pk}"


@recorded()
class Address(models.Model):
    """A clause's ``ref`` in URLs. Given once, never moved to another clause, never reused.

    A clause may have several; the canonical one is today's.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    ref = models.CharField(
        _("reference"),
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$",
                _("Small Latin letters and figures, joined by points or hyphens: 11, 4.2.a, preamble-3."),
            )
        ],
    )
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="addresses")
    canonical = models.BooleanField(_("today’s address"), default=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "ref"],
                name="address_never_reused",
                violation_error_message=_("This address was given to a clause already, and stays with it."),
            ),
            models.UniqueConstraint(
                fields=["clause"],
                condition=Q(canonical=True),
                name="address_one_canonical",
                violation_error_message=_("The clause has an address of today already."),
            ),
            models.CheckConstraint(
                condition=~Q(ref__in=RESERVED_REFS),
                name="address_not_a_page",
                violation_error_message=_("This word is a page of the document. Choose another."),
            ),
            models.CheckConstraint(
                condition=Q(ref__regex=r"^[a-z0-9]+([.-][a-z0-9]+)*$"), name="address_fits_a_url"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("document_id", "ref", "clause_id"),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return self.ref


class WordingQuerySet(models.QuerySet["Wording"]):
    def current(self) -> "WordingQuerySet":
        """The newest state, published or not: what an editor works on."""
        return self.filter(until__isnull=True)

    def in_revision_shown(self) -> "WordingQuerySet":
        """The wordings that hold in their edition's published revision."""
        shown = F("edition__current_revision")
        return self.filter(Q(until__isnull=True) | Q(until__gt=shown), since__lte=shown)

    def once_public(self) -> "WordingQuerySet":
        """Wordings that readers could see at some time, whatever became of them: of a published state, in a
        document that was published, while their clause was not withdrawn before that."""
        revision = Revision.objects.filter(edition=OuterRef("edition"), number=OuterRef("since"))
        published = Greatest(Subquery(revision.values("published_at")[:1]), "document__first_published_at")
        return self.filter(
            Q(clause__withdrawn_at__isnull=True) | Q(clause__withdrawn_at__gt=published),
            since__lte=F("edition__current_revision"),
            document__first_published_at__isnull=False,
        )

    def visible_to(self, viewer: Viewer) -> "WordingQuerySet":
        """Readers see the published state of published editions; editors also the first state of a draft.

        Of an edition that is published everybody sees the same state.
        """
        alive = self.filter(
            clause__withdrawn_at__isnull=True, document__in=Document.objects.visible_to(viewer)
        )
        published = alive.in_revision_shown().filter(edition__status=Status.PUBLISHED)
        if not can_publish(viewer):
            return published
        return published | alive.filter(edition__status=Status.DRAFT, until__isnull=True)


@recorded()
class Wording(models.Model):
    """A clause in an edition from one revision until another: words, label and place together.

    Never overwritten once its revision is published or an annotation stands on it: a new state is a new row.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="wordings")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="wordings")
    since = models.PositiveIntegerField(_("from revision"))
    until = models.PositiveIntegerField(_("until revision"), null=True, blank=True)
    parent = models.ForeignKey(
        Clause, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of")
    )
    rank = models.CharField(_("rank"), max_length=100, db_collation="C")
    kind = models.CharField(
        _("kind"), max_length=20, choices=ClauseKind.choices, default=ClauseKind.PARAGRAPH
    )
    label = models.CharField(_("label"), max_length=60, blank=True)
    label_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who gives the label")
    )
    heading = models.CharField(_("heading"), max_length=HEADING_LIMIT, blank=True)
    lead_in = models.TextField(_("lead-in"), blank=True)
    # Empty for what has only a heading or a number of its own: a chapter, an article that is all paragraphs.
    text = models.TextField(_("words"), blank=True)
    whole = models.BooleanField(_("whole sentence quoted"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["edition", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "clause", "since"], name="wording_once_a_revision"),
            models.UniqueConstraint(
                fields=["edition", "clause"], condition=Q(until__isnull=True), name="wording_one_current"
            ),
            # What selectors point at together, so that a span stands in its own clause.
            models.UniqueConstraint(fields=["id", "clause"], name="wording_of_clause"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="wording_until_after_since",
                violation_error_message=_("A wording ends in a later revision than it began in."),
            ),
            models.CheckConstraint(condition=Q(kind__in=ClauseKind.values), name="wording_kind_known"),
            models.CheckConstraint(
                condition=~Q(text="", heading="", label=""),
                name="wording_has_words",
                violation_error_message=_("A wording has words, a heading or a number."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("clause")),
                name="wording_not_its_own_parent",
                violation_error_message=_("A clause is not part of itself."),
            ),
            # A label is somebody's statement.
            models.CheckConstraint(
                condition=Q(label="", label_source__isnull=True)
                | (~Q(label="") & Q(label_source__isnull=False)),
                name="wording_label_has_a_source",
                violation_error_message=_("A label and the source that gives it go together."),
            ),
        ]
        indexes = [
            models.Index(fields=["document", "rank"], name="wording_by_document"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("document_id", "edition_id", "clause_id", "since"),
            # When a state was replaced is part of what is remembered.
            pgtrigger.Protect(
                name="ended_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__until__isnull=False)
                & pgtrigger.Q(old__until__df=pgtrigger.F("new__until")),
            ),
            # Never overwritten: what readers saw is what history shows.
            pgtrigger.Trigger(
                name="published_words_stay",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "((OLD.text, OLD.heading, OLD.lead_in, OLD.label, OLD.label_source_id, OLD.kind, OLD.whole,"
                    " OLD.parent_id, OLD.rank) IS DISTINCT FROM"
                    " (NEW.text, NEW.heading, NEW.lead_in, NEW.label, NEW.label_source_id, NEW.kind, NEW.whole,"
                    " NEW.parent_id, NEW.rank))"
                ),
                func="""
                    IF EXISTS (SELECT 1 FROM documents_edition
                               WHERE id = OLD.edition_id AND current_revision >= OLD.since) THEN
                        RAISE EXCEPTION 'wording % is published and is never overwritten', OLD.id
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                    """,
            ),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text[:60]}".strip()
