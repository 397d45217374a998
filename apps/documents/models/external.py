from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.history import no_delete, no_truncate, recorded
from apps.documents.models.clause import Clause
from apps.documents.models.document import Document

AKOMA_NTOSO_EID = "akn eId"  # the scheme of the identifiers that an Akoma Ntoso file gives its elements


@recorded()
class ExternalIdentifier(models.Model):
    """By which identifier a document, or a clause of it, is known elsewhere: a corpus, an Akoma Ntoso file.

    What was brought in once is found again by it, so that a second run changes nothing.
    """

    scheme = models.CharField(_("scheme"), max_length=60)
    value = models.CharField(_("identifier"), max_length=300)
    document = models.ForeignKey(Document, models.PROTECT, related_name="external_identifiers")
    clause = models.ForeignKey(
        Clause, models.PROTECT, null=True, blank=True, related_name="external_identifiers"
    )

    class Meta:
        verbose_name = _("external identifier")
        verbose_name_plural = _("external identifiers")
        constraints = [
            # A document has its name elsewhere for itself …
            models.UniqueConstraint(
                fields=["scheme", "value"], condition=Q(clause=None), name="external_document_once"
            ),
            # … and a clause within its document.
            models.UniqueConstraint(
                fields=["document", "scheme", "value"],
                condition=Q(clause__isnull=False),
                name="external_clause_once",
            ),
            models.CheckConstraint(condition=~Q(scheme="") & ~Q(value=""), name="external_says_something"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_delete(), no_truncate()]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.value}"
