"""Which address each clause will have when a plan is carried out. Nothing is written."""

from apps.documents.engine import refs
from apps.documents.intake.planning import Plan
from apps.documents.models import Document
from apps.documents.models.clause import RESERVED_REFS
from apps.documents.services.texts import Refs, canonical_refs


def addresses_foreseen(document: Document | None, plan: Plan) -> list[str]:
    """The canonical address of each of the plan's lines, by the rules of `replacing_texts`: newcomers get theirs first,
    then whatever is renumbered. Two queries; none for a document that is not there yet."""
    given, canonical = _Free() if document is None else Refs(document), {}
    if document is not None:
        canonical = dict(canonical_refs(document))
    found: list[str] = []
    for line in plan.lines:
        row = line.row
        assert row is not None  # noqa: S101 - a line of the new text
        under = found[line.parent] if line.parent is not None else ""
        known = canonical.get(row.clause) if row.clause is not None else None
        found.append(known if known is not None else given.give(row.kind, row.label, under))
    if document is None:
        return found
    for place, line in enumerate(plan.lines):
        row = line.row
        if "renumbered" not in line.fates or row is None or not refs.number_in(row.label):
            continue
        under = found[line.parent] if line.parent is not None else ""
        plain = refs.propose(row.kind, row.label, taken=(), under=under)
        own = given.owner.get(plain) == row.clause
        found[place] = plain if own else given.give(row.kind, row.label, under)
    return found


class _Free(Refs):
    """Of a document that is not there yet, in which only the words of pages are taken."""

    def __init__(self) -> None:
        self.owner = dict.fromkeys(RESERVED_REFS)
