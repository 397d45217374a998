from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import DocumentContent
from apps.documents.engine.slugs import free_slug, slug_of
from apps.documents.models import (
    Attestation,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Signatory,
)
from apps.documents.models.document import RESERVED_SLUGS, Status
from apps.documents.problems import NamedTwice, NotItsTurn, NotValid, ReservedWord, SlugFixed, SlugTaken
from apps.documents.services.acting import (
    act,
    already_entered,
    check,
    checked,
    insert_once,
    lock_document,
    need_kept,
    need_reason,
    save_next,
)

SLUG_LENGTH = 100  # of 120, which leaves room for a number behind it
COLUMNS = ("title", "kind", "signed", "signed_source", "place", "clause_total", "clause_total_source")


@transaction.atomic
def enter_document(*, by: User | None, content: DocumentContent, form_key: UUID | None = None) -> Document:
    """A new document, as a draft; it may be known without being entered, and then has no editions.

    ``form_key`` comes from the form: a form that is sent twice makes one document, and the second sending returns
    it. Raises SlugTaken, ReservedWord, NamedTwice, NotValid, Unstorable, TooLong.
    """
    check(content)
    made = already_entered(Document, form_key)
    if made is not None:
        return made
    with act(by, "enter document"):
        document = Document(
            slug=content.slug or propose_slug(content), form_key=form_key, **_columns(content)
        )
        _check_slug(document)
        try:
            document, created = insert_once(checked(document))
        except (IntegrityError, NotValid):
            made = already_entered(Document, form_key)  # the same form, sent twice at the same moment
            if made is not None:
                return made
            _check_slug(document)  # somebody took the address a moment ago
            raise
        if created:
            _write_links(document, content)
    return document


@transaction.atomic
def edit_document(
    *, by: User | None, document: Document, base_version: int, content: DocumentContent
) -> Document:
    """The document as the form says it, with its names, parties, signatories, attestations and relations.

    Raises StaleVersion where somebody saved in the meantime; SlugFixed where a public document would get another
    address; NotItsTurn where it is withdrawn; and what enter_document raises.
    """
    check(content)
    with act(by, "edit document"):
        locked = lock_document(document, base_version)
        need_kept(locked)
        slug = content.slug or locked.slug
        if locked.first_published_at and slug != locked.slug:
            raise SlugFixed(locked.slug)
        locked.slug = slug
        _check_slug(locked)
        for name, value in _columns(content).items():
            setattr(locked, name, value)
        save_next(locked)
        _write_links(locked, content)
    return locked


@transaction.atomic
def publish_document(*, by: User | None, document: Document, base_version: int) -> Document:
    """Raises StaleVersion; NotItsTurn where it is not a draft."""
    with act(by, "publish document"):
        locked = lock_document(document, base_version)
        if locked.status != Status.DRAFT:
            raise NotItsTurn(_("This document is not a draft, so there is nothing to publish."))
        locked.status = Status.PUBLISHED
        locked.first_published_at = timezone.now()
        save_next(locked)
    return locked


@transaction.atomic
def withdraw_document(*, by: User | None, document: Document, base_version: int, reason: str) -> Document:
    """The public pages are gone and say why, the record stays.

    Raises StaleVersion, ReasonMissing; NotItsTurn where it is withdrawn already.
    """
    with act(by, "withdraw document"):
        locked = lock_document(document, base_version)
        if locked.status == Status.WITHDRAWN:
            raise NotItsTurn(_("This document is withdrawn already."))
        locked.status = Status.WITHDRAWN
        locked.withdrawal = need_reason(reason)
        save_next(locked)
    return locked


@transaction.atomic
def restore_document(*, by: User | None, document: Document, base_version: int) -> Document:
    """A withdrawn document comes back as what it was: published where it ever was, else a draft.

    Raises StaleVersion; NotItsTurn where it is not withdrawn.
    """
    with act(by, "restore document"):
        locked = lock_document(document, base_version)
        if locked.status != Status.WITHDRAWN:
            raise NotItsTurn(_("This document is not withdrawn, so there is nothing to restore."))
        locked.status = Status.PUBLISHED if locked.first_published_at else Status.DRAFT
        locked.withdrawal = ""
        save_next(locked)
    return locked


def propose_slug(content: DocumentContent) -> str:
    """A free address from the title and the year, or from the kind where the title's letters cannot stand in one."""
    year = content.signed[:4] if content.signed[:4].isdigit() else ""
    wanted = (
        slug_of([content.title], limit=SLUG_LENGTH)
        or slug_of([content.kind], limit=SLUG_LENGTH)
        or "document"
    )
    if year and year not in wanted:
        wanted = f"{wanted}-{year}"
    return free_slug(
        wanted, lambda slug: slug in RESERVED_SLUGS or Document.objects.filter(slug=slug).exists()
    )


def _columns(content: DocumentContent) -> dict[str, Any]:
    return {name: getattr(content, name) for name in COLUMNS}


def _check_slug(document: Document) -> None:
    if document.slug in RESERVED_SLUGS:
        raise ReservedWord(document.slug)
    if Document.objects.filter(slug=document.slug).exclude(pk=document.pk).exists():
        raise SlugTaken(document.slug)


def _write_links(document: Document, content: DocumentContent) -> None:
    """What hangs on a document, as the content says it; only what differs is written."""
    attestations = [{**_values(row), "position": place} for place, row in enumerate(content.attestations)]
    _write(DocumentName, "document", document, map(_values, content.names), ("name", "language"))
    _write(DocumentParty, "document", document, map(_values, content.parties), ("party",))
    _write(Signatory, "document", document, map(_values, content.signatories), ("name",))
    _write(Attestation, "document", document, attestations, ("about", "statement", "source"))
    _write(
        DocumentRelation, "from_document", document, map(_values, content.relations), ("to_document", "kind")
    )


def _values(content: Any) -> dict[str, Any]:
    return {field.name: getattr(content, field.name) for field in fields(content)}


def _write(
    model: type[models.Model],
    owner: str,
    document: Document,
    wanted: Iterable[dict[str, Any]],
    key: Sequence[str],
) -> None:
    """Makes the rows of one table that belong to a document those that are wanted; ``key`` tells one from another."""
    by_key: dict[tuple[Any, ...], dict[str, Any]] = {}
    for values in wanted:
        names = tuple(values[name] for name in key)
        if names in by_key:
            raise NamedTwice(name for name in names if name is not None)
        by_key[names] = values
    for row in model._default_manager.filter(**{owner: document}):
        found = by_key.pop(tuple(getattr(row, name) for name in key), None)
        if found is None:
            row.delete()
        elif any(getattr(row, name) != value for name, value in found.items()):
            for name, value in found.items():
                setattr(row, name, value)
            checked(row).save()
    for values in by_key.values():
        checked(model(**{owner: document}, **values)).save(force_insert=True)
