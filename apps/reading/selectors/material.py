"""Everything that the page of a document is made of, before anything is filtered or put into a language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from apps.accounts.rules import Viewer, can_write
from apps.commentary.selectors import TargetRow, Whereabouts, target_rows, visible_targets, whereabouts
from apps.documents.selectors import (
    EditionRow,
    WordingRow,
    clauses_in_order,
    editions,
    wordings_of_document,
)
from apps.parallels.forces import Said, corrected_forces
from apps.quotations.of_notes import NotePassage, passages_of_notes
from apps.reading.selectors.became import NOTHING, Became, became
from apps.reading.selectors.cards import by_whereabouts
from apps.topics.selectors import topic_tree, topics_of_clauses
from apps.topics.tree import Tree


@dataclass(frozen=True)
class Material:
    """``editions`` main first; ``scattered`` tells the places of each note that does not stand here alone; ``forces``
    what people said of how strongly clauses bind."""

    document_id: int
    editions: Sequence[EditionRow]
    wordings: Sequence[WordingRow]
    tree: Tree
    clause_topics: Mapping[int, tuple[int, ...]]
    notes: Sequence[TargetRow]
    scattered: Mapping[UUID, Sequence[Whereabouts]]
    writes: bool  # whether the viewer may write notes
    became: Became = NOTHING
    passages: Mapping[UUID, Sequence[NotePassage]] = field(default_factory=dict)
    forces: Said = field(default_factory=dict)

    @cached_property
    def order(self) -> list[int]:
        return clauses_in_order(self.wordings, self.editions)

    @cached_property
    def documents(self) -> frozenset[int]:
        """The document and the others that the page names as places of its notes."""
        places = [place for places in self.scattered.values() for place in places]
        named = {place.document_id for place in places} | {place.owner_id or 0 for place in places}
        return frozenset({self.document_id, *named})


def material(viewer: Viewer, document_id: int) -> Material:
    """Eight queries, whatever the length of the document, and two where notes lost their places."""
    wordings = wordings_of_document(viewer, document_id)
    notes = target_rows(viewer, visible_targets(viewer).filter(document=document_id))
    return Material(
        document_id=document_id,
        editions=editions(viewer, [document_id]),
        wordings=wordings,
        tree=topic_tree(),
        clause_topics=topics_of_clauses({row.clause_id for row in wordings}),
        notes=notes,
        scattered=by_whereabouts(whereabouts(viewer, {row.annotation_id for row in notes}, scattered=True)),
        writes=can_write(viewer),
        became=became(notes, wordings),
        passages=passages_of_notes({row.annotation_id for row in notes}),
        forces=corrected_forces({row.clause_id for row in wordings}),
    )
