"""Clauses with their notes as the rows of a page."""

from collections.abc import Sequence

from apps.commentary.selectors import TargetRow
from apps.documents.selectors import EditionRow, WordingRow
from apps.reading.addresses import annotate_url, clause_url, edition_name
from apps.reading.selectors.cards import Surroundings, card, in_order, spans_in, topic_refs
from apps.reading.selectors.faces import Face
from apps.reading.shapes import ClauseRow, Half, WordingView


def clause_row(
    face: Face,
    rows: Sequence[TargetRow],
    around: Surroundings,
    *,
    slug: str,
    topics: Sequence[int],
    dom_id: str = "",
    named: bool = False,
    shown: bool = True,
    writes: bool = False,
    force: int | None = None,
) -> ClauseRow:
    """The row of a clause; ``rows`` are the notes that stand at it, in any order, ``slug`` is the document's.

    ``dom_id`` and ``named`` are for pages on which clauses of several documents stand.
    """
    url = clause_url(slug, face.ref)
    visible = [row for row in rows if row.id not in around.hidden]
    cards = tuple(card(row, around, face) for row in in_order(rows, face))
    views = {
        wording.id: _view(wording, edition, visible, around, url)
        for wording, edition in (*face.shown, *face.variants)
    }
    return ClauseRow(
        id=face.clause_id,
        ref=face.ref,
        dom_id=dom_id or f"clause-{face.ref}",
        url=url,
        label=face.label,
        label_note=face.label_note,
        kind=face.wording.kind,
        depth=face.depth,
        wording=views[face.wording.id],
        variants=tuple(views[wording.id] for wording, _edition in face.variants),
        topics=tuple(topic_refs(around.tree, topics)),
        cards=cards,
        shown=shown,
        marks=tuple(dict.fromkeys(each.mark for each in cards if not each.hidden)),
        named=named or face.foreign,
        held=face.held,
        annotate_url=annotate_url(slug, face.ref) if writes else "",
        force=force,
        halves=tuple(
            Half(edition_name(edition), edition.language, views[wording.id] if wording else None)
            for wording, edition in face.halves
        ),
    )


def _view(
    wording: WordingRow, edition: EditionRow, rows: Sequence[TargetRow], around: Surroundings, url: str
) -> WordingView:
    foreign = wording.label and wording.label_source_id != edition.source_id
    return WordingView(
        id=wording.id,
        clause_url=url,
        edition_ref=edition.ref,
        edition_name=edition_name(edition),
        language=edition.language,
        label=wording.label,
        label_source=wording.label_publisher if foreign else "",
        kind=wording.kind,
        heading=wording.heading,
        lead_in=wording.lead_in,
        whole=wording.whole,
        text=wording.text,
        segments=spans_in(wording, rows, around),
    )
