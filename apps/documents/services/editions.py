from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import EditionContent
from apps.documents.engine.slugs import free_slug, slug_of
from apps.documents.models import Document, Edition, Revision
from apps.documents.models.document import Status
from apps.documents.models.edition import RESERVED_EDITION_REFS
from apps.documents.problems import NoClauses, NotItsTurn, RefTaken, ReservedWord
from apps.documents.services.acting import (
    act,
    already_entered,
    check,
    checked,
    insert_once,
    lock_document,
    lock_edition,
    need_kept,
    need_kept_edition,
    need_reason,
    save_next,
)

FIRST_REVISION = 1
REF_LENGTH = 50  # of 60, which leaves room for a number behind it
COLUMNS = ("source", "language", "translator", "authentic", "extent", "order_known")


@transaction.atomic
def add_edition(
    *,
    by: User | None,
    document: Document,
    content: EditionContent,
    reason: str = "",
    form_key: UUID | None = None,
) -> Edition:
    """A new edition with its first revision, as a draft. ``reason`` says why there is a first revision.

    A form that is sent twice makes one edition.

    Raises RefTaken, ReservedWord, NotItsTurn, NotValid, Unstorable, TooLong.
    """
    check((content, reason))
    made = already_entered(Edition, form_key)
    if made is not None:
        return made
    with act(by, "add edition"):
        locked = lock_document(document)
        need_kept(locked)
        ref = content.ref or propose_edition_ref(locked, content)
        if ref in RESERVED_EDITION_REFS:
            raise ReservedWord(ref)
        edition = Edition(document=locked, ref=ref, form_key=form_key, **_columns(content))
        _check_free(edition)
        try:
            edition, created = insert_once(checked(edition))
        except IntegrityError:
            _check_free(edition)
            raise
        if created:
            reason = reason.strip() or _("First entered.")
            Revision.objects.create(edition=edition, number=FIRST_REVISION, reason=reason)
    return edition


@transaction.atomic
def edit_edition(*, by: User | None, edition: Edition, base_version: int, content: EditionContent) -> Edition:
    """What is known of the edition; its words have acts of their own.

    Raises StaleVersion, NotItsTurn; RefTaken where it would get another reference, which stays; NotValid, Unstorable,
    TooLong.
    """
    check(content)
    with act(by, "edit edition"):
        locked = lock_edition(edition, base_version)
        need_kept_edition(locked)
        if content.ref and content.ref != locked.ref:
            raise RefTaken(
                _("The reference of an edition never changes; it is “%(ref)s”.") % {"ref": locked.ref}
            )
        for name, value in _columns(content).items():
            setattr(locked, name, value)
        save_next(locked)
    return locked


@transaction.atomic
def publish_edition(*, by: User | None, edition: Edition, base_version: int) -> Edition:
    """Readers see the edition from now on, if its document is published too.

    Raises StaleVersion; NotItsTurn where it is not a draft; NoClauses where it holds none.
    """
    with act(by, "publish edition"):
        locked = lock_edition(edition, base_version)
        need_kept(locked.document)
        if locked.status != Status.DRAFT:
            raise NotItsTurn(_("This edition is not a draft, so there is nothing to publish."))
        if not locked.wordings.current().filter(clause__withdrawn_at__isnull=True).exists():
            raise NoClauses
        open_revisions = locked.revisions.filter(published_at__isnull=True)
        latest = locked.revisions.order_by("number").last()
        assert latest is not None  # noqa: S101 - add_edition made the first
        open_revisions.update(published_at=timezone.now())
        locked.current_revision = latest.number
        locked.status = Status.PUBLISHED
        save_next(locked)
    return locked


@transaction.atomic
def withdraw_edition(*, by: User | None, edition: Edition, base_version: int, reason: str) -> Edition:
    """Readers see it no more, the record stays.

    Raises StaleVersion, ReasonMissing; NotItsTurn where it is withdrawn already.
    """
    with act(by, "withdraw edition"):
        locked = lock_edition(edition, base_version)
        if locked.status == Status.WITHDRAWN:
            raise NotItsTurn(_("This edition is withdrawn already."))
        locked.status = Status.WITHDRAWN
        locked.withdrawal = need_reason(reason)
        save_next(locked)
    return locked


@transaction.atomic
def restore_edition(*, by: User | None, edition: Edition, base_version: int) -> Edition:
    """It comes back as what it was: published where it ever was, else a draft.

    Raises StaleVersion; NotItsTurn where it is not withdrawn.
    """
    with act(by, "restore edition"):
        locked = lock_edition(edition, base_version)
        need_kept(locked.document)
        if locked.status != Status.WITHDRAWN:
            raise NotItsTurn(_("This edition is not withdrawn, so there is nothing to restore."))
        locked.status = Status.PUBLISHED if locked.current_revision else Status.DRAFT
        locked.withdrawal = ""
        save_next(locked)
    return locked


def next_revision(edition: Edition, reason: str) -> Revision:
    """A new revision of a locked edition; of a published one it is published at once."""
    latest = edition.revisions.order_by("number").last()
    published = edition.status == Status.PUBLISHED
    revision = Revision.objects.create(
        edition=edition,
        number=latest.number + 1 if latest else FIRST_REVISION,
        reason=reason,
        published_at=timezone.now() if published else None,
    )
    if published:
        edition.current_revision = revision.number
        edition.save(update_fields=["current_revision"])
    return revision


def revision_for_newcomer(edition: Edition, reason: str) -> Revision:
    """In which revision something joins a locked edition: the open one of a draft, a new one of what is published."""
    latest = edition.revisions.order_by("number").last()
    if edition.status == Status.DRAFT and latest is not None and latest.published_at is None:
        return latest
    return next_revision(edition, reason)


def propose_edition_ref(document: Document, content: EditionContent) -> str:
    """A free reference from publisher and language: `jamnews-en`."""
    wanted = slug_of([content.source.publisher, content.language], limit=REF_LENGTH) or "edition"
    return free_slug(
        wanted,
        lambda ref: ref in RESERVED_EDITION_REFS or document.editions.filter(ref=ref).exists(),
    )


def _columns(content: EditionContent) -> dict[str, Any]:
    return {name: getattr(content, name) for name in COLUMNS}


def _check_free(edition: Edition) -> None:
    if Edition.objects.filter(document=edition.document, ref=edition.ref).exists():
        raise RefTaken(
            _("The document has an edition “%(ref)s” already. Choose another reference.")
            % {"ref": edition.ref}
        )
