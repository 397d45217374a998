"""What the pages are made of: plain, frozen rows that the selectors fill and the templates read.

No template of a reading page touches a model instance: long pages are built from rows, and a shape that
has no drafts in it cannot leak one.
"""

from apps.reading.shapes.choosing import Choice, Facet, FilterView, Totals
from apps.reading.shapes.clauses import ClauseRow, FoldedClauses, Segment, WordingView
from apps.reading.shapes.documents import (
    DocumentHead,
    EditionView,
    Fact,
    Library,
    LibraryRow,
    ReadingPage,
    RelationView,
)
from apps.reading.shapes.lists import (
    CommentaryPage,
    DocumentGroup,
    ExpertPage,
    ListTotals,
    NoteList,
    TopicBranch,
    TopicPage,
)
from apps.reading.shapes.notes import Card, CommentaryRef, ExpertRef, PlaceRef, StanceMark, TopicRef
from apps.reading.shapes.pages import (
    AnnotationPage,
    Citation,
    ClausePage,
    Differences,
    EditionOfClause,
    GonePage,
    NotePlace,
)

__all__ = [
    "AnnotationPage",
    "Card",
    "Choice",
    "Citation",
    "ClausePage",
    "ClauseRow",
    "CommentaryPage",
    "CommentaryRef",
    "Differences",
    "DocumentGroup",
    "DocumentHead",
    "EditionOfClause",
    "EditionView",
    "ExpertPage",
    "ExpertRef",
    "Facet",
    "Fact",
    "FilterView",
    "FoldedClauses",
    "GonePage",
    "Library",
    "LibraryRow",
    "ListTotals",
    "NoteList",
    "NotePlace",
    "PlaceRef",
    "ReadingPage",
    "RelationView",
    "Segment",
    "StanceMark",
    "TopicBranch",
    "TopicPage",
    "TopicRef",
    "Totals",
    "WordingView",
]
