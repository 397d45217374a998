"""Two documents side by side: aligned rows, counts, and what a picture of the alignment is drawn from."""

from collections import Counter
from collections.abc import Iterable, Sequence

from apps.accounts.rules import Viewer
from apps.documents.models import Document
from apps.documents.selectors import WordingRow
from apps.matching.engine.force import Direction, changes_of_force
from apps.matching.engine.worddiff import Piece, word_diff
from apps.parallels.computing import Kept, computed, kept_of, said_of
from apps.parallels.engine.texts import Kind, Paired, primary, same_language
from apps.parallels.faces import Faces, faces_of
from apps.parallels.kinds import follows
from apps.parallels.models import Comparison, Decision
from apps.parallels.shapes import AlignedRow, ClauseFace, ComparisonRows, Line
from apps.parallels.sides import Side, between, holdings, state_of

MIXED = "mixed"  # some promises are stronger, others weaker
BETWEEN_CLAUSES = "\n\n"


def comparison(
    viewer: Viewer, left_slug: str, right_slug: str, *, differences: bool = False
) -> ComparisonRows | None:
    """The rows in the order of the left document, what is new at the right in its place among them. None where the
    viewer may not see one of the two, or they are the same.

    Ten queries, whatever the size. Pairings that were not kept (see `compare`) or that the texts have left behind are
    computed on the way: some 70 ms for 100 clauses, a second for 1,000.
    """
    ids = dict(
        Document.objects.visible_to(viewer).filter(slug__in=[left_slug, right_slug]).values_list("slug", "id")
    )
    if len(ids) < 2:
        return None
    held = holdings(viewer, list(ids.values()))
    if len(held) < 2:  # one was withdrawn just now
        return None
    sides = between(held[ids[left_slug]], held[ids[right_slug]])
    row, found = pairs_of(*sides)
    return _rows(viewer, sides, found, row, differences=differences)


def pairs_of(one: Side, other: Side) -> tuple[Comparison | None, list[tuple[Paired, Kept | None]]]:
    """The pairings seen from the one, each with what is kept of it; the comparison only where it is of these texts. Two
    queries, or one where the two were never compared."""
    low, high = sorted((one, other), key=lambda side: side.document.id)
    row = Comparison.objects.filter(left=low.document.id, right=high.document.id).first()
    kept = kept_of([row])[row.pk] if row else []
    fresh = row is not None and row.state == state_of(low, high)
    return (row if fresh else None), seen_from(one, low, high, kept, fresh=fresh)


def seen_from(
    one: Side, low: Side, high: Side, kept: Sequence[Kept], *, fresh: bool
) -> list[tuple[Paired, Kept | None]]:
    """``low`` and ``high`` as comparisons are kept, ``one`` of them being at the left."""
    pairs = [each.paired for each in kept if each.standing] if fresh else computed(low, high, said_of(kept))
    known = {each.key: each for each in kept}
    found = [(pair, known.get((frozenset(pair.left), frozenset(pair.right)))) for pair in pairs]
    return found if one is low else [(pair.mirrored(), each) for pair, each in found]


def _rows(
    viewer: Viewer,
    sides: tuple[Side, Side],
    found: Sequence[tuple[Paired, Kept | None]],
    row: Comparison | None,
    *,
    differences: bool,
) -> ComparisonRows:
    faces = faces_of(viewer, *sides)
    rows = [
        _row(sides, faces, pair, kept, differences=differences) for pair, kept in in_left_order(sides, found)
    ]
    counts = Counter(each.kind for each in rows)
    return ComparisonRows(
        left=sides[0].face,
        right=sides[1].face,
        by_words=same_language(sides[0].language, sides[1].language),
        follows=follows(sides[0].document, sides[1].document, rows),
        computed_at=row.computed_at if row else None,
        rows=tuple(rows),
        counts={kind.value: number for kind in Kind if (number := counts[kind.value])},
        moved=sum(each.moved for each in rows),
        forces=Counter(each.force for each in rows if each.force),
        lines=tuple(_lines(rows)),
    )


def in_left_order(
    sides: tuple[Side, Side], found: Sequence[tuple[Paired, Kept | None]]
) -> list[tuple[Paired, Kept | None]]:
    """What stands at the right alone comes after the row of what stands before it there, if that did not move, and
    after what was dropped there."""
    places = sides[0].places, sides[1].places
    going_on = {places[0][clause] for pair, _kept in found if pair.right for clause in pair.left}

    def right_place(entry: tuple[Paired, Kept | None]) -> int:
        return min((places[1][clause] for clause in entry[0].right), default=-1)

    keyed: list[tuple[tuple[int, int], tuple[Paired, Kept | None]]] = []
    before = -1
    for entry in sorted(found, key=right_place):
        pair = entry[0]
        if pair.left:
            first = min(places[0][clause] for clause in pair.left)
            keyed.append(((first, -1), entry))
            if pair.right and not pair.moved:
                before = max(places[0][clause] for clause in pair.left)
        else:
            while before + 1 < len(places[0]) and before + 1 not in going_on:
                before += 1
            keyed.append(((before, right_place(entry)), entry))
    return [entry for _key, entry in sorted(keyed, key=lambda each: each[0])]


def _row(
    sides: tuple[Side, Side], faces: Faces, pair: Paired, kept: Kept | None, *, differences: bool
) -> AlignedRow:
    old = [sides[0].by_clause[clause] for clause in pair.left]
    new = [sides[1].by_clause[clause] for clause in pair.right]
    texts = _joined(old), _joined(new)
    comparable = pair.kind in {Kind.REWORDED, Kind.MERGED, Kind.SPLIT, Kind.SAME}
    changed = comparable and texts[0] != texts[1]
    read = changed or any(map(faces.spoken_of, (*old, *new)))
    left = tuple(faces.of(sides[0], row, force=read) for row in old)
    right = tuple(faces.of(sides[1], row, force=read) for row in new)
    changes = changes_of_force(*texts, primary(sides[0].language)) if changed else ()
    headings = "; ".join(_headings(left)), "; ".join(_headings(right))
    shared = {topic for face in left for topic in face.topics} & {
        topic for face in right for topic in face.topics
    }
    return AlignedRow(
        key=(left or right)[0].ref if left else f"new-{right[0].ref}",
        kind=pair.kind.value,
        moved=pair.moved,
        score=pair.score,
        decision=kept.decision if kept and kept.decision != Decision.REJECTED else Decision.WAITING.value,
        pairing_id=kept.id if kept else None,
        version=kept.version if kept else 0,
        left=left,
        right=right,
        shared_topics=tuple(sorted(shared)),
        force=_direction(left, right, [change.direction for change in changes]),
        force_changes=changes,
        heading_pieces=_pieces(headings) if differences and comparable else None,
        pieces=_pieces(texts) if differences and comparable else None,
    )


def _joined(rows: Iterable[WordingRow]) -> str:
    return BETWEEN_CLAUSES.join(row.text for row in rows if row.text)


def _headings(faces: Iterable[ClauseFace]) -> list[str]:
    return [face.heading for face in faces if face.heading]


def _pieces(texts: tuple[str, str]) -> tuple[Piece, ...]:
    return tuple(word_diff(*texts))


def _direction(left: Sequence[ClauseFace], right: Sequence[ClauseFace], changes: Sequence[Direction]) -> str:
    """What a person said of either side outranks what the rules read in both."""
    if not left or not right:
        return ""
    if any(face.force and face.force.corrected for face in (*left, *right)):
        before, after = (
            max((face.force.level for face in faces if face.force), default=0) for faces in (left, right)
        )
        if before == after:
            return ""
        return (Direction.STRENGTHENED if after > before else Direction.WEAKENED).value
    different = set(changes)
    if Direction.REVERSED in different:
        return Direction.REVERSED.value
    return different.pop().value if len(different) == 1 else MIXED if different else ""


def _lines(rows: Iterable[AlignedRow]) -> Iterable[Line]:
    for row in rows:
        for one in row.left or (None,):
            for other in row.right or (None,):
                yield Line(
                    one.place if one else None,
                    other.place if other else None,
                    row.kind,
                    row.moved,
                    row.key,
                )
