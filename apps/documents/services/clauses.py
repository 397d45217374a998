from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import Place, WordingContent
from apps.documents.engine import refs
from apps.documents.models import Address, Clause, Document, Edition, Wording
from apps.documents.models.clause import RESERVED_REFS
from apps.documents.problems import DocumentProblem, NotItsTurn, RefTaken, ReservedWord
from apps.documents.services.acting import (
    act,
    already_entered,
    check,
    checked,
    insert_once,
    lock_clause,
    lock_edition,
    need_kept,
    need_kept_edition,
    need_reason,
)
from apps.documents.services.editions import revision_for_newcomer
from apps.documents.services.places import rank_at
from apps.documents.services.wordings import check_parent, columns, insert_wording


@transaction.atomic
def add_clause(
    *,
    by: User | None,
    edition: Edition,
    content: WordingContent,
    place: Place | None = None,
    ref: str = "",
    reason: str = "",
    form_key: UUID | None = None,
) -> Wording:
    """A clause that no edition of the document holds yet: its identity, its address, and its wording in this edition.

    ``ref`` may be empty: then it is proposed from kind and label. ``place`` is the end if not given. In a published
    edition the clause comes with a new revision, published at once; ``reason`` says why, and may be empty. A form that
    is sent twice makes one clause.

    Raises RefTaken, ReservedWord, NoRoomHere, PartOfItself, Foreign, NotItsTurn, NotValid, Unstorable, TooLong.
    """
    check((content, ref, reason))
    made = already_entered(Clause, form_key)
    if made is not None:
        return _entered_wording(made, edition)
    with act(by, "add clause"):
        locked = lock_edition(edition)
        need_kept_edition(locked)
        ref = ref or propose_ref(locked.document, content)
        _check_ref(locked.document, ref)
        clause, created = insert_once(Clause(document=locked.document, form_key=form_key))
        if not created:
            return _entered_wording(clause, edition)
        checked(Address(document=locked.document, ref=ref, clause=clause)).save(force_insert=True)
        check_parent(locked, clause, content.parent)
        revision = revision_for_newcomer(
            locked, reason.strip() or _("Clause %(ref)s entered.") % {"ref": ref}
        )
        return insert_wording(
            Wording(
                document=locked.document,
                edition=locked,
                clause=clause,
                since=revision.number,
                rank=rank_at(locked, place or Place()),
                **columns(content),
            )
        )


@transaction.atomic
def give_address(*, by: User | None, clause: Clause, ref: str) -> Address:
    """A number that was learnt later, as the clause's address from today on; those it had still lead to it.

    An address it had before becomes today's again. Raises RefTaken where it was given to another clause, ReservedWord,
    NotItsTurn, NotValid, Unstorable.
    """
    check(ref)
    with act(by, "give address"):
        locked = lock_clause(clause)
        need_kept(locked.document)
        own = Address.objects.filter(clause=locked, ref=ref).first()
        if own is None:
            _check_ref(locked.document, ref)
            own = Address(document=locked.document, ref=ref, clause=locked)
        elif own.canonical:
            return own
        Address.objects.filter(clause=locked, canonical=True).update(canonical=False)
        own.canonical = True
        checked(own).save()
    return own


@transaction.atomic
def withdraw_clause(*, by: User | None, clause: Clause, reason: str) -> Clause:
    """The clause is shown no more, its notes fall back to the document, its addresses say why.

    Raises ReasonMissing; NotItsTurn where it is withdrawn already.
    """
    with act(by, "withdraw clause"):
        locked = lock_clause(clause)
        need_kept(locked.document)
        if locked.withdrawn_at is not None:
            raise NotItsTurn(_("This clause is withdrawn already."))
        locked.withdrawal = need_reason(reason)
        locked.withdrawn_at = timezone.now()
        locked.save()
    return locked


@transaction.atomic
def restore_clause(*, by: User | None, clause: Clause) -> Clause:
    """The clause stands where it stood, and its notes with it. Raises NotItsTurn where it is not withdrawn."""
    with act(by, "restore clause"):
        locked = lock_clause(clause)
        need_kept(locked.document)
        if locked.withdrawn_at is None:
            raise NotItsTurn(_("This clause is not withdrawn, so there is nothing to restore."))
        locked.withdrawn_at, locked.withdrawal = None, ""
        locked.save()
    return locked


def propose_ref(document: Document, content: WordingContent) -> str:
    """A free address from kind and label."""
    return refs.propose(
        content.kind, content.label, taken=_taken(document), under=_address_of(content.parent)
    )


def _taken(document: Document) -> frozenset[str]:
    """Every address that a clause of the document has or had, and what its pages use."""
    given = Address.objects.filter(document=document).values_list("ref", flat=True)
    return frozenset(given) | frozenset(RESERVED_REFS)


def _address_of(clause: Clause | None) -> str:
    if clause is None:
        return ""
    return Address.objects.filter(clause=clause, canonical=True).values_list("ref", flat=True).first() or ""


def _check_ref(document: Document, ref: str) -> None:
    """Raises ReservedWord, RefTaken, or DocumentProblem for what cannot stand in a URL."""
    if ref in RESERVED_REFS:
        raise ReservedWord(ref)
    if not refs.REF.fullmatch(ref) or len(ref) > refs.MAX_LENGTH:
        raise DocumentProblem(
            _(
                "An address has small Latin letters and figures, joined by points or hyphens: 11, 4.2.a, preamble-3."
            ),
            field="ref",
        )
    taken = _taken(document)
    if ref in taken:
        raise RefTaken(
            _("The address “%(ref)s” was given to another clause and stays with it. “%(free)s” is free.")
            % {"ref": ref, "free": refs.free(ref, taken)}
        )


def _entered_wording(clause: Clause, edition: Edition) -> Wording:
    """What the first sending of the form made. Raises NotItsTurn where it was another edition's form."""
    found = Wording.objects.filter(clause=clause, edition=edition).order_by("since").last()
    if found is None:
        raise NotItsTurn(_("This form was already used. Open a new one; what you typed is kept."))
    return found
