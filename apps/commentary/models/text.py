from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_write
from apps.commentary.models.expert import Commentary, Expert
from apps.core.history import fixed, no_delete, no_truncate, recorded

TEXT_LIMIT = 2_000_000  # code points; the longest articles of newspapers have some 100,000


class CommentaryTextQuerySet(models.QuerySet["CommentaryText"]):
    def visible_to(self, viewer: Viewer) -> "CommentaryTextQuerySet":
        """A text of others is never public: of it readers get the passages that editors accepted."""
        return self if can_write(viewer) else self.none()

    def current(self) -> "CommentaryTextQuerySet":
        return self.filter(current=True)


# A text is large and never changes; the row itself is its history.
@recorded(exclude=["text"])
class CommentaryText(models.Model):
    """The main text of a commentary as it came in, or as an editor corrected it; the newest is the current one.

    Paragraphs are parted by an empty line. ``digest`` is that of the words without typography, so that the same
    article is recognised however it comes.
    """

    commentary = models.ForeignKey(Commentary, models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField(default=1)
    text = models.TextField(_("text"))
    digest = models.CharField(max_length=64, editable=False)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    current = models.BooleanField(default=True, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = CommentaryTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a commentary")
        verbose_name_plural = _("texts of commentaries")
        ordering = ["commentary", "number"]
        constraints = [
            models.UniqueConstraint(fields=["commentary", "number"], name="commentarytext_number_once"),
            models.UniqueConstraint(
                fields=["commentary"], condition=Q(current=True), name="commentarytext_one_current"
            ),
            # The same article is one commentary.
            models.UniqueConstraint(
                fields=["digest"], condition=Q(current=True), name="commentarytext_same_article"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="commentarytext_has_words"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), TEXT_LIMIT), name="commentarytext_limited"
            ),
            # What a passage of it points at together.
            models.UniqueConstraint(fields=["id", "commentary"], name="text_of_commentary"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_delete(),
            no_truncate(),
            fixed("commentary_id", "number", "text", "digest", "created_by_id", "created_at"),
        ]

    def __str__(self) -> str:
        return f"{self.commentary_id}, {self.number}"


@recorded()
class CommentaryExpert(models.Model):
    """Who speaks in a commentary: the experts that a note taken from it begins with, in the order of naming."""

    commentary = models.ForeignKey(Commentary, models.PROTECT, related_name="expert_links")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="commentary_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("expert of a commentary")
        verbose_name_plural = _("experts of commentaries")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["commentary", "expert"], name="commentaryexpert_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_truncate()]

    def __str__(self) -> str:
        return str(self.expert)
