"""Brings texts in: takes them, reads them in the background, and works on the proposed clauses until an editor confirms
them (`confirming`). Nothing of it is public before."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.engine import draft
from apps.documents.models import Document, Edition, Import, ImportStep
from apps.documents.models.importing import Purpose, Stage
from apps.documents.problems import NotItsTurn, NotPossibleHere, StaleVersion, Unstorable
from apps.documents.rules import is_storable
from apps.documents.services.acting import act, check, need_kept, need_kept_edition
from apps.documents.tasks import read_in_background

STEPS_KEPT = 200  # that can be taken back; an editor who wants to go further back begins anew
NAME_LIMIT = 255


@dataclass(frozen=True, slots=True)
class Details:
    """What an editor says of the text, or what is proposed from the file; "" where nobody knows.

    ``title``, ``kind``, ``slug``, ``signed`` and ``place`` are the document's, for a new one; the rest are the
    edition's and its source's. ``reason`` says why there is the revision.
    """

    title: str = ""
    kind: str = "declaration"
    slug: str = ""
    signed: str = ""
    place: str = ""
    language: str = ""
    publisher: str = ""
    source_title: str = ""
    author: str = ""
    url: str = ""
    published_on: str = ""
    rights: str = "full text"
    translator: str = ""
    authentic: bool = False
    extent: str = "complete"
    reason: str = ""


@transaction.atomic
def start_import(
    *,
    by: User | None,
    content: bytes,
    file_name: str = "",
    purpose: str = Purpose.DOCUMENT,
    document: Document | None = None,
    edition: Edition | None = None,
    details: Details | None = None,
    identifier: UUID | None = None,
    in_background: bool = True,
) -> Import:
    """Takes a file, or pasted words (UTF-8, without a file name), to be read in the background or by the caller.

    A form that is sent twice makes one import. Raises NotItsTurn for what is withdrawn, Unstorable, TooLong.
    """
    there = Import.objects.filter(pk=identifier).first() if identifier else None
    if there is not None:
        return there
    check((file_name, *(value for value in asdict(details or Details()).values() if isinstance(value, str))))
    if edition is not None:
        need_kept_edition(edition)
        document = edition.document
    elif document is not None:
        need_kept(document)
    with act(by, "start import"):
        row = Import(
            purpose=purpose,
            document=document,
            edition=edition,
            file_name=file_name[-NAME_LIMIT:],
            content=content,
            digest=hashlib.sha256(content).hexdigest(),
            details=asdict(details or Details()),
            found={"interface": get_language()},  # in which the worker speaks to the editor
            created_by=by,
        )
        if identifier is not None:
            row.pk = identifier
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return Import.objects.get(pk=row.pk)  # the same form, sent twice at the same moment
    if in_background:
        read_in_background(row.pk)
    return row


def same_file(row: Import) -> Import | None:
    """An earlier import of the same bytes for the same purpose that was not discarded, if there is one."""
    return (
        Import.objects.filter(digest=row.digest, purpose=row.purpose, document=row.document_id)
        .exclude(pk=row.pk)
        .exclude(stage=Stage.DISCARDED)
        .order_by("created_at")
        .first()
    )


@transaction.atomic
def resume_import(*, by: User | None, row: Import) -> Import:
    """Reads it again from the beginning: it was refused, or whoever read it gave up."""
    locked = _lock(row)
    if locked.stage not in (Stage.WAITING, Stage.READING, Stage.REFUSED):
        raise NotItsTurn(_("This text is read already. Go on with its clauses."))
    with act(by, "resume import"):
        locked.stage, locked.problem, locked.at_work, locked.done = Stage.WAITING, "", None, 0
        locked.save()
    read_in_background(locked.pk)
    return locked


@transaction.atomic
def discard_import(*, by: User | None, row: Import) -> Import:
    """It is worked on no more; the record stays. Raises NotItsTurn where it is confirmed."""
    locked = _lock(row)
    if locked.stage == Stage.CONFIRMED:
        raise NotItsTurn(_("This import is confirmed. Withdraw its edition instead."))
    with act(by, "discard import"):
        locked.stage = Stage.DISCARDED
        locked.save()
    return locked


@transaction.atomic
def save_details(*, by: User | None, row: Import, base_version: int, details: Details) -> Import:
    """Raises StaleVersion, NotItsTurn, Unstorable, TooLong."""
    check(tuple(value for value in asdict(details).values() if isinstance(value, str)))
    locked = _lock_ready(row, base_version)
    with act(by, "describe import"):
        locked.details = asdict(details)
        _save_next(locked)
    return locked


# The steps of `apps.documents.engine.draft`, by the names that forms use.
Step = Callable[[Sequence[draft.Row]], draft.Change]


@transaction.atomic
def take_step(*, by: User | None, row: Import, base_version: int, name: str, step: Step) -> Import:
    """One act on the proposed clauses; it can be taken back.

    Raises StaleVersion where another editor took one in the meantime, NotItsTurn; NotPossibleHere where the step does
    not fit the clauses as they are.
    """
    locked = _lock_ready(row, base_version)
    rows = draft.load(locked.rows)
    try:
        change = step(rows)
    except draft.NotPossible as error:
        raise NotPossibleHere(NOT_POSSIBLE[error.code]()) from error
    check(tuple(after.label for after in change.after) + tuple(after.heading for after in change.after))
    for (
        after
    ) in change.after:  # joined words may be longer than a clause can be: that is said when it is confirmed
        if not is_storable(after.text):
            raise Unstorable
    last = locked.steps.order_by("number").last()
    number = last.number + 1 if last else 1
    ImportStep.objects.create(
        of=locked,
        number=number,
        act=name,
        at=change.at,
        before=draft.dump(change.before),
        after=len(change.after),
        by=by,
    )
    locked.steps.filter(number__lte=number - STEPS_KEPT).delete()
    locked.rows = draft.dump(change.applied_to(rows))
    _save_next(locked)
    return locked


@transaction.atomic
def take_back(*, row: Import, base_version: int) -> Import:
    """The last step is undone. Raises StaleVersion, NotItsTurn, NotPossibleHere where there is none."""
    locked = _lock_ready(row, base_version)
    last = locked.steps.order_by("number").last()
    if last is None:
        raise NotPossibleHere(_("There is nothing to take back."))
    stored = list(locked.rows)
    stored[last.at : last.at + last.after] = last.before
    locked.rows = stored
    last.delete()
    _save_next(locked)
    return locked


NOT_POSSIBLE: Mapping[str, Callable[[], str]] = {
    "gone": lambda: _(
        "This clause is no longer there. Look at the clauses as they are now; nothing was changed."
    ),
    "first": lambda: _("No clause stands before it, so there is nothing to join it with."),
    "nothing to split": lambda: _(
        "The words were not divided: mark the place inside them, so that something stands on both sides."
    ),
    "top": lambda: _("It stands at the top already."),
    "deepest": lambda: _("It can be at most one level deeper than the clause before it."),
}


def _lock(row: Import) -> Import:
    """Without the file and its text, which may be large: no act here reads or writes them."""
    rows = Import.objects.defer("content", "text")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=row.pk)


def _lock_ready(row: Import, base_version: int) -> Import:
    locked = _lock(row)
    if locked.stage != Stage.READY:
        raise NotItsTurn(
            _("This import is not open to changes: it is confirmed, discarded or still being read.")
        )
    if locked.version != base_version:
        raise StaleVersion(locked.version)
    return locked


def _save_next(row: Import) -> None:
    row.version += 1
    row.save()


def details_of(row: Import) -> Details:
    known: dict[str, Any] = {name: value for name, value in row.details.items() if name in Details.__slots__}
    return Details(**known)
