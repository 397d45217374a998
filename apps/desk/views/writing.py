"""What the views that write a note have in common: reading the form, saying that it is saved."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseLocation, trigger_client_event

from apps.accounts import typed
from apps.commentary.contents import AnnotationContent
from apps.commentary.models import Annotation
from apps.commentary.people import NewExpert
from apps.core.answers import asked_by_htmx, page_in_browser
from apps.desk.access import DeskRequest
from apps.desk.forms.note import NoteForms
from apps.desk.selectors.places import places, readers_see
from apps.desk.services import NewCommentary
from apps.documents.models.document import Status


@dataclass(frozen=True, slots=True)
class Said:
    """What a valid form says."""

    content: AnnotationContent
    expert: NewExpert | None
    commentary: NewCommentary | None


def said_by(forms: NoteForms) -> Said:
    main = forms.main.cleaned_data
    expert, commentary = forms.new_expert, forms.new_commentary
    content = AnnotationContent(
        body=main["body"],
        language=main["language"],
        commentary=main["commentary"],
        editorial=main["editorial"],
        source_words=main["source_words"],
        experts=tuple(main["experts"]),
        topics=tuple(main["topics"]),
        targets=forms.targets(),
    )
    return Said(
        content,
        NewExpert(**_without(expert.cleaned_data, "namesake")) if expert.is_filled else None,
        NewCommentary(**_new_commentary(commentary.cleaned_data)) if commentary.is_filled else None,
    )


def _without(values: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in values.items() if key != name}


def _new_commentary(values: dict[str, str]) -> dict[str, str]:
    return {**values, "language": values["language"] or "en"}


def saved(request: DeskRequest, note: Annotation, *, more: str = "") -> HttpResponse:
    """Leads to the note at its place, without a reload where htmx asked; ``more`` is said with it."""
    typed.discard(request, request.path)
    sentence = " ".join(filter(None, [_what_became_of(note), more]))
    where = places(request.user, [note.pk]).get(note.pk)
    if note.status == Status.WITHDRAWN or not where:
        messages.success(request, sentence)
        return HttpResponseRedirect(reverse("desk:annotation", args=[note.pk]))
    document = reverse("reading:document", args=[where[0].slug])
    url = f"{document}#note-{note.pk}"
    if asked_by_htmx(request):
        url = f"{document}{_edition_read(request, document)}#note-{note.pk}"
        response = HttpResponseLocation(url, target="#reading", select="#reading", swap="outerHTML")
        return trigger_client_event(response, "glossator:saved", {"sentence": sentence})
    messages.success(request, sentence)
    return HttpResponseRedirect(url)


def _edition_read(request: DeskRequest, document: str) -> str:
    """The editions that the reading page shows stay; a filter that could hide the new note does not."""
    here = urlsplit(page_in_browser(request))
    asked = QueryDict(here.query if here.path == document else "")
    shown = {name: asked[name] for name in ("beside", "edition") if asked.get(name)}
    return f"?{urlencode(shown)}" if shown else ""


def _what_became_of(note: Annotation) -> str:
    if note.status == Status.DRAFT:
        return _("Saved as a draft. Only its author and the editors see it.")
    if note.status == Status.WITHDRAWN:
        return _("Saved. The note is withdrawn, so readers do not see it.")
    if not readers_see(note):
        return _("Saved. Readers see it as soon as what it is about is published.")
    return _("Saved. Readers see the note.")
