"""What the views that work on an import have in common: who may, which import, where it leads."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.desk.access import DeskRequest, editor_required
from apps.desk.views.keeping import FORM_METHODS
from apps.desk.views.lost_right import keeps_typed
from apps.documents.models import Edition, Import

View: TypeAlias = Callable[..., HttpResponse]


def keeps_import(*, without: tuple[str, ...] = ("content",)) -> Callable[[View], View]:
    """The view gets the import in place of its identifier, ``without`` the large columns that it does not need."""

    def decorate(view: View) -> View:
        @editor_required
        @require_http_methods(FORM_METHODS)
        @keeps_typed
        @wraps(view)
        def with_import(request: DeskRequest, pk: UUID, **more: Any) -> HttpResponse:
            rows = Import.objects.visible_to(request.user).defer(*without)
            related = ("document", "edition__document", "edition__source", "created_by", "revision")
            return view(request, get_object_or_404(rows.select_related(*related), pk=pk), **more)

        return with_import

    return decorate


def import_url(row: Import, page: str = "import") -> str:
    return reverse(f"desk:{page}", args=[row.pk])


def edition_desk(edition: Edition) -> str:
    return reverse("desk:edition", args=[edition.document.slug, edition.ref])
