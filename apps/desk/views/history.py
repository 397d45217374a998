"""Every state of a note, what changed between them, and the way back to one."""

from itertools import pairwise
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.commentary import services
from apps.commentary.history import content_at, versions
from apps.commentary.models import Annotation
from apps.desk.access import DeskRequest, writer_required
from apps.desk.comparison import describe_versions, differences
from apps.desk.views.annotation import act_on_note
from apps.desk.views.notes import note_to_edit


@writer_required
def history(request: DeskRequest, pk: UUID) -> HttpResponse:
    note = note_to_edit(request.user, pk)
    every = versions(note)
    described = describe_versions(every)
    changes = [differences(old, new) for new, old in pairwise(described)]
    rows = zip(every, described, [*changes, None], strict=True)
    return render(request, "desk/history.html", {"note": note, "rows": list(rows)})


@act_on_note
def return_to(request: DeskRequest, note: Annotation, base: int, number: int) -> str:
    """The note says again what it said in that version; its status stays."""
    try:
        content = content_at(note, number)
    except LookupError:
        raise Http404(_("This note never had such a version.")) from None
    services.edit_annotation(by=request.user, annotation=note, base_version=base, content=content)
    return _("The note says again what it said in version %(number)d.") % {"number": number}
