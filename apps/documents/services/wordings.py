from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import Place, WordingContent
from apps.documents.models import Clause, Edition, Wording
from apps.documents.models.document import Status
from apps.documents.problems import Foreign, NotItsTurn, PartOfItself, StaleVersion
from apps.documents.services.acting import act, check, checked, lock_edition, need_kept_edition, need_reason
from apps.documents.services.editions import next_revision, revision_for_newcomer
from apps.documents.services.places import rank_at, rank_beside
from apps.documents.signals import wording_added, wording_stood_on

COLUMNS = ("text", "kind", "label", "label_source", "heading", "lead_in", "whole", "parent")


@transaction.atomic
def add_wording(
    *,
    by: User | None,
    edition: Edition,
    clause: Clause,
    content: WordingContent,
    place: Place | None = None,
    reason: str = "",
) -> Wording:
    """The words of a clause that another edition of the document holds already, in this edition.

    Without a ``place`` it stands as it does there. Sent twice it makes one.

    Raises NotItsTurn where the edition holds other words of the clause, NoRoomHere, PartOfItself, Foreign, NotValid,
    Unstorable, TooLong.
    """
    check((content, reason))
    with act(by, "add wording"):
        locked = lock_edition(edition)
        need_kept_edition(locked)
        if clause.document_id != locked.document_id:
            raise Foreign
        hold_clause(clause.pk)
        there = locked.wordings.current().filter(clause=clause).first()
        if there is not None:
            if columns(content) == columns(there):
                return there
            raise NotItsTurn(_("This edition holds the clause already. Edit its wording there."))
        check_parent(locked, clause, content.parent)
        revision = revision_for_newcomer(locked, reason.strip() or _("Words of a clause entered."))
        return insert_wording(
            Wording(
                document=locked.document,
                edition=locked,
                clause=clause,
                since=revision.number,
                rank=rank_at(locked, place) if place else rank_beside(clause, locked),
                **columns(content),
            )
        )


@transaction.atomic
def revise_wording(
    *,
    by: User | None,
    wording: Wording,
    base_version: int,
    content: WordingContent,
    reason: str = "",
    place: Place | None = None,
) -> Wording:
    """The clause in its edition as the form says it, and at another place if one is given.

    Changed in place only while its revision is unpublished and nothing stands on its words. Otherwise a new revision
    begins, with ``reason``, published at once where the edition is; a new Wording holds from it on, and the old one
    until it. Every span of the clause is anchored in the new words within the same transaction.

    Returns the wording that holds now; the one that held where nothing differs. Raises StaleVersion, ReasonMissing,
    NotItsTurn, NoRoomHere, PartOfItself, Foreign, NotValid, Unstorable, TooLong.
    """
    check((content, reason))
    with act(by, "revise wording"):
        edition = lock_edition(wording.edition)
        need_kept_edition(edition)
        hold_clause(wording.clause_id)
        current = edition.wordings.current().select_for_update(of=("self",)).get(clause=wording.clause_id)
        if columns(content) == columns(current) and place is None:
            return current
        if current.version != base_version:
            raise StaleVersion(current.version)
        if current.clause.withdrawn_at is not None:
            raise NotItsTurn(_("This clause is withdrawn. Restore it first; what you typed is kept."))
        check_parent(edition, current.clause, content.parent)
        rank = rank_at(edition, place) if place else current.rank
        if may_change_in_place(current):
            return _change(current, content, rank)
        return _replace(current, content, rank, need_reason(reason))


def may_change_in_place(wording: Wording) -> bool:
    """Whether readers never saw the wording and nothing stands on its words. Asked within a transaction it holds for
    as long as the wording is locked."""
    if wording.edition.status != Status.DRAFT:
        return False
    answers = wording_stood_on.send(Wording, wording=wording)
    return not any(answer for _receiver, answer in answers)


def insert_wording(wording: Wording) -> Wording:
    """Saves a new wording and tells of it."""
    checked(wording).save(force_insert=True)
    wording_added.send(Wording, wording=wording, previous=None)
    return wording


def columns(content: WordingContent | Wording) -> dict[str, Any]:
    return {name: getattr(content, name) for name in COLUMNS}


def hold_clause(clause: int) -> None:
    """Whoever places a note in the clause's words waits, and then reads them as they have become."""
    Clause.objects.select_for_update(no_key=True).get(pk=clause)


def check_parent(edition: Edition, clause: Clause, parent: Clause | None) -> None:
    """Raises PartOfItself or Foreign. Parts are looked at within the edition."""
    if parent is None:
        return
    if parent.document_id != edition.document_id:
        raise Foreign
    parents = dict(edition.wordings.current().values_list("clause_id", "parent_id"))
    above: int | None = parent.pk
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == clause.pk:
            raise PartOfItself
        seen.add(above)
        above = parents.get(above)


def _change(current: Wording, content: WordingContent, rank: str) -> Wording:
    words_differ = current.text != content.text
    for name, value in columns(content).items():
        setattr(current, name, value)
    current.rank = rank
    current.version += 1
    checked(current).save()
    if words_differ:
        wording_added.send(Wording, wording=current, previous=None)
    return current


def _replace(current: Wording, content: WordingContent, rank: str, reason: str) -> Wording:
    revision = next_revision(current.edition, reason)
    current.until = revision.number
    current.save(update_fields=["until"])
    new = Wording(
        document_id=current.document_id,
        edition=current.edition,
        clause=current.clause,
        since=revision.number,
        rank=rank,
        version=current.version + 1,
        **columns(content),
    )
    checked(new).save(force_insert=True)
    wording_added.send(Wording, wording=new, previous=current)
    return new
