from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.rules import Viewer, can_write
from apps.core.fields import SortKeyField
from apps.core.history import fixed, no_delete, no_truncate, recorded
from apps.documents.models import Source
from apps.documents.models.change import told_everywhere


class ExpertQuerySet(models.QuerySet["Expert"]):
    def visible_to(self, viewer: Viewer) -> "ExpertQuerySet":
        """Readers see an expert whom something they can see names; those who write see all, to choose from."""
        from apps.commentary.models.annotation import Annotation, AnnotationExpert

        if can_write(viewer):
            return self
        return self.filter(
            models.Exists(
                AnnotationExpert.objects.filter(
                    expert=models.OuterRef("pk"), annotation__in=Annotation.objects.visible_to(viewer)
                )
            )
        )


@recorded()
class Expert(models.Model):
    """The person who speaks: name, role, affiliation, link. Not a user account."""

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200, blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=1000, blank=True)
    sort_key = SortKeyField(of="name")

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")
        ordering = ["sort_key"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("slug"),
            *told_everywhere(),
        ]

    def __str__(self) -> str:
        return self.name


class CommentaryQuerySet(models.QuerySet["Commentary"]):
    def visible_to(self, viewer: Viewer) -> "CommentaryQuerySet":
        """Readers see a commentary from which something they can see comes; those who write see all."""
        from apps.commentary.models.annotation import Annotation

        if can_write(viewer):
            return self
        return self.filter(
            models.Exists(Annotation.objects.visible_to(viewer).filter(commentary=models.OuterRef("pk")))
        )


@recorded()
class Commentary(models.Model):
    """A source in which experts speak."""

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    source = models.OneToOneField(Source, models.PROTECT, related_name="commentary", verbose_name=_("source"))
    note = models.TextField(_("note"), blank=True)

    objects = CommentaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentary")
        verbose_name_plural = _("commentaries")
        ordering = ["source__sort_key", "slug"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("slug", "source_id"),
            *told_everywhere(),
        ]

    def __str__(self) -> str:
        return str(self.source)
