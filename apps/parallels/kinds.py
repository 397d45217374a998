"""What became of a clause, in words for people."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from apps.core.templatetags.ui import first_words
from apps.documents.dates import known_before
from apps.parallels.models import PairingKind
from apps.parallels.relations import goes_back
from apps.parallels.shapes import AlignedRow, ComparisonRows, DocumentFace

# Of the clauses of both texts, those that correspond. Of a later text that shares more than it has alone it can be
# said what it dropped and what it added; of two that share less, only what stands where. In the public corpus, most
# agreements of one group of states with two partners share .4 to .99, agreements that have nothing to do with each
# other .01 to .3.
SHARED = 0.5
ALONE = (PairingKind.DROPPED, PairingKind.NEW)
PATH = " › "  # between the clauses above one
WORDS_OF_A_TITLE = 8  # in a chip: "Treaty of Friendship, Cooperation and Mutual Security between"


def follows(one: DocumentFace, other: DocumentFace, rows: Sequence[AlignedRow]) -> bool:
    """Whether one of the two takes up the other: it is said to go back to it, or it is the later one and shares most of
    its clauses with it. One query."""
    both = sum(len(row.left) + len(row.right) for row in rows if row.left and row.right)
    every = sum(len(row.left) + len(row.right) for row in rows)
    dated = known_before(one.signed, other.signed) or known_before(other.signed, one.signed)
    return goes_back(one.id, other.id) or (dated and both >= SHARED * every)


def kind_word(found: ComparisonRows, kind: str) -> str:
    """ "reworded"; "dropped" and "new" only where one text follows the other, else "only in EFTA – Turkey"."""
    if found.follows or kind not in ALONE:
        return str(PairingKind(kind).label)
    side = found.left if kind == PairingKind.DROPPED else found.right
    return _("only in %(title)s") % {"title": first_words(side.document.title, WORDS_OF_A_TITLE)}


def moved_sentence(found: ComparisonRows, row: AlignedRow) -> str:
    """From where to where; "" where it stayed."""
    if not (row.moved and row.left and row.right):
        return ""
    above = [PATH.join(faces[0].path) for faces in (row.left, row.right)]
    if above[0] != above[1]:
        top = _("the top level")
        return _("Moved from %(old)s to %(new)s") % {"old": above[0] or top, "new": above[1] or top}
    return _("Moved from place %(old)d of %(old_all)d to place %(new)d of %(new_all)d") % {
        "old": row.left[0].place + 1,
        "old_all": found.left.clauses,
        "new": row.right[0].place + 1,
        "new_all": found.right.clauses,
    }
