"""Notes as cards: where each stands among the clauses of a page, under which id, with links to its other places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from apps.commentary.models.target import StanceValue, TargetKind
from apps.commentary.selectors import CommentaryRow, TargetRow, Whereabouts
from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.documents.selectors import EditionRow, WordingRow
from apps.quotations.of_notes import NotePassage, passages_at
from apps.reading.addresses import clause_name, clause_url, edition_name, place_name, place_url
from apps.reading.segments import Span, segments
from apps.reading.selectors.became import NOTHING, Became
from apps.reading.selectors.faces import Face
from apps.reading.selectors.standing import Standing, anchor_in, place_in_order, standing
from apps.reading.shapes import (
    Card,
    CommentaryRef,
    ExpertRef,
    Passage,
    PlaceRef,
    Segment,
    StanceMark,
    TopicRef,
)
from apps.topics.tree import Tree

STANCE_LABELS = dict(StanceValue.choices)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the cards of one page have in common."""

    tree: Tree
    editions: Mapping[int, EditionRow]
    whereabouts: Mapping[UUID, Sequence[Whereabouts]]
    document_id: int | None = None  # of a page that is about one document
    dom_ids: Mapping[int, str] = field(default_factory=dict)  # by target; those on the page
    hidden: frozenset[int] = frozenset()  # targets that the filter leaves out
    became: Became = NOTHING
    passages: Mapping[UUID, Sequence[NotePassage]] = field(default_factory=dict)


def stands_at(row: TargetRow, shown: Mapping[int, Face], fronts: Mapping[int, int]) -> int | None:
    """The clause at which the note stands; None for the document as a whole.

    That is its own clause; the one to which its words have moved, where they are no longer in its own; and the
    document where the clause is withdrawn. ``fronts`` gives the clause of each wording that is shown in front.
    """
    if row.kind in (TargetKind.DOCUMENT, TargetKind.ABSENCE):
        return None
    found = [
        fronts[anchor.wording_id]
        for anchor in row.anchors
        if anchor.start is not None and anchor.wording_id in fronts
    ]
    if row.clause_id in shown and (row.clause_id in found or not found):
        return row.clause_id
    return found[0] if found else None


def by_whereabouts(places: Iterable[Whereabouts]) -> Mapping[UUID, Sequence[Whereabouts]]:
    found: dict[UUID, list[Whereabouts]] = defaultdict(list)
    for place in places:
        found[place.annotation_id].append(place)
    return found


def dom_ids(rows_in_order: Iterable[TargetRow]) -> dict[int, str]:
    """ "note-<id>" at a note's first place on the page, "note-<id>-2" at its second …, by target."""
    times: Counter[UUID] = Counter()
    found = {}
    for row in rows_in_order:
        times[row.annotation_id] += 1
        number = times[row.annotation_id]
        found[row.id] = f"note-{row.annotation_id}" + (f"-{number}" if number > 1 else "")
    return found


def in_order(rows: Iterable[TargetRow], face: Face | None) -> list[TargetRow]:
    """The notes of a clause, or of the document as a whole (None), by where their words begin; in one place
    the oldest first."""
    return sorted(rows, key=lambda row: place_in_order(row, face))


def card(row: TargetRow, around: Surroundings, face: Face | None = None) -> Card:
    """The note as it stands at the clause of ``face``; without it, at the document as a whole."""
    hidden = row.id in around.hidden
    stands = standing(row, face) if face and row.quote else None
    return Card(
        id=row.annotation_id,
        dom_id=around.dom_ids[row.id],
        target_id=row.id,
        markdown=row.body,
        language=row.language,
        status=row.status,
        editorial=row.editorial,
        experts=tuple(ExpertRef(expert.slug, expert.name, expert.role) for expert in row.experts),
        commentary=_commentary(row.commentary),
        source_words=row.source_words,
        quote=row.quote,
        state=_state(row, stands, face),
        made_in=_made_in(row, around, stands, face),
        absent=_absent(row, around),
        mark=row.stances[0].value if row.stances else StanceValue.NEUTRAL.value,
        stances=tuple(
            StanceMark(
                stance.value, str(STANCE_LABELS[stance.value]), stance.party, stance.inferred, stance.note
            )
            for stance in row.stances
        ),
        topics=tuple(topic_refs(around.tree, row.topics)),
        also=() if hidden else tuple(_also(row, around)),
        hidden=hidden,
        quote_language=_quote_language(row, around, face),
        only_in=edition_name(stands.only_in) if stands and stands.only_in else "",
        reworded_in=edition_name(stands.reworded_in) if stands and stands.reworded_in else "",
        words_now=stands.words if stands else "",
        changed_on=around.became.changed_on(row, stands.wording if stands else face.wording)
        if face
        else around.became.withdrawn_on(row),
        stood_in=around.became.stood_in(row, face),
        passages=_passages(row, around, face),
    )


def topic_refs(tree: Tree, topic_ids: Iterable[int]) -> list[TopicRef]:
    return [TopicRef(node.slug, node.name, tree.path(node.id)) for node in tree.sorted(topic_ids)]


def spans_in(wording: WordingRow, rows: Iterable[TargetRow], around: Surroundings) -> tuple[Segment, ...]:
    """The wording's words, cut at the spans of the notes that stand on them."""
    spans = []
    for row in rows:
        anchor = anchor_in(row, wording.id)
        if anchor is not None and anchor.start is not None and anchor.end is not None:
            mark = row.stances[0].value if row.stances else StanceValue.NEUTRAL.value
            spans.append(Span(anchor.start, anchor.end, around.dom_ids[row.id], mark))
    return segments(wording.text, spans, prefix=f"words-{wording.id}-")


def _state(row: TargetRow, stands: Standing | None, face: Face | None) -> str:
    if face is None and row.kind in (TargetKind.CLAUSE, TargetKind.SPAN):
        return "withdrawn"  # its clause is; the note has fallen back to the document
    return stands.state if stands else ""


def _made_in(row: TargetRow, around: Surroundings, stands: Standing | None, face: Face | None) -> str:
    spoken_of = stands or face
    if spoken_of is None or row.made_on_edition in (None, spoken_of.edition.id):
        return ""
    edition = around.editions.get(row.made_on_edition or 0)
    return edition_name(edition) if edition else ""


def _quote_language(row: TargetRow, around: Surroundings, face: Face | None) -> str:
    edition = around.editions.get(row.made_on_edition or 0) or (face.edition if face else None)
    return edition.language if row.quote and edition else ""


def _commentary(row: CommentaryRow | None) -> CommentaryRef | None:
    if row is None:
        return None
    return CommentaryRef(
        row.slug,
        row.title or _("Untitled article"),
        row.publisher,
        row.url,
        row.language,
        row.language if row.title else "",
    )


def _passages(row: TargetRow, around: Surroundings, face: Face | None) -> tuple[Passage, ...]:
    clause = face.clause_id if face else row.clause_id
    here = passages_at(around.passages.get(row.annotation_id, ()), clause)
    return tuple(Passage(each.shown.before, each.shown.words, each.shown.after) for each in here)


def _here(row: TargetRow, around: Surroundings) -> Whereabouts | None:
    places = around.whereabouts.get(row.annotation_id, ())
    return next((place for place in places if place.target_id == row.id), None)


def _absent(row: TargetRow, around: Surroundings) -> PlaceRef | None:
    place = _here(row, around) if row.kind == TargetKind.ABSENCE else None
    if place is None or not place.absent:
        return None
    clause = clause_name(place.kind, place.label, place.beginning)
    return PlaceRef(
        _("%(clause)s of %(document)s") % {"clause": clause, "document": place.absent},
        clause_url(place.absent_slug, place.ref),
    )


def _also(row: TargetRow, around: Surroundings) -> Iterable[PlaceRef]:
    for place in around.whereabouts.get(row.annotation_id, ()):
        if place.target_id != row.id:
            on_the_page = None if place.target_id in around.hidden else around.dom_ids.get(place.target_id)
            yield PlaceRef(
                place_name(place, from_document=around.document_id),
                f"#{on_the_page}" if on_the_page else place_url(place),
                DATA_LANGUAGE if _is_whole(place) and place.document_id != around.document_id else "",
            )


def _is_whole(place: Whereabouts) -> bool:
    """Whether the place is called by the document's title alone."""
    return place.clause_id is None and not place.absent
