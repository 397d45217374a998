"""A document's material laid out with one edition in front: where each note stands, and what a filter can ask.

Nothing here depends on the filter, so that one layout serves every view of it; the rows of clauses are kept, and made
anew only where the filter changes what they show.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from apps.commentary.selectors import TargetRow
from apps.matching.engine.force import Level
from apps.parallels.forces import level_of
from apps.reading.filtering import Entry
from apps.reading.selectors.cards import Surroundings, dom_ids, in_order, stands_at
from apps.reading.selectors.choices import Offer, offer
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.material import Material
from apps.reading.selectors.rows import clause_row
from apps.reading.shapes import Card, ClauseRow

Shown = tuple[object, ...]  # everything of a clause's row that a filter decides


class Layout:
    """``chosen`` is the ref of one of the editions, "" for the main one; ``beside`` that of one beside it, if any."""

    def __init__(self, stuff: Material, slug: str, chosen: str = "", beside: str = "") -> None:
        self.stuff = stuff
        self.slug = slug
        self.faces: Mapping[int, Face] = faces(stuff.wordings, stuff.editions, chosen, beside)
        fronts = {
            wording.id: clause_id for clause_id, face in self.faces.items() for wording, _its in face.shown
        }
        self.place = {row.id: stands_at(row, self.faces, fronts) for row in stuff.notes}
        self._slugs: dict[tuple[int, ...], frozenset[str]] = {}
        self.entries = {row.id: self._entry(row) for row in stuff.notes}
        self._rows: dict[tuple[int, Shown], ClauseRow] = {}
        self._hidden_cards: dict[int, Card] = {}

    @cached_property
    def offer(self) -> Offer:
        laid = frozenset(
            topic for clause_id in self.stuff.order for topic in self.stuff.clause_topics.get(clause_id, ())
        )
        return offer(self.entries.values(), self.stuff.notes, laid, self.stuff.tree, self.forces.values())

    @cached_property
    def forces(self) -> Mapping[int, str]:
        """How strongly each clause binds, as the filter names it; without those of which nobody can say."""
        levels = {clause_id: self.force(clause_id) for clause_id in self.stuff.order}
        return {
            clause_id: Level(level).name.lower() for clause_id, level in levels.items() if level is not None
        }

    @cached_property
    def by_place(self) -> Mapping[int | None, list[TargetRow]]:
        """The notes of each clause, and of the document as a whole (None), in the order of the page."""
        found: dict[int | None, list[TargetRow]] = defaultdict(list)
        for row in self.stuff.notes:
            found[self.place[row.id]].append(row)
        for clause_id, rows in found.items():
            rows[:] = in_order(rows, self.faces[clause_id] if clause_id is not None else None)
        return found

    @cached_property
    def in_place(self) -> list[TargetRow]:
        return [row for place in (None, *self.stuff.order) for row in self.by_place.get(place, ())]

    @cached_property
    def _companions(self) -> Mapping[UUID, list[int]]:
        """The targets on the page of each note that has several there."""
        found: dict[UUID, list[int]] = defaultdict(list)
        for row in self.in_place:
            found[row.annotation_id].append(row.id)
        return {note: targets for note, targets in found.items() if len(targets) > 1}

    @cached_property
    def _dom_ids(self) -> Mapping[int, str]:
        return dom_ids(self.in_place)

    def topics_of(self, clause_id: int) -> frozenset[str]:
        return self._slugs_of(self.stuff.clause_topics.get(clause_id, ()))

    def force(self, clause_id: int) -> int | None:
        """How strongly the wording in front binds; None where nobody can say."""
        face = self.faces[clause_id]
        said = self.stuff.forces.get((face.edition.id, clause_id))
        return level_of(face.wording.text, face.edition.language, said)

    def surroundings(self, hidden: frozenset[int]) -> Surroundings:
        """``hidden`` are the targets that the filter leaves out. They come last where a note has several, so that
        a note's own address leads to a place that is shown."""
        several = hidden and self._companions  # without them no note has a second place to go
        turns = sorted(self.in_place, key=lambda row: row.id in hidden) if several else self.in_place
        return Surroundings(
            tree=self.stuff.tree,
            editions={edition.id: edition for edition in self.stuff.editions},
            whereabouts=self.stuff.scattered,
            document_id=self.stuff.document_id,
            dom_ids=dom_ids(turns) if several else self._dom_ids,
            hidden=hidden,
            became=self.stuff.became,
            passages=self.stuff.passages,
        )

    def row(self, clause_id: int, around: Surroundings, *, shown: bool) -> ClauseRow:
        rows = self.by_place.get(clause_id, ())
        if any(row.annotation_id in self._companions for row in rows):
            return self._made(clause_id, around, shown)
        whole = self._made(clause_id, self._unfiltered, True)
        if shown and around.hidden.isdisjoint(card.target_id for card in whole.cards):
            return whole
        cards = tuple(self._hide(card) if card.target_id in around.hidden else card for card in whole.cards)
        return replace(
            whole,
            cards=cards,
            shown=shown,
            marks=tuple(dict.fromkeys(card.mark for card in cards if not card.hidden)),
        )

    def _made(self, clause_id: int, around: Surroundings, shown: bool) -> ClauseRow:
        rows = self.by_place.get(clause_id, ())
        key = (clause_id, self._shown(rows, around, shown))
        if key not in self._rows:
            self._rows[key] = clause_row(
                self.faces[clause_id],
                rows,
                around,
                slug=self.slug,
                topics=self.stuff.clause_topics.get(clause_id, ()),
                shown=shown,
                writes=self.stuff.writes,
                force=self.force(clause_id),
            )
        return self._rows[key]

    @cached_property
    def _unfiltered(self) -> Surroundings:
        return self.surroundings(frozenset())

    def _hide(self, card: Card) -> Card:
        if card.target_id not in self._hidden_cards:
            self._hidden_cards[card.target_id] = replace(card, hidden=True)
        return self._hidden_cards[card.target_id]

    def _shown(self, rows: Iterable[TargetRow], around: Surroundings, shown: bool) -> Shown:
        """A note says where else it stands, so its other places count too."""
        state: list[object] = [shown]
        for row in rows:
            for target in self._companions.get(row.annotation_id, (row.id,)):
                state += (target in around.hidden, around.dom_ids[target])
        return tuple(state)

    def _entry(self, row: TargetRow) -> Entry:
        clause_id = self.place[row.id]
        of_clause = self.stuff.clause_topics.get(clause_id, ()) if clause_id is not None else ()
        return Entry(
            note=row.annotation_id,
            topics=self._slugs_of((*row.topics, *of_clause)),
            stances=frozenset((stance.value, stance.code) for stance in row.stances),
            experts=frozenset(expert.slug for expert in row.experts),
            force=self.forces.get(clause_id, "") if clause_id is not None else "",
        )

    def _slugs_of(self, topic_ids: tuple[int, ...]) -> frozenset[str]:
        """With all that stand above them."""
        if topic_ids not in self._slugs:
            tree = self.stuff.tree
            self._slugs[topic_ids] = frozenset(tree[topic].slug for topic in tree.closed(topic_ids))
        return self._slugs[topic_ids]
