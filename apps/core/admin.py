"""What the admin of every model has in common: nothing is deleted, everything shows its history, nothing fails with a
page of errors."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import pghistory
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from apps.core.event_history import changes_of
from apps.core.folding import fold

RAISED_BY_TRIGGER = "P0001"

if TYPE_CHECKING:
    BaseAdmin = admin.ModelAdmin[Model]
    BaseInline = admin.TabularInline[Model, Model]
    BaseForm: TypeAlias = forms.ModelForm[Model]
else:
    BaseAdmin, BaseInline, BaseForm = admin.ModelAdmin, admin.TabularInline, forms.ModelForm


class VersionedForm(BaseForm):
    """Does not save over what somebody else saved meanwhile. For models with a ``version``."""

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = getattr(self.instance, "version", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and not self.instance._state.adding:
            saved = (
                type(self.instance)
                ._default_manager.values_list("version", flat=True)
                .get(pk=self.instance.pk)
            )
            if cleaned.get("base_version") != saved:
                raise ValidationError(
                    _(
                        "Somebody else saved this while you were writing. Open it in another window and compare."
                    )
                )
        return cleaned


class RecordAdmin(BaseAdmin):
    """``fixed`` names fields that never change after the first saving."""

    fixed: Sequence[str] = ()
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    folded = False  # whether the model has a sort key, under which names are found without their marks
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 - what Django calls
        """Records are withdrawn at the desk, never deleted."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        readonly = tuple(super().get_readonly_fields(request, obj))
        return (*readonly, *(name for name in self.fixed if name not in readonly)) if obj else readonly

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Model]", search_term: str
    ) -> tuple["QuerySet[Model]", bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if self.folded and fold(search_term):
            alike = queryset.filter(sort_key__contains=fold(search_term))
            return queryset.filter(pk__in=found.values("pk")) | alike, False
        return found, duplicates

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Counts as a version, so that a form that is open at the desk is not saved over it."""
        if change and hasattr(obj, "version"):
            obj.version += 1
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """What the database refuses although the form was valid is said in a sentence."""
        try:
            with pghistory.context(act="administer"):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except DatabaseError as error:
            if not _is_refusal(error):
                raise
            messages.error(
                request,
                _(
                    "Nothing was saved: what is published, fixed or part of the history is not changed here, and rows "
                    "that belong together stay together."
                ),
            )
            return HttpResponseRedirect(request.get_full_path())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            redirect: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # Django's
                request, self.opts, object_id
            )
            return redirect
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(row)s") % {"row": row},
            "opts": self.opts,
            "object": row,
            "changes": changes_of(row),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/record_history.html", context)


def _is_refusal(error: DatabaseError) -> bool:
    """Whether a constraint or one of our triggers said no, and not a mistake of ours."""
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", "") == RAISED_BY_TRIGGER


class ReadOnlyAdmin(RecordAdmin):
    """Rows that are made by services alone: to be looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 - what Django calls
        return False


class LinkInline(BaseInline):
    """Rows that hang on a record. What is no longer so is taken away at the desk."""

    extra = 0
    can_delete = False
    show_change_link = True


class ReadOnlyInline(LinkInline):
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - what Django calls
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - what Django calls
        return False


def first_words(text: str, count: int = 12) -> str:
    """The beginning of a text for a list."""
    few = text.split(maxsplit=count + 1)
    return " ".join(few[:count]) + (" …" if len(few) > count else "")
