from typing import ClassVar

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.rules import Viewer, can_publish
from apps.core.fields import SortKeyField
from apps.core.history import no_delete, no_truncate, recorded
from apps.documents.dates import validate_edtf
from apps.documents.models.change import told, told_by
from apps.documents.models.source import Attributed, Party, Source


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DocumentKind(models.TextChoices):
    DECLARATION = "declaration", _("declaration")
    TREATY = "treaty", _("treaty")
    JOINT_STATEMENT = "joint statement", _("joint statement")
    PROTOCOL = "protocol", _("protocol")
    CEASEFIRE_STATEMENT = "ceasefire statement", _("ceasefire statement")
    OTHER = "other", _("other")


# Words that the desk's own pages use where a document's address would stand.
RESERVED_SLUGS = ("new",)


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, viewer: Viewer) -> "DocumentQuerySet":
        """Readers and contributors see what is published; editors also drafts. Nobody sees what is withdrawn."""
        statuses = [Status.PUBLISHED, Status.DRAFT] if can_publish(viewer) else [Status.PUBLISHED]
        return self.filter(status__in=statuses)

    def editable_by(self, viewer: Viewer) -> "DocumentQuerySet":
        """Editors keep every document, also what is withdrawn; nobody else keeps any."""
        return self if can_publish(viewer) else self.none()


# The pages of related documents say its title.
_WITH_RELATED = """
    SELECT row.id FROM {rows} AS row
    UNION SELECT unnest(ARRAY[relation.from_document_id, relation.to_document_id])
    FROM {rows} AS row
    JOIN documents_documentrelation relation
      ON row.id IN (relation.from_document_id, relation.to_document_id)
"""


@recorded()
class Document(models.Model):
    """A declaration, treaty, joint statement, protocol or ceasefire statement, as a work.

    It may be known and not yet entered: then it has no clauses at all. Its slug, once public, never changes.
    """

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=500)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind.choices)
    signed = models.CharField(_("signed on"), max_length=10, blank=True, validators=[validate_edtf])
    signed_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who gives the date")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    clause_total = models.PositiveIntegerField(
        _("number of clauses"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    clause_total_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who gives the number"),
    )
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    withdrawal = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # The form that entered it: sent twice, it makes one.
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    sort_key = SortKeyField(of="title")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="document_status_known"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
            # A number of clauses is somebody's statement.
            models.CheckConstraint(
                condition=Q(clause_total__isnull=True, clause_total_source__isnull=True)
                | Q(clause_total__isnull=False, clause_total_source__isnull=False),
                name="document_clause_total_has_a_source",
                violation_error_message=_("A number of clauses and the source that gives it go together."),
            ),
            # Whatever was public once says since when: it answers 410 and not 404 when withdrawn.
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(first_published_at__isnull=False),
                name="document_published_since",
                violation_error_message=_("A document is published at the desk, which notes since when."),
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS),
                name="document_slug_not_a_page",
                violation_error_message=_("This address is a page of the desk. Choose another."),
            ),
        ]
        indexes = [models.Index(fields=["status", "sort_key"], name="document_library")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            # An address that was once public keeps its meaning.
            pgtrigger.Protect(
                name="public_slug_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__first_published_at__isnull=False)
                & (
                    pgtrigger.Q(old__slug__df=pgtrigger.F("new__slug"))
                    | pgtrigger.Q(old__first_published_at__df=pgtrigger.F("new__first_published_at"))
                ),
            ),
            *told(_WITH_RELATED),
        ]

    def __str__(self) -> str:
        return self.title


@recorded()
class DocumentName(models.Model):
    """Another name by which sources speak of the document: "Moscow Declaration"."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=35)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "name"],
                name="document_name_once",
                violation_error_message=_("The document has this name in this language already."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), *told_by("document_id")]

    def __str__(self) -> str:
        return self.name


@recorded()
class DocumentParty(Attributed):
    """A party that the document binds."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="bound_parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="documents")

    class Meta(Attributed.Meta):
        verbose_name = _("party bound")
        verbose_name_plural = _("parties bound")
        constraints = [
            *Attributed.Meta.constraints,
            models.UniqueConstraint(
                fields=["document", "party"],
                name="documentparty_once",
                violation_error_message=_("The document binds this party already."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), *told_by("document_id")]

    def __str__(self) -> str:
        return str(self.party)


@recorded()
class Signatory(Attributed):
    """A person who signed for a party."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="signatories")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200, blank=True)

    class Meta(Attributed.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [
            *Attributed.Meta.constraints,
            models.UniqueConstraint(
                fields=["document", "name"],
                name="signatory_once",
                violation_error_message=_("This signatory is named already."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), *told_by("document_id")]

    def __str__(self) -> str:
        return self.name


@recorded()
class Attestation(Attributed):
    """What somebody says of a document: "43 paragraphs" (JAMnews) and "43-page" (Turan) can both stand."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="attestations")
    about = models.CharField(_("about"), max_length=60)
    statement = models.TextField(_("statement"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Attributed.Meta):
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        ordering = ["position", "id"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), *told_by("document_id")]

    def __str__(self) -> str:
        return f"{self.about}: {self.statement}"


class RelationKind(models.TextChoices):
    INCORPORATES = "incorporates", _("incorporates")
    REFERS_TO = "refers to", _("refers to")
    SUPERSEDES = "supersedes", _("supersedes")
    ACCOMPANIES = "accompanies", _("accompanies")


_BOTH_SIDES = "SELECT unnest(ARRAY[row.from_document_id, row.to_document_id]) FROM {rows} AS row"


@recorded()
class DocumentRelation(Attributed):
    """One document's relation to another, as a source states it or as the editors infer it."""

    from_document = models.ForeignKey(Document, models.PROTECT, related_name="relations")
    to_document = models.ForeignKey(Document, models.PROTECT, related_name="relations_to_it")
    kind = models.CharField(_("kind"), max_length=20, choices=RelationKind.choices)
    note = models.TextField(_("note"), blank=True)

    class Meta(Attributed.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            *Attributed.Meta.constraints,
            models.UniqueConstraint(
                fields=["from_document", "to_document", "kind"],
                name="relation_once",
                violation_error_message=_("This relation of the two documents is recorded already."),
            ),
            models.CheckConstraint(
                condition=~Q(from_document=F("to_document")),
                name="relation_of_two",
                violation_error_message=_("A document has no relation to itself."),
            ),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_known"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate(), *told(_BOTH_SIDES)]

    def __str__(self) -> str:
        return f"{self.from_document} {self.get_kind_display()} {self.to_document}"
