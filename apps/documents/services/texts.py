"""Writes whole texts: many clauses with their addresses and wordings, in as few statements as their number allows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from apps.documents.engine import refs
from apps.documents.models import Address, Clause, Document, Edition, ExternalIdentifier, Wording
from apps.documents.models.clause import HEADING_LIMIT, RESERVED_REFS
from apps.documents.problems import LabelTooLong, TooLong
from apps.documents.rules import TEXT_LIMIT
from apps.documents.services.acting import check

A_BATCH = 500  # rows in a statement: few round trips, and little memory
LABEL_LIMIT = 60


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause to be written. ``parent`` is the place of the clause that it is part of, which stands before it."""

    kind: str
    label: str
    heading: str
    text: str
    rank: str
    parent: int | None = None
    external: tuple[tuple[str, str], ...] = ()  # (scheme, identifier)


class Refs:
    """Gives addresses in one document, none of them twice."""

    def __init__(self, document: Document) -> None:
        given = Address.objects.filter(document=document).values_list("ref", "clause_id")
        self.owner: dict[str, int | None] = {**dict.fromkeys(RESERVED_REFS), **dict(given)}

    def give(self, kind: str, label: str, under: str) -> str:
        ref = refs.propose(kind, label, taken=self.owner.keys(), under=under)
        self.owner[ref] = None
        return ref


def check_words(label: str, heading: str, text: str) -> None:
    """Raises TooLong, LabelTooLong or Unstorable for what no wording can hold."""
    check((label, heading, text))
    if len(text) > TEXT_LIMIT:
        raise TooLong(len(text), TEXT_LIMIT)
    if len(label) > LABEL_LIMIT:
        raise LabelTooLong(label, LABEL_LIMIT)
    if len(heading) > HEADING_LIMIT:
        raise LabelTooLong(heading, HEADING_LIMIT)


def write_text(edition: Edition, since: int, clauses: Sequence[NewClause]) -> list[Wording]:
    """New clauses of a locked edition, each with its address and its wording from revision ``since`` on.

    For clauses on which nothing can stand yet, so nobody is told. Raises TooLong, LabelTooLong, Unstorable.
    """
    for clause in clauses:
        check_words(clause.label, clause.heading, clause.text)
    given = Refs(edition.document)
    names: list[str] = []
    for clause in clauses:
        under = names[clause.parent] if clause.parent is not None else ""
        names.append(given.give(clause.kind, clause.label, under))
    made = new_clauses(edition.document, names)
    wordings = [
        Wording(
            document=edition.document,
            edition=edition,
            clause=clause,
            since=since,
            rank=new.rank,
            kind=new.kind,
            label=new.label,
            label_source_id=edition.source_id if new.label else None,
            heading=new.heading,
            text=new.text,
            parent=made[new.parent] if new.parent is not None else None,
        )
        for clause, new in zip(made, clauses, strict=True)
    ]
    ExternalIdentifier.objects.bulk_create(_external(edition.document, made, clauses), batch_size=A_BATCH)
    return Wording.objects.bulk_create(wordings, batch_size=A_BATCH)


def new_clauses(document: Document, addresses: Sequence[str]) -> list[Clause]:
    """A clause for each of the addresses, which are free."""
    made = Clause.objects.bulk_create([Clause(document=document) for _ref in addresses], batch_size=A_BATCH)
    Address.objects.bulk_create(
        [
            Address(document=document, ref=ref, clause=clause)
            for ref, clause in zip(addresses, made, strict=True)
        ],
        batch_size=A_BATCH,
    )
    return made


def canonical_refs(document: Document) -> Mapping[int, str]:
    return dict(Address.objects.filter(document=document, canonical=True).values_list("clause_id", "ref"))


def _external(
    document: Document, made: Sequence[Clause], clauses: Sequence[NewClause]
) -> Iterator[ExternalIdentifier]:
    for clause, new in zip(made, clauses, strict=True):
        for scheme, value in new.external:
            yield ExternalIdentifier(scheme=scheme, value=value, document=document, clause=clause)
