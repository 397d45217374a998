"""Pictures of a document and of the library, and the tools that take a whole page."""

from collections.abc import Mapping, Sequence

from apps.core.gallery import Specimen
from apps.reading.gallery.cards import STANCES, a_card
from apps.reading.gallery.choosing import TOTALS, a_filter
from apps.reading.gallery.clauses import a_row, rows, without_notes
from apps.reading.gallery.documents import a_head, editions
from apps.reading.shapes import ClauseRow, ReadingPage
from apps.reading.shapes.pictures import (
    Key,
    Timeline,
    TimelineArc,
    TimelineDocument,
    TimelineMark,
)
from apps.reading.timeline import Dated, Related, line_of_time

AXIS = 60  # y of the line in the picture of a single mark
SIGNED = (("1991-12-21", "Protocol"), ("2008-08", "Ceasefire statement"), ("2021-06-15", "Declaration"))


def a_page(outline: tuple[ClauseRow, ...] | None = None) -> ReadingPage:
    clauses = rows() if outline is None else outline
    about = (a_card(90, quote="", stances=STANCES[1:2], mark="unfavourable"),)
    return ReadingPage(a_head(), editions(), about, clauses, a_filter(), TOTALS, outline=clauses)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    timeline, bundled = (
        _timeline(SIGNED),
        _timeline([(f"{year}-05-09", "Treaty") for year in range(1950, 2020)]),
    )
    document = timeline.marks[0].documents[0]
    many = tuple(a_row(n, force=n % 6) if n % 3 else without_notes(n, force=None) for n in range(1, 60))
    return {
        "minimap": [
            Specimen("five clauses", {"rows": rows()}, frame="narrow"),
            Specimen("many clauses", {"rows": many}, frame="narrow"),
        ],
        "stance_strip": [
            Specimen("experts differ", {"page": a_page()}),
            Specimen("many clauses", {"page": a_page(many)}),
        ],
        "reading_tools": [Specimen("of a whole document", {"page": a_page()})],
        "find": [
            Specimen("empty", {"shown": True}),
            Specimen("with hits", {"shown": True, "said": "3 of 17"}),
        ],
        "keys_help": [Specimen("in a dialog")],
        "timeline": [
            Specimen("few documents", {"timeline": timeline}),
            Specimen("many documents, bundled", {"timeline": bundled}),
            Specimen("no document", {"timeline": _timeline([])}, blank=True),
        ],
        "timeline_point": [
            Specimen(
                "a day", {"mark": timeline.marks[0].mark, "document": document, "axis": AXIS}, frame="svg"
            )
        ],
        "timeline_bundle": [Specimen("of some years", {"each": bundled.marks[0], "axis": AXIS}, frame="svg")],
        "timeline_document": [Specimen("with a relation", {"document": document}, frame="list")],
    }


def _timeline(signed: Sequence[tuple[str, str]]) -> Timeline:
    documents = tuple(
        TimelineDocument(
            key=key,
            url=f"/documents/{key}/",
            title=f"{title} of {date[:4]}",
            signed=date,
            parties=("Russia", "Azerbaijan"),
            notes=key * 3,
            status="draft" if key == 1 else "published",
            relations=(("incorporates", "Treaty of 1997", "/documents/a-treaty/"),) if key == 0 else (),
        )
        for key, (date, title) in enumerate(signed)
    )
    undated = TimelineDocument(900, "/documents/900/", "Statement without a date", "", (), 0, "published", ())
    line = line_of_time(
        [Dated(each.key, each.signed, 30) for each in documents],
        [Related(0, 2, "incorporates")] if len(documents) > 2 else [],
    )
    if line is None:
        return Timeline(None, (), (), (), (undated,) if documents else ())
    marks = tuple(
        TimelineMark(mark, str(mark.key), tuple(d for d in documents if _within(d, mark.key, line.step)))
        for mark in line.marks
    )
    arcs = tuple(TimelineArc(arc, "Protocol incorporates Declaration", "incorporates") for arc in line.arcs)
    kinds = (Key("incorporates", "incorporates"),) if arcs else ()
    return Timeline(line, marks, arcs, kinds, (undated,))


def _within(document: TimelineDocument, key: int, step: int) -> bool:
    """Whether a mark is the document's, or that of a bundle in which its year lies."""
    return key <= int(document.signed[:4]) < key + step if step else document.key == key
