"""What the pages are made of: plain, frozen rows that the selectors fill and the templates read.

No template of a reading page touches a model instance: long pages are built from rows, and a shape that
has no drafts in it cannot leak one.
"""

from apps.reading.shapes.choosing import Choice, Facet, FilterView, Totals
from apps.reading.shapes.citing import Citation, CitedForm, CitePage
from apps.reading.shapes.clauses import ClauseRow, FoldedClauses, Half, Segment, WordingView
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
    ClausePage,
    Differences,
    EditionOfClause,
    GonePage,
    NotePlace,
)
from apps.reading.shapes.printing import (
    Footnote,
    LeftOut,
    PrintedClause,
    PrintedPage,
    PrintedPlace,
    PrintedRun,
    PrintedSource,
)
from apps.reading.shapes.states import (
    ComparedClause,
    ComparePage,
    RevisionChoice,
    RevisionRow,
    RevisionsPage,
    StateView,
    UnchangedClauses,
)
from apps.reading.shapes.taking import (
    TakenClause,
    TakenCommentary,
    TakenEdition,
    TakenNote,
    TakenStance,
    TakenView,
    Tools,
)

__all__ = [
    "AnnotationPage",
    "Card",
    "Choice",
    "Citation",
    "CitePage",
    "CitedForm",
    "ClausePage",
    "ClauseRow",
    "CommentaryPage",
    "CommentaryRef",
    "ComparePage",
    "ComparedClause",
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
    "Footnote",
    "GonePage",
    "Half",
    "LeftOut",
    "Library",
    "LibraryRow",
    "ListTotals",
    "NoteList",
    "NotePlace",
    "PlaceRef",
    "PrintedClause",
    "PrintedPage",
    "PrintedPlace",
    "PrintedRun",
    "PrintedSource",
    "ReadingPage",
    "RelationView",
    "RevisionChoice",
    "RevisionRow",
    "RevisionsPage",
    "Segment",
    "StanceMark",
    "StateView",
    "TakenClause",
    "TakenCommentary",
    "TakenEdition",
    "TakenNote",
    "TakenStance",
    "TakenView",
    "Tools",
    "TopicBranch",
    "TopicPage",
    "TopicRef",
    "Totals",
    "UnchangedClauses",
    "WordingView",
]
