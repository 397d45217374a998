"""Which note a view is about, for those who may know of it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.commentary import once_public
from apps.commentary.models import Annotation
from apps.commentary.rules import can_edit


def note_to_edit(viewer: User, pk: UUID) -> Annotation:
    """The note, if the viewer may edit it.

    Raises Http404 where there is none or it must not be known that there is, PermissionDenied where it is known.
    """
    note = Annotation.objects.select_related("commentary__source", "created_by").filter(pk=pk).first()
    if note is None or not _may_know_of(viewer, note):
        raise Http404(_("There is no such note."))
    if not can_edit(viewer, note):
        raise PermissionDenied(_("Contributors change their own drafts. Ask an editor to change this note."))
    return note


def _may_know_of(viewer: User, note: Annotation) -> bool:
    if can_edit(viewer, note) or note.created_by_id == viewer.pk:
        return True
    return once_public.annotations().filter(pk=note.pk).exists()
