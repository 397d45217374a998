from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin import RecordAdmin
from apps.topics.models import ClauseTopic, Decision, Topic


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ("name", "slug", "parent", "position")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "definition")
    autocomplete_fields = ("parent",)
    fixed = ("slug",)
    folded = True


@admin.register(ClauseTopic)
class ClauseTopicAdmin(RecordAdmin):
    """Saving here is a person's decision."""

    list_display = ("topic", "clause", "decision", "origin", "score", "decided_by", "decided_at")
    list_filter = ("decision", "origin", "topic")
    list_select_related = ("topic", "clause", "decided_by")
    search_fields = ("topic__name", "topic__slug", "clause__addresses__ref", "clause__document__title")
    autocomplete_fields = ("clause", "topic")
    readonly_fields = ("origin", "decided_by", "decided_at", "score")
    fixed = ("clause", "topic")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "decision":
            kwargs["choices"] = [
                (value, label) for value, label in Decision.choices if value != Decision.PROPOSED
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.decided_by = request.user
        super().save_model(request, obj, form, change)
