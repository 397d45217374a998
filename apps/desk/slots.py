"""What the desk puts into the pages of readers, for those who write."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from apps.accounts.rules import can_publish, can_write
from apps.core.slots import fill
from apps.desk.forms.note import NoteForms
from apps.desk.forms.parts import About
from apps.documents.models import Address, Document


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
    return render_to_string("desk/_embedded.html", context, request)


@fill("head")
def behaviours(request: HttpRequest) -> str:
    """Styles and scripts of those who write, on every page."""
    return render_to_string("desk/_behaviours.html", {}, request) if can_write(request.user) else ""
