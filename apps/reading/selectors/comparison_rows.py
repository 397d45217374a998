"""The rows of a comparison as they are shown."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core.templatetags.ui import first_words
from apps.parallels.kinds import kind_word, moved_sentence
from apps.parallels.models import Decision, PairingKind
from apps.parallels.shapes import AlignedRow, ClauseFace, ComparisonRows
from apps.parallels.words import direction_word, level_word
from apps.reading.addresses import clause_name, clause_url
from apps.reading.selectors.cards import topic_refs
from apps.reading.selectors.comparison_filter import PairingAsked
from apps.reading.selectors.comparison_parts import FILTER, Unit
from apps.reading.selectors.comparison_words import Words, words_of
from apps.reading.shapes import FoldedPairings, PairingRow, RowName, SideClause, TopicRef
from apps.topics.tree import Tree

WORDS_OF_A_NAME = 12  # of a clause that is left out: enough to know it again


class Rows:
    """Makes what stands on the page of rows that were aligned."""

    def __init__(self, found: ComparisonRows, tree: Tree, asked: PairingAsked) -> None:
        self.found = found
        self.tree = tree
        self.asked = asked
        self.slugs = found.left.document.slug, found.right.document.slug

    def entry(self, unit: Unit) -> PairingRow | FoldedPairings:
        if not unit.reason:
            return self.row(unit.rows[0])
        number = len(unit.rows)
        if unit.reason == FILTER:
            sentence = ngettext(
                "%(number)d row left out by the filter", "%(number)d rows left out by the filter", number
            )
            names = tuple(self._name(row) for row in unit.rows)
            return FoldedPairings(FILTER, sentence % {"number": number}, names=names)
        return FoldedPairings(
            unit.reason,
            ngettext("%(number)d clause is the same", "%(number)d clauses are the same", number)
            % {"number": number},
            rows=tuple(self.row(row) for row in unit.rows),
            span=_span(unit.rows),
        )

    def row(self, row: AlignedRow) -> PairingRow:
        words = words_of(row)
        topics = [{topic for face in faces for topic in face.topics} for faces in (row.left, row.right)]
        both = set(row.shared_topics)
        return PairingRow(
            key=row.key,
            dom_id=f"row-{row.key}",
            name=_names(row),
            kind=row.kind.replace(" ", "-"),
            word=kind_word(self.found, row.kind),
            moved=moved_sentence(self.found, row),
            direction=row.force,
            direction_word=direction_word(row.force),
            decided=_decided(row.decision),
            left=tuple(self._clauses(0, row.left, words)),
            right=tuple(self._clauses(1, row.right, words)),
            ghost=self._ghost(row),
            force=words.force,
            both=self._topics(both),
            only_left=self._topics(topics[0] - both),
            only_right=self._topics(topics[1] - both),
            notes=sum(face.notes for face in (*row.left, *row.right)),
            absences=sum(face.absences for face in (*row.left, *row.right)),
            notes_url=reverse("reading:compare_notes", args=[*self.slugs, row.key]),
            once=words.once,
            places=(_places(row.left), _places(row.right)),
            amount=_amount(words),
        )

    def _clauses(self, side: int, faces: Sequence[ClauseFace], words: Words) -> Iterator[SideClause]:
        for place, face in enumerate(faces):
            corrected = face.force is not None and face.force.corrected
            yield SideClause(
                ref=face.ref,
                url=clause_url(self.slugs[side], face.ref),
                label=face.label,
                name=_clause_name(face),
                kind=face.kind,
                heading=words.headings[side][place],
                words=words.words[side][place],
                path=face.path,
                more=words.more[side][place],
                force=level_word(face.force.level) if face.force and corrected else "",
            )

    def _topics(self, ids: set[int]) -> tuple[TopicRef, ...]:
        return tuple(topic_refs(self.tree, ids))

    def _ghost(self, row: AlignedRow) -> str:
        titles = {"left": self.found.left.document.title, "right": self.found.right.document.title}
        missing = titles["right" if row.left else "left"]
        alone = _("%(title)s has nothing that corresponds.")
        follows = self.found.follows
        sentences = {
            PairingKind.DROPPED: _("Dropped: %(title)s has nothing that corresponds.") if follows else alone,
            PairingKind.NEW: _("New: %(title)s has nothing that corresponds.") if follows else alone,
            PairingKind.NOT_HELD: _(
                "Not held: only excerpts of %(title)s are here, so it may have this clause or not."
            ),
            PairingKind.UNKNOWN: _(
                "Unknown: %(title)s is in another language, and neither number nor topic tells what corresponds."
            ),
        }
        sentence = sentences.get(PairingKind(row.kind), "") if not (row.left and row.right) else ""
        return sentence % {"title": missing} if sentence else ""

    def _name(self, row: AlignedRow) -> RowName:
        face = (row.right or row.left)[0]
        return RowName(
            dom_id=f"row-{row.key}",
            url=f"{self.asked.path}?row={row.key}#row-{row.key}",
            kind=row.kind.replace(" ", "-"),
            word=kind_word(self.found, row.kind),
            name=_names(row),
            beginning=first_words(face.heading or face.text, WORDS_OF_A_NAME),
        )


def _names(row: AlignedRow) -> str:
    """ "Article 11 → Article 12"; a clause that stands alone by its own name."""
    left, right = (", ".join(_clause_name(face) for face in faces) for faces in (row.left, row.right))
    return " → ".join(dict.fromkeys(name for name in (left, right) if name))


def _clause_name(face: ClauseFace) -> str:
    return clause_name(face.kind, face.label, face.heading or face.text)


def _span(rows: Sequence[AlignedRow]) -> str:
    """Which clauses a fold holds, by the first and the last."""
    first, last = (_clause_name((row.right or row.left)[0]) for row in (rows[0], rows[-1]))
    return first if first == last else f"{first} – {last}"


def _places(faces: Sequence[ClauseFace]) -> str:
    places = sorted(face.place for face in faces)
    return f"{places[0]}-{places[-1]}" if places else ""


def _amount(words: Words) -> str:
    """How much changed, so that a name that was replaced is told from a new sentence at a glance."""
    gone = ngettext("%(number)d word went", "%(number)d words went", words.gone) % {"number": words.gone}
    come = ngettext("%(number)d word came", "%(number)d words came", words.come) % {"number": words.come}
    return ", ".join(text for text, number in ((gone, words.gone), (come, words.come)) if number)


def _decided(decision: str) -> str:
    if decision == Decision.CONFIRMED:
        return _("confirmed by an editor")
    return _("paired by an editor") if decision == Decision.CORRECTED else ""
