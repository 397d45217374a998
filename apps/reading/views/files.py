"""Files for the reader's machine."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from apps.reading.presenters.formats import Format


def site_of(request: HttpRequest) -> str:
    """Scheme and host, without a stroke at the end."""
    return request.build_absolute_uri("/").rstrip("/")


def file_answer(form: Format[Any], text: str, name: str) -> HttpResponse:
    """``name`` is that of the file without its extension. Search engines have the page itself."""
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{form.extension}")
    return HttpResponse(
        text.encode("utf-8", "replace"),
        content_type=f"{form.media_type}; charset=utf-8",
        headers={"Content-Disposition": disposition or "attachment", "X-Robots-Tag": "noindex"},
    )
