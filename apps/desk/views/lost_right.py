"""Whoever may not save any more what they are writing still gets back what they typed."""

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.accounts.typed import SHORT, Typed
from apps.desk.access import DeskRequest, View

# What a form sends beside what is typed into it.
NOT_TYPED = ("version", "open", "choice-", "typed-", "quote_", "wording", "identifier", "form_key")


def keeps_typed(view: View) -> View:
    """Answers a POST that is refused, 403 or 404, with what was typed, to be copied. Of the record it says no more
    than the refusal does."""

    @wraps(view)
    def kept(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as refused:
            return _give_back(request, refused, HTTPStatus.FORBIDDEN)
        except Http404 as refused:
            return _give_back(request, refused, HTTPStatus.NOT_FOUND)

    return kept


def _give_back(request: DeskRequest, refused: Exception, status: HTTPStatus) -> HttpResponse:
    texts = _texts(request.POST) if request.method == "POST" else []
    if not texts:
        raise refused
    reason = str(refused) or _("It cannot be saved here any more.")
    context = {"reason": reason, "texts": texts}
    return render(request, "desk/lost_right.html", context, status=status)


def _texts(data: QueryDict) -> list[str]:
    """Whatever was typed in words, longest first."""
    pairs = Typed.of(data).pairs
    typed = {value for name, value in pairs if not name.startswith(NOT_TYPED)}
    return sorted(
        (text for text in typed if len(text.split()) > 1 or len(text) > SHORT), key=len, reverse=True
    )
