"""Who may do what with a note."""

from apps.accounts.rules import Viewer, can_publish, can_write
from apps.commentary.models import Annotation
from apps.documents.models.document import Status


def can_edit(viewer: Viewer, annotation: Annotation) -> bool:
    """Editors edit every note; contributors their own drafts."""
    if can_publish(viewer):
        return True
    return can_write(viewer) and annotation.created_by_id == viewer.pk and annotation.status == Status.DRAFT


def can_withdraw(viewer: Viewer, annotation: Annotation) -> bool:
    """Whoever may edit it may withdraw it: a contributor an own draft, an editor every note."""
    return annotation.status != Status.WITHDRAWN and can_edit(viewer, annotation)


def can_restore(viewer: Viewer, annotation: Annotation) -> bool:
    return annotation.status == Status.WITHDRAWN and can_publish(viewer)
