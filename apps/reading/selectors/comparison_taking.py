"""A comparison as files have it: the rows that the filter shows, whole."""

from collections.abc import Iterator, Sequence

from apps.parallels.comparing import BETWEEN_CLAUSES
from apps.parallels.shapes import AlignedRow, ClauseFace, SideFace
from apps.parallels.words import sentence_of_change
from apps.reading.addresses import clause_name, clause_url, document_url, edition_name
from apps.reading.selectors.comparison import PairView
from apps.reading.shapes import TakenComparison, TakenPairing, TakenSide

TOLD = 3  # digits of a likeness; more would promise what no reader could check


def taken_comparison(view: PairView, site: str) -> TakenComparison:
    """``site`` is scheme and host; every address in it is whole. No query."""
    found, asked = view.subject.found, view.asked
    return TakenComparison(
        address=site + asked.url(),
        file_name=f"{found.left.document.slug}-and-{found.right.document.slug}",
        documents=(_document(found.left, site), _document(found.right, site)),
        all_rows=len(found.rows),
        rows=tuple(_row(view, row, site) for row in found.rows if row.key in asked.passing),
    )


def _document(side: SideFace, site: str) -> tuple[str, str, tuple[str, ...]]:
    editions = tuple(
        f"{edition_name(each)}, {each.language}, {each.extent}, {each.url or each.title}".rstrip(", ")
        for each in side.editions
    )
    return side.document.title, site + document_url(side.document.slug), editions


def _row(view: PairView, row: AlignedRow, site: str) -> TakenPairing:
    subject = view.subject
    left = _side(row.left, subject.found.left.document.slug, site)
    right = _side(row.right, subject.found.right.document.slug, site)
    return TakenPairing(
        address=f"{site}{subject.url}?row={row.key}#row-{row.key}",
        kind=row.kind,
        moved=row.moved,
        force=row.force,
        force_changes=tuple(
            sentence_of_change(change, left.text, right.text) for change in row.force_changes
        ),
        decision=row.decision,
        likeness=round(row.score, TOLD),
        topics_of_both=tuple(node.name for node in subject.tree.sorted(row.shared_topics)),
        notes=sum(face.notes + face.absences for face in (*row.left, *row.right)),
        left=left,
        right=right,
    )


def _side(faces: Sequence[ClauseFace], slug: str, site: str) -> TakenSide:
    return TakenSide(
        clauses="; ".join(_names(faces)),
        addresses=tuple(site + clause_url(slug, face.ref) for face in faces),
        heading="; ".join(face.heading for face in faces if face.heading),
        text=BETWEEN_CLAUSES.join(face.text for face in faces if face.text),
    )


def _names(faces: Sequence[ClauseFace]) -> Iterator[str]:
    for face in faces:
        yield clause_name(face.kind, face.label, face.heading or face.text)
