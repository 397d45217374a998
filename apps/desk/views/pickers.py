"""Names to choose from while typing."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render

from apps.desk.access import DeskRequest, writer_required
from apps.desk.forms.fields import storable
from apps.desk.selectors.choices import Named, commentaries_like, experts_like

DIRECTORIES: dict[str, Callable[[str], list[Named]]] = {
    "experts": experts_like,
    "commentaries": commentaries_like,
}
LONGEST = 200  # characters of a name that anybody types to find it


@writer_required
def options(request: DeskRequest, directory: str) -> HttpResponse:
    """Those whose name holds ``q``, for the script that shows them under the field."""
    find = DIRECTORIES.get(directory)
    if find is None:
        raise Http404
    asked, _touched = storable(request.GET)
    return render(request, "desk/_options.html", {"options": find(asked.get("q", "")[:LONGEST])})
