"""What is said when a form arrives without the mark that it came from our page."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from apps.accounts.typed import Typed
from apps.core.answers import answer
from apps.desk.resuming import is_resumable


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, with all that was typed: as a form that can be gone on with, or as text to copy.

    Nothing is kept on the server: whoever forged the form would have chosen the text. What is shown can only be
    saved by pressing a button of our page, and then comes back as a form to be looked over.
    """
    carried = Typed.loads(request.POST.get("typed", ""))
    typed = carried or Typed.of(request.POST)
    action, pairs = "", typed.pairs
    if is_resumable(request.path):
        action = request.path
    elif carried:  # the sign-in itself, with a text that was already being carried through it
        action = request.path
        pairs = (("again", "1"), ("typed", carried.dumps()), ("next", request.POST.get("next", "")))
    context = {
        "action": action,
        "pairs": pairs,
        "texts": typed.texts(),
        "sentence": _("Nothing was saved, and nothing that you typed is lost."),
    }
    return answer(request, "desk/csrf.html", context, fragment="desk/_csrf.html", status=HTTPStatus.FORBIDDEN)
