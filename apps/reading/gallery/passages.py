"""Passages of a commentary in its order, and how they move through a document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.reading.course import course
from apps.reading.gallery.cards import BARE, EXPERT, OTHER, PASSAGE
from apps.reading.shapes import CourseView, PassageRow, PlaceRef

DOCUMENT = PlaceRef("A declaration", "/documents/a-declaration/", "en")
FIRST, SECOND = (PlaceRef(f"Paragraph {ref}", f"/documents/a-declaration/{ref}/") for ref in ("1", "11"))
ROW = PassageRow(
    passage=PASSAGE,
    clauses=(FIRST,),
    document=DOCUMENT,
    experts=(EXPERT,),
    note_url="/annotations/00000000-0000-0000-0000-000000000001/",
    draft=False,
)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    several = replace(ROW, passage=BARE, clauses=(FIRST, SECOND), experts=(EXPERT, OTHER), draft=True)
    other = replace(
        ROW, clauses=(PlaceRef("A treaty, Article 4", "/documents/a-treaty/4/"), FIRST), document=None
    )
    rows = (ROW, several, other)
    return {
        "passage_row": [
            Specimen("about one clause", {"row": ROW, "language": "en"}, frame="list"),
            Specimen("about two, a draft", {"row": several, "language": "en"}, frame="list"),
            Specimen("of two documents", {"row": other, "language": "en"}, frame="list"),
        ],
        "passages_in_order": [
            Specimen(
                "three", {"passages": rows, "courses": (_view([[0], [0, 10], [0]], 43),), "language": "en"}
            ),
            Specimen(
                "many",
                {
                    "passages": rows * 8,
                    "courses": (_view([[n] for n in range(24)], 24), _view([[7]], 9)),
                    "language": "en",
                },
            ),
        ],
    }


def _view(passages: Sequence[Sequence[int]], clauses: int) -> CourseView:
    spoken = {place for places in passages for place in places}
    return CourseView(DOCUMENT, course(passages, clauses), len(passages), len(spoken), clauses, FIRST, SECOND)
