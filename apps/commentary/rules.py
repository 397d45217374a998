"""Who may do what with a note."""

from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer, can_publish, can_write
from apps.commentary.models import Annotation, Commentary
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


def is_public(commentary: Commentary) -> bool:
    """Whether readers see something that comes from it."""
    return Commentary.objects.visible_to(AnonymousUser()).filter(pk=commentary.pk).exists()


def can_correct_text(viewer: Viewer, commentary: Commentary) -> bool:
    """What readers see of a commentary moves with its text, so from then on it is for editors."""
    return can_publish(viewer) or (can_write(viewer) and not is_public(commentary))
