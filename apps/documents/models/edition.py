from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.rules import Viewer, can_publish
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models.change import told, told_by
from apps.documents.models.document import Document, Status
from apps.documents.models.source import Source


class Extent(models.TextChoices):
    COMPLETE = "complete", _("complete")
    EXCERPTS = "excerpts", _("excerpts")


# Words that the desk's own pages use where an edition's reference would stand.
RESERVED_EDITION_REFS = ("new",)


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, viewer: Viewer) -> "EditionQuerySet":
        """Readers see published editions of published documents; editors also drafts."""
        statuses = [Status.PUBLISHED, Status.DRAFT] if can_publish(viewer) else [Status.PUBLISHED]
        return self.filter(status__in=statuses, document__in=Document.objects.visible_to(viewer))


@recorded()
class Edition(models.Model):
    """A document's wording in one language from one source.

    ``current_revision`` is the number of the latest published revision; readers see the wordings that hold in
    it. It is empty while the edition has never been published.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    ref = models.SlugField(_("reference"), max_length=60)
    source = models.ForeignKey(Source, models.PROTECT, related_name="editions", verbose_name=_("source"))
    language = models.CharField(_("language"), max_length=35)
    translator = models.CharField(_("translator"), max_length=200, blank=True)
    authentic = models.BooleanField(_("authentic"), default=False)
    extent = models.CharField(_("extent"), max_length=20, choices=Extent.choices)
    order_known = models.BooleanField(_("order known"), default=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    current_revision = models.PositiveIntegerField(null=True, blank=True, editable=False)
    withdrawal = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # The form that entered it: sent twice, it makes one.
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["document", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "ref"],
                name="edition_ref_once",
                violation_error_message=_("The document has an edition with this reference already."),
            ),
            # What wordings point at together, so that a wording's edition is one of its own document.
            models.UniqueConstraint(fields=["id", "document"], name="edition_of_document"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="edition_status_known"),
            models.CheckConstraint(condition=Q(extent__in=Extent.values), name="edition_extent_known"),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(current_revision__isnull=False),
                name="edition_published_in_a_revision",
                violation_error_message=_("An edition is published at the desk, with its revision."),
            ),
            models.CheckConstraint(
                condition=~Q(ref__in=RESERVED_EDITION_REFS),
                name="edition_ref_not_a_page",
                violation_error_message=_("This reference is a page of the desk. Choose another."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("document_id", "ref"),
            # What readers saw in a revision stays what they saw: there is no way back to an older one.
            pgtrigger.Protect(
                name="revision_goes_forward",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "(OLD.current_revision IS NOT NULL"
                    " AND (NEW.current_revision IS NULL OR NEW.current_revision < OLD.current_revision))"
                ),
            ),
            *told_by("document_id"),
        ]

    def __str__(self) -> str:
        return f"{self.document} · {self.ref}"


@recorded()
class Revision(models.Model):
    """A numbered, dated state of an edition, with the reason for the change. Not public until published."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    reason = models.TextField(_("reason"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="revision_number_positive"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="revision_has_a_reason",
                violation_error_message=_("Say why there is a new revision."),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("edition_id", "number"),
            # "As of" a day means what this site showed on that day.
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False)
                & pgtrigger.Q(old__published_at__df=pgtrigger.F("new__published_at")),
            ),
            *told(
                "SELECT edition.document_id FROM {rows} AS row"
                " JOIN documents_edition edition ON edition.id = row.edition_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.number}"
