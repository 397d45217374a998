"""Where each clause of a document comes from, and a clause's line through time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from apps.accounts.rules import Viewer
from apps.documents.models import Clause, Document
from apps.parallels.comparing import seen_from
from apps.parallels.computing import comparisons_among, kept_of
from apps.parallels.engine.texts import Kind, Paired
from apps.parallels.faces import clause_place, path_of
from apps.parallels.relations import relatives
from apps.parallels.shapes import Ancestor, ClausePlace, Descent, DocumentFace, LineageRows, Moment
from apps.parallels.sides import Held, Side, between, holdings, state_of

FROM, NEW, UNKNOWN = "from", "new", "unknown"
Pairs = list[Paired]


def lineage(viewer: Viewer, slug: str) -> LineageRows | None:
    """Each clause of the document with its nearest ancestor in each document that it goes back to, the oldest first.
    None where the viewer may not see it.

    Eight queries, whatever the number of documents. What was not kept is computed on the way.
    """
    document = Document.objects.visible_to(viewer).filter(slug=slug).values_list("id", flat=True).first()
    if document is None:
        return None
    before, _after = relatives(viewer, document)
    held = holdings(viewer, {document, *before})
    if document not in held:  # it was withdrawn just now
        return None
    earlier = oldest_first(held[pk] for pk in before if pk in held)
    paired = _paired(held[document], earlier)
    side = held[document].side(held[document].languages[0] if held[document].languages else "")
    # Per document and clause of ours, where it comes from.
    found = [
        (other, {clause: pair for pair in pairs for clause in pair.right if pair.left})
        for other, pairs in paired.values()
    ]
    complete = bool(earlier) and all(each.wordings and _complete(each, paired) for each in earlier)
    rows = []
    for row in side.wordings:
        if not (row.text or row.heading):
            continue
        ancestors = tuple(
            _ancestor(other, origins[row.clause_id]) for other, origins in found if row.clause_id in origins
        )
        state = FROM if ancestors else NEW if complete else UNKNOWN
        place = clause_place(side, row.clause_id)
        rows.append(Descent(place, path_of(side, row.clause_id), ancestors, state))
    faces = tuple(
        paired[each.document.id][0].face if each.document.id in paired else each.side("").face
        for each in earlier
    )
    return LineageRows(side.face, faces, tuple(rows), Counter(row.state for row in rows))


@dataclass(frozen=True)
class Lines:
    """The lines through time of a document's clauses. ``later``: the documents that go back to it."""

    mine: Held
    later: Set[int]
    paired: Mapping[int, tuple[Side, Pairs]]

    def of(self, clause_id: int) -> tuple[Moment, ...]:
        """As `line_through_time` says it. No query."""
        if all(row.clause_id != clause_id for row in self.mine.wordings):
            return ()
        found = [self._itself(clause_id)]
        for other, pairs in self.paired.values():
            for pair in pairs:
                if clause_id in pair.right and pair.left:
                    kind = pair.mirrored().kind if other.document.id in self.later else pair.kind
                    places = tuple(clause_place(other, one) for one in pair.left)
                    found.append(Moment(other.document, places, kind.value, pair.score))
        return tuple(sorted(found, key=lambda moment: date_key(moment.document)))

    def _itself(self, clause_id: int) -> Moment:
        sides = (self.mine.side(language) for language in self.mine.languages)
        own = next(side for side in sides if clause_id in side.by_clause)
        return Moment(self.mine.document, (clause_place(own, clause_id),), "", 1.0)


def lines_through_time(viewer: Viewer, document_id: int) -> Lines | None:
    """None where the viewer may not see the document. Seven queries."""
    before, after = relatives(viewer, document_id)
    held = holdings(viewer, {document_id, *before, *after})
    mine = held.get(document_id)
    if mine is None:
        return None
    others = oldest_first(held[pk] for pk in (*before, *after) if pk in held)
    return Lines(mine, after, _paired(mine, others))


def line_through_time(viewer: Viewer, clause: Clause) -> tuple[Moment, ...]:
    """The clause itself among those of related documents that correspond to it, the oldest first; alone where there are
    none, and nothing where the viewer may not see it. Seven queries."""
    lines = lines_through_time(viewer, clause.document_id)
    return lines.of(clause.pk) if lines else ()


def oldest_first(held: Iterable[Held]) -> list[Held]:
    return sorted(held, key=lambda each: date_key(each.document))


def date_key(document: DocumentFace) -> tuple[str, int]:
    """What is unknown of a date counts as late as it can be; no date comes last."""
    return document.signed.replace("X", "9") or "9999", document.id


def _paired(mine: Held, others: Iterable[Held]) -> Mapping[int, tuple[Side, Pairs]]:
    """For each of the others that holds words, its side and the pairings with it at the left. Two queries."""
    others = list(others)
    rows = comparisons_among([each.document.id for each in others], mine.document.id)
    kept = kept_of(rows.values())
    found: dict[int, tuple[Side, Pairs]] = {}
    for each in others:
        other, own = between(each, mine)
        if not other.wordings or not own.wordings:
            continue
        row = rows.get(each.document.id)
        low, high = sorted((other, own), key=lambda side: side.document.id)
        fresh = row is not None and row.state == state_of(low, high)
        pairs = seen_from(other, low, high, kept[row.pk] if row else [], fresh=fresh)
        found[each.document.id] = other, [pair for pair, _kept in pairs]
    return found


def _complete(held: Held, paired: Mapping[int, tuple[Side, Pairs]]) -> bool:
    """Whether what does not correspond to anything there is not in that document: it is held whole, and in a language
    in which words were compared."""
    if held.document.id not in paired:
        return False
    side, pairs = paired[held.document.id]
    return side.complete and not any(pair.kind in {Kind.UNKNOWN, Kind.TRANSLATED} for pair in pairs)


def _ancestor(side: Side, pair: Paired) -> Ancestor:
    places: tuple[ClausePlace, ...] = tuple(clause_place(side, one) for one in pair.left)
    return Ancestor(side.document, places, pair.kind.value, pair.score, pair.moved)
