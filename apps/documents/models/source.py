from typing import ClassVar

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.fields import SortKeyField
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.dates import validate_edtf
from apps.documents.models.change import told_everywhere


class Basis(models.TextChoices):
    """How we know a thing: every sentence has a source, or says that it has none."""

    SOURCE = "source", _("a source says so")
    INFERENCE = "inference", _("the editors’ inference")
    OUTSIDE = "outside", _("known from elsewhere")


class Rights(models.TextChoices):
    QUOTE_ONLY = "quote only", _("quote only")
    FULL_TEXT = "full text", _("full text")


class PartyKind(models.TextChoices):
    STATE = "state", _("state")
    ORGANISATION = "organisation", _("organisation")


@recorded()
class Source(models.Model):
    """One article, page or file. It can be the source of an edition and of a commentary at once.

    What it does not state stays empty; ``note`` says what is known from elsewhere.
    """

    ref = models.SlugField(_("reference"), max_length=100, unique=True)
    publisher = models.CharField(_("publisher"), max_length=200)
    title = models.CharField(_("title"), max_length=500, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=35)
    published_on = models.CharField(_("date"), max_length=10, blank=True, validators=[validate_edtf])
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    rights = models.CharField(_("rights"), max_length=20, choices=Rights.choices, default=Rights.QUOTE_ONLY)
    note = models.TextField(_("note"), blank=True)
    sort_key = SortKeyField(of="publisher")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["sort_key", "ref"]
        constraints = [
            models.CheckConstraint(condition=Q(rights__in=Rights.values), name="source_rights_known"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("ref"),
            *told_everywhere(),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.title else f"{self.publisher} ({self.ref})"


@recorded()
class Party(models.Model):
    """A state or organisation: those that a document binds, and others that a stance may be for.

    The code is ISO 3166-1 alpha-3 where there is one.
    """

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Z0-9-]+$", _("Capital letters, figures and hyphens only."))],
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=PartyKind.choices, default=PartyKind.STATE)
    sort_key = SortKeyField(of="name")

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PartyKind.values), name="party_kind_known"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("code"),
            *told_everywhere(),
        ]

    def __str__(self) -> str:
        return self.name


class Attributed(models.Model):
    """Something said with its source, or marked as the editors' inference or as known from elsewhere."""

    basis = models.CharField(_("basis"), max_length=20, choices=Basis.choices, default=Basis.SOURCE)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        abstract = True
        constraints = [
            # "A source says so" names the source; the other two have none.
            models.CheckConstraint(
                condition=Q(basis=Basis.SOURCE, source__isnull=False)
                | Q(basis__in=[Basis.INFERENCE, Basis.OUTSIDE], source__isnull=True),
                name="%(class)s_says_its_source",
                violation_error_message=_(
                    "Name the source that says so; an inference, or what is known from elsewhere, names none."
                ),
            ),
        ]
