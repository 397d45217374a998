"""Experts, commentaries and notes. Selectors and anchors are made by services alone, and only shown."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.commentary.models import (
    Anchor,
    Annotation,
    AnnotationExpert,
    AnnotationTopic,
    Commentary,
    CommentaryExpert,
    CommentaryText,
    Expert,
    Stance,
    Target,
)
from apps.core.admin import (
    LinkInline,
    ReadOnlyAdmin,
    ReadOnlyInline,
    RecordAdmin,
    VersionedForm,
    first_words,
)


@admin.register(Expert)
class ExpertAdmin(RecordAdmin):
    list_display = ("name", "slug", "role", "affiliation")
    list_filter = ("affiliation",)
    search_fields = ("name", "slug", "role", "affiliation")
    fixed = ("slug",)
    folded = True


@admin.register(Commentary)
class CommentaryAdmin(RecordAdmin):
    list_display = ("slug", "source")
    list_filter = ("source__rights", "source__language")
    list_select_related = ("source",)
    search_fields = ("slug", "source__publisher", "source__title", "source__author")
    autocomplete_fields = ("source",)
    fixed = ("slug", "source")


@admin.register(CommentaryText)
class CommentaryTextAdmin(ReadOnlyAdmin):
    """Brought in at the desk, and corrected there."""

    list_display = ("commentary", "number", "current", "created_by", "created_at")
    list_filter = ("current",)
    list_select_related = ("commentary__source", "created_by")
    search_fields = ("digest", "file_name", "commentary__slug")
    exclude = ("text",)


@admin.register(CommentaryExpert)
class CommentaryExpertAdmin(ReadOnlyAdmin):
    """Named at the desk, on the commentary's page."""

    list_display = ("commentary", "expert", "position")
    list_select_related = ("commentary__source", "expert")
    search_fields = ("commentary__slug", "expert__name")


class ExpertInline(LinkInline):
    model = AnnotationExpert
    autocomplete_fields = ("expert",)


class TopicInline(LinkInline):
    model = AnnotationTopic
    autocomplete_fields = ("topic",)


class TargetInline(ReadOnlyInline):
    model = Target
    fields = ("kind", "document", "clause", "quote", "removed_at")


@admin.register(Annotation)
class AnnotationAdmin(RecordAdmin):
    """Published and withdrawn at the desk. What a note is about is selected there, too."""

    form = VersionedForm
    list_display = ("beginning", "status", "commentary", "language", "created_by", "updated_at")
    list_filter = ("status", "editorial", "language", "experts", "created_by")
    list_select_related = ("commentary__source", "created_by")
    search_fields = ("body", "source_words", "experts__name", "commentary__source__publisher")
    autocomplete_fields = ("commentary",)
    readonly_fields = (
        "id",
        "status",
        "first_published_at",
        "withdrawal",
        "created_by",
        "created_at",
        "updated_at",
        "version",
    )
    inlines = (ExpertInline, TopicInline, TargetInline)
    date_hierarchy = "updated_at"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        """A note is written at the desk, on the words that it is about."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.updated_at = timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("note"))
    def beginning(self, row: Annotation) -> str:
        return first_words(row.says)


@admin.register(AnnotationExpert)
class AnnotationExpertAdmin(RecordAdmin):
    list_display = ("expert", "annotation", "position")
    list_filter = ("expert",)
    list_select_related = ("expert", "annotation")
    search_fields = ("expert__name", "annotation__body")
    autocomplete_fields = ("annotation", "expert")


@admin.register(AnnotationTopic)
class AnnotationTopicAdmin(RecordAdmin):
    list_display = ("topic", "annotation")
    list_filter = ("topic",)
    list_select_related = ("topic", "annotation")
    search_fields = ("topic__name", "annotation__body")
    autocomplete_fields = ("annotation", "topic")


@admin.register(Target)
class TargetAdmin(ReadOnlyAdmin):
    """The selector of a span is immutable."""

    list_display = ("annotation", "kind", "document", "clause", "quote", "removed_at")
    list_filter = ("kind", ("removed_at", admin.EmptyFieldListFilter))
    list_select_related = ("annotation", "document", "clause")
    search_fields = ("quote", "annotation__body", "document__title")


@admin.register(Stance)
class StanceAdmin(RecordAdmin):
    list_display = ("target", "value", "party", "inferred", "note")
    list_filter = ("value", "inferred", "party")
    list_select_related = ("target", "party")
    search_fields = ("note", "party__name", "target__quote", "target__annotation__body")
    autocomplete_fields = ("target", "party")
    fixed = ("target",)


@admin.register(Anchor)
class AnchorAdmin(ReadOnlyAdmin):
    """Derived, or decided by a person at the desk."""

    list_display = ("target", "wording", "state", "score", "by_person", "decided_by")
    list_filter = ("state", "by_person")
    list_select_related = ("target", "wording", "decided_by")
    search_fields = ("target__quote", "wording__text")
