"""What the desk puts into the pages of readers, for those who write."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.accounts.rules import can_publish, can_write
from apps.commentary.models import Annotation
from apps.core.slots import fill
from apps.desk.forms.note import NoteForms
from apps.desk.forms.parts import About
from apps.desk.selectors.pairings_cases import absence_url
from apps.desk.views.topics import panel
from apps.documents.models import Address, Document, Edition
from apps.documents.rules import can_keep


@fill("clause")
def form_on_clause(request: HttpRequest, *, slug: str, ref: str) -> str:
    """The form of a new note on the clause's own page, which shows the wordings."""
    if not can_write(request.user):
        return ""
    documents = Document.objects.visible_to(request.user).filter(slug=slug)
    address = (
        Address.objects.select_related("clause", "document").filter(document__in=documents, ref=ref).first()
    )
    if address is None:
        return ""
    forms = NoteForms(viewer=request.user, about=About(address.document, address.clause, ref))
    if forms.words is None:
        return ""
    context = {"forms": forms, "may_publish": can_publish(request.user), "slug": slug, "ref": ref}
    return render_to_string("desk/_embedded.html", context, request) + _keep_clause(request, address)


def _keep_clause(request: HttpRequest, address: Address) -> SafeString:
    """The clause's topics with their buttons, and the way to its words, for those who keep them."""
    if not can_keep(request.user):
        return SafeString("")
    editions = Edition.objects.filter(wordings__clause=address.clause_id, wordings__until__isnull=True)
    context = {
        **panel(address),
        "editions": editions.select_related("source").order_by("pk"),
        "next": request.path,
    }
    return render_to_string("desk/documents/_keep_clause.html", context, request)


@fill("head")
def behaviours(request: HttpRequest) -> str:
    """Styles and scripts of those who write, on every page."""
    return render_to_string("desk/_behaviours.html", {}, request) if can_write(request.user) else ""


@fill("document")
def ways_from_document(request: HttpRequest, *, slug: str) -> str:
    """From the reading page to what can be written about the document as a whole."""
    if not can_write(request.user):
        return ""
    context = {"slug": slug, "may_publish": can_publish(request.user)}
    return render_to_string("desk/_ways_from_document.html", context, request)


@fill("comparison")
def ways_from_comparison(request: HttpRequest, *, left: str, right: str) -> str:
    """From the comparison of two documents to the desk of its pairings."""
    if not can_publish(request.user):
        return ""
    return render_to_string("desk/_ways_from_comparison.html", {"left": left, "right": right}, request)


@fill("dropped")
def way_to_absence(request: HttpRequest, *, slug: str, other: str, ref: str) -> str:
    """From a clause that a document has dropped to a note on its absence."""
    if not can_write(request.user):
        return ""
    return render_to_string("desk/_way_to_absence.html", {"url": absence_url(slug, other, ref)}, request)


@fill("note")
def ways_from_note(request: HttpRequest, *, identifier: UUID) -> str:
    """From a note's own page to its form and its history."""
    note = Annotation.objects.editable_by(request.user).filter(pk=identifier).first()
    if note is None:
        return ""
    return render_to_string("desk/_ways_from_note.html", {"note": note}, request)
