"""What every act on a text begins with: the history's note, the rows locked, the content looked over.

Rows are locked from the top down, document before edition before wording, so that two acts never wait for each other.
"""

from typing import TypeVar
from uuid import UUID

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.models import Clause, Document, Edition
from apps.documents.models.document import Status
from apps.documents.problems import NotItsTurn, NotValid, ReasonMissing, StaleVersion, TooLong, Unstorable
from apps.documents.rules import TEXT_LIMIT, is_storable, texts_of

Row = TypeVar("Row", bound=models.Model)
Entered = TypeVar("Entered", Document, Edition, Clause)


def act(by: User | None, name: str) -> pghistory.context:
    """The history's note of who did what; ``name`` is the verb of the service."""
    return pghistory.context(user=by.pk if by else None, act=name)


def lock_document(document: Document, base_version: int | None = None) -> Document:
    """Raises StaleVersion where a version is given and another is saved."""
    locked = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    if base_version is not None and locked.version != base_version:
        raise StaleVersion(locked.version)
    return locked


def lock_edition(edition: Edition, base_version: int | None = None) -> Edition:
    """The edition with its document, both locked. Raises StaleVersion like lock_document."""
    document = lock_document(Document(pk=edition.document_id))
    locked = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    locked.document = document
    if base_version is not None and locked.version != base_version:
        raise StaleVersion(locked.version)
    return locked


def lock_clause(clause: Clause) -> Clause:
    document = lock_document(Document(pk=clause.document_id))
    locked = Clause.objects.select_for_update(no_key=True).get(pk=clause.pk)
    locked.document = document
    return locked


def need_kept(document: Document) -> None:
    """Raises NotItsTurn for what is withdrawn: nothing is written into it before it is restored."""
    if document.status == Status.WITHDRAWN:
        raise NotItsTurn(_("This document is withdrawn. Restore it first; what you typed is kept."))


def need_kept_edition(edition: Edition) -> None:
    need_kept(edition.document)
    if edition.status == Status.WITHDRAWN:
        raise NotItsTurn(_("This edition is withdrawn. Restore it first; what you typed is kept."))


def need_reason(reason: str) -> str:
    """The reason without white space around it. Raises ReasonMissing."""
    check(reason)
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


def check(content: object) -> None:
    """Raises Unstorable or TooLong for any string in the content."""
    for text in texts_of(content):
        if not is_storable(text):
            raise Unstorable
        if len(text) > TEXT_LIMIT:
            raise TooLong(len(text), TEXT_LIMIT)


def checked(row: Row) -> Row:
    """The row, if its model finds it valid. Raises NotValid."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise NotValid(error) from error
    return row


def save_next(row: Document | Edition) -> None:
    """Saves a row as its next version."""
    row.version += 1
    checked(row).save()


def already_entered(model: type[Entered], form_key: UUID | None) -> Entered | None:
    """What this form made when it was sent before."""
    return model._default_manager.filter(form_key=form_key).first() if form_key else None


def insert_once(row: Entered) -> tuple[Entered, bool]:
    """The row, and True, or what the same form, sent twice at the same moment, has just made."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        made = already_entered(type(row), row.form_key)
        if made is None:
            raise
        return made, False
    return row, True
