"""What the views that work on a commentary have in common: who may, which commentary, where it leads."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.commentary.models import Commentary
from apps.desk.access import DeskRequest, writer_required
from apps.desk.views.keeping import FORM_METHODS
from apps.desk.views.lost_right import keeps_typed

View: TypeAlias = Callable[..., HttpResponse]


def keeps_commentary(view: View) -> View:
    """The view gets the commentary, with its source, in place of its address."""

    @writer_required
    @require_http_methods(FORM_METHODS)
    @keeps_typed
    @wraps(view)
    def with_commentary(request: DeskRequest, slug: str, **more: Any) -> HttpResponse:
        rows = Commentary.objects.visible_to(request.user).select_related("source")
        return view(request, get_object_or_404(rows, slug=slug), **more)

    return with_commentary


def commentary_url(commentary: Commentary, page: str = "commentary") -> str:
    return reverse(f"desk:{page}", args=[commentary.slug])
