"""How a note will look: as a fragment under the field, or as a page with the way back to the form."""

from django.http import HttpResponse
from django.shortcuts import redirect

from apps.accounts.typed import Typed
from apps.commentary.models.annotation import BODY_LIMIT
from apps.core.answers import answer
from apps.core.markup import render_markdown
from apps.desk.access import DeskRequest, writer_required
from apps.desk.forms.fields import storable, too_long
from apps.desk.resuming import is_resumable


@writer_required
def preview(request: DeskRequest) -> HttpResponse:
    """``body`` rendered. ``here`` is the address of the form it comes from; everything else typed goes back there."""
    if request.method != "POST":
        return redirect("desk:home")
    data, _touched = storable(request.POST)
    body, here = data.get("body", ""), data.get("here", "")
    fits = len(body) <= BODY_LIMIT
    context = {
        "body": render_markdown(body) if fits else "",
        "problem": "" if fits else too_long(len(body), BODY_LIMIT),
        "language": data.get("language", ""),
        "here": here if is_resumable(here) else "",
        "pairs": Typed.of(data).pairs,
    }
    return answer(request, "desk/preview.html", context, fragment="desk/_preview.html")
