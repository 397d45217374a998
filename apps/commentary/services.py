"""What can be done to a note. Each act is one transaction, counts as one version and is kept in the history."""

from uuid import UUID

import pghistory
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.commentary.contents import AnnotationContent
from apps.commentary.deciding import decide_anchor as decide_anchor
from apps.commentary.models import (
    Annotation,
    AnnotationExpert,
    AnnotationTopic,
)
from apps.commentary.problems import (
    IdentifierTaken,
    NothingToSay,
    NotItsTurn,
    StaleVersion,
)
from apps.commentary.targeting import write_targets
from apps.documents.models.document import Status


def _act(by: User | None, name: str) -> pghistory.context:
    return pghistory.context(user=by.pk if by else None, act=name)


@transaction.atomic
def create_annotation(
    *, by: User | None, content: AnnotationContent, publish: bool, identifier: UUID | None = None
) -> Annotation:
    """A new note, as a draft or published.

    ``identifier`` comes from the form: a form that is sent twice makes one note, and the second sending returns
    it. Raises WordsNotFound, WordsFoundOften, NothingToSay, or IdentifierTaken where the identifier belongs to
    somebody else's note.
    """
    if identifier is not None:
        existing = Annotation.objects.filter(pk=identifier).first()
        if existing is not None:
            if existing.created_by_id != (by.pk if by else None):
                raise IdentifierTaken(
                    _("This form was already used. Open a new one; what you typed is kept.")
                )
            return existing
    _check(content, publish=publish)
    with _act(by, "publish" if publish else "create"):
        annotation = Annotation(
            created_by=by,
            status=Status.PUBLISHED if publish else Status.DRAFT,
            first_published_at=timezone.now() if publish else None,
            **_columns(content),
        )
        if identifier is not None:
            annotation.pk = identifier
        annotation.save(force_insert=True)
        _write_links(annotation, content)
    return annotation


@transaction.atomic
def edit_annotation(
    *,
    by: User | None,
    annotation: Annotation,
    base_version: int,
    content: AnnotationContent,
    publish: bool = False,
) -> Annotation:
    """The note as the form says it, and published if asked.

    Raises StaleVersion where somebody saved in the meantime, and what create_annotation raises.
    """
    _check(content, publish=publish or annotation.status == Status.PUBLISHED)
    with _act(by, "publish" if publish and annotation.status != Status.PUBLISHED else "edit"):
        locked = _lock(annotation, base_version)
        for name, value in _columns(content).items():
            setattr(locked, name, value)
        if publish:
            _mark_published(locked)
        _save_next(locked)
        _write_links(locked, content)
    return locked


@transaction.atomic
def publish_annotation(*, by: User | None, annotation: Annotation, base_version: int) -> Annotation:
    """Raises StaleVersion; NotItsTurn where it is not a draft; NothingToSay where nobody's words are in it."""
    with _act(by, "publish"):
        locked = _lock(annotation, base_version)
        if locked.status != Status.DRAFT:
            raise NotItsTurn(_("This note is not a draft, so there is nothing to publish."))
        _mark_published(locked)
        _save_next(locked)
    return locked


@transaction.atomic
def withdraw_annotation(
    *, by: User | None, annotation: Annotation, base_version: int, reason: str = ""
) -> Annotation:
    """The public page is gone, the record stays. Raises StaleVersion; NotItsTurn where it is withdrawn already."""
    with _act(by, "withdraw"):
        locked = _lock(annotation, base_version)
        if locked.status == Status.WITHDRAWN:
            raise NotItsTurn(_("This note is withdrawn already."))
        locked.status = Status.WITHDRAWN
        locked.withdrawal = reason
        _save_next(locked)
    return locked


@transaction.atomic
def restore_annotation(*, by: User | None, annotation: Annotation, base_version: int) -> Annotation:
    """A withdrawn note comes back as what it was: published where it ever was, else a draft.

    Raises StaleVersion; NotItsTurn where it is not withdrawn.
    """
    with _act(by, "restore"):
        locked = _lock(annotation, base_version)
        if locked.status != Status.WITHDRAWN:
            raise NotItsTurn(_("This note is not withdrawn, so there is nothing to restore."))
        locked.status = Status.PUBLISHED if locked.first_published_at else Status.DRAFT
        locked.withdrawal = ""
        _save_next(locked)
    return locked


def _lock(annotation: Annotation, base_version: int) -> Annotation:
    locked = Annotation.objects.select_for_update(of=("self",)).get(pk=annotation.pk)
    if locked.version != base_version:
        raise StaleVersion(locked.version)
    return locked


def _save_next(annotation: Annotation) -> None:
    annotation.version += 1
    annotation.updated_at = Now()
    annotation.save()
    annotation.refresh_from_db(fields=["updated_at"])


def _mark_published(annotation: Annotation) -> None:
    _check_words(annotation.body, annotation.source_words)
    annotation.status = Status.PUBLISHED
    annotation.withdrawal = ""
    if annotation.first_published_at is None:
        annotation.first_published_at = timezone.now()


def _check(content: AnnotationContent, *, publish: bool) -> None:
    if publish:
        _check_words(content.body, content.source_words)
    if not content.editorial and content.commentary is None:
        raise NothingToSay(_("Say which commentary the note comes from, or mark it as editorial."))
    if not content.targets:
        raise NothingToSay(_("Say what the note is about: a document, a clause or some of its words."))


def _check_words(body: str, source_words: str) -> None:
    """A draft may wait for words; what readers see has the editors' or the expert's."""
    if not (body.strip() or source_words.strip()):
        raise NothingToSay(_("The note is empty. Write what the expert says of these words."))


def _columns(content: AnnotationContent) -> dict[str, object]:
    return {
        "body": content.body,
        "language": content.language,
        "commentary": content.commentary,
        "editorial": content.editorial,
        "source_words": content.source_words,
    }


def _write_links(annotation: Annotation, content: AnnotationContent) -> None:
    """Experts, topics and targets as the content says; only what differs is written."""
    experts = {expert.pk: number for number, expert in enumerate(content.experts)}
    AnnotationExpert.objects.filter(annotation=annotation).exclude(expert__in=experts).delete()
    for expert, position in experts.items():
        link, created = AnnotationExpert.objects.get_or_create(
            annotation=annotation, expert_id=expert, defaults={"position": position}
        )
        if not created and link.position != position:
            link.position = position
            link.save(update_fields=["position"])
    topics = {topic.pk for topic in content.topics}
    AnnotationTopic.objects.filter(annotation=annotation).exclude(topic__in=topics).delete()
    for topic in sorted(topics):
        AnnotationTopic.objects.get_or_create(annotation=annotation, topic_id=topic)
    write_targets(annotation, content.targets)
