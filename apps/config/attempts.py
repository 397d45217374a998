"""What failed attempts to sign in are counted by: who was named, and where from."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LONGEST_USER_NAME = 150  # of an account; the table of attempts would hold 255 and fail beyond


def client_address(request: HttpRequest) -> str:
    """Behind a proxy, the last address of X-Forwarded-For.

    The proxy wrote that one; whatever stands before it came from outside and may say anything.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_PROXY:
        return direct
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return forwarded.rpartition(",")[2].strip() or direct


def named_user(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """The user name of the attempt, as long as one can be: nobody is called by more."""
    given = credentials or (request.POST if request else {})
    return str(given.get("username") or "")[:LONGEST_USER_NAME]


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    """The page that says so and for how long (template: `minutes`), whatever page was asked for."""
    pause: timedelta = settings.AXES_COOLOFF_TIME
    minutes = round(pause.total_seconds() / 60)
    page = render(request, "accounts/locked.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    page.headers["Retry-After"] = str(round(pause.total_seconds()))
    return page
