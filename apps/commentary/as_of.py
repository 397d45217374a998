"""Notes as readers could see them at a moment, whoever asks, put together from the rows that the triggers wrote.

What was withdrawn since is marked: readers are not shown it again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import (
    AnchorRow,
    CommentaryRow,
    ExpertRow,
    StanceRow,
    TargetRow,
    Whereabouts,
    places_of,
)
from apps.core.as_of import Row, named, standing
from apps.documents.as_of import TextsThen, sources_at
from apps.documents.models import Wording
from apps.documents.models.document import Status


@dataclass(frozen=True, slots=True)
class NotesThen:
    """``rows`` as ``target_rows`` gives them, oldest note first; a note that was withdrawn since says so in its
    ``status``. ``versions`` are those of the notes then; ``elsewhere`` are their other places, as they are today;
    ``dates`` say since when each was public, and when it was changed last before that moment."""

    rows: Sequence[TargetRow]
    withdrawn: frozenset[UUID]
    versions: Mapping[UUID, int]
    elsewhere: Sequence[Whereabouts]
    dates: Mapping[UUID, tuple[datetime | None, datetime]]

    def without_withdrawn(self) -> Sequence[TargetRow]:
        return [row for row in self.rows if row.annotation_id not in self.withdrawn]


def notes_at(viewer: Viewer, document_id: int, texts: TextsThen, moment: datetime) -> NotesThen:
    """Thirteen queries. ``texts`` are those of the document at the moment."""
    of_document = Target.objects.filter(document=document_id).order_by().values("annotation_id")
    live = [
        row
        for row in standing("commentary.Target", moment, annotation_id__in=of_document)
        if row["removed_at"] is None
    ]
    notes = {
        row["id"]: row
        for row in standing("commentary.Annotation", moment, pgh_obj_id__in=of_document)
        if row["status"] == Status.PUBLISHED
    }
    today = dict(Annotation.objects.filter(pk__in=of_document).values_list("pk", "status"))
    elsewhere = _elsewhere(viewer, live, document_id)
    known = {place.target_id for place in elsewhere}
    here = [
        row
        for row in live
        if row["annotation_id"] in notes
        and row["document_id"] == document_id
        and _could_be_seen(row, texts, known)
    ]
    here.sort(
        key=lambda row: (
            notes[row["annotation_id"]]["created_at"],
            row["annotation_id"],
            row["position"],
            row["id"],
        )
    )
    shown = {row["annotation_id"] for row in here}
    withdrawn = frozenset(pk for pk in shown if today.get(pk) != Status.PUBLISHED)
    parts = _Parts(here, [notes[pk] for pk in shown], texts, moment)
    return NotesThen(
        rows=[parts.row(row, notes[row["annotation_id"]], row["annotation_id"] in withdrawn) for row in here],
        withdrawn=withdrawn,
        versions={pk: notes[pk]["version"] for pk in shown},
        elsewhere=[place for place in elsewhere if place.annotation_id in shown],
        dates={pk: (notes[pk]["first_published_at"], notes[pk]["updated_at"]) for pk in shown},
    )


def _elsewhere(viewer: Viewer, live: Iterable[Row], document_id: int) -> list[Whereabouts]:
    """Places that only other documents can tell."""
    ids = [
        row["id"] for row in live if row["document_id"] != document_id or row["kind"] == TargetKind.ABSENCE
    ]
    return places_of(viewer, Target.objects.visible_to(viewer).filter(pk__in=ids))


def _could_be_seen(row: Row, texts: TextsThen, known: Collection[int]) -> bool:
    if row["kind"] == TargetKind.ABSENCE:
        return row["id"] in known
    return row["clause_id"] is None or row["clause_id"] in texts.clauses or row["clause_id"] in texts.fallen


class _Parts:
    """What hangs on the targets and their notes, by what it hangs on."""

    def __init__(self, here: Sequence[Row], notes: Sequence[Row], texts: TextsThen, moment: datetime) -> None:
        targets, ids = [row["id"] for row in here], [row["id"] for row in notes]
        self.revisions = texts.revisions
        self.stances = _by("target_id", standing("commentary.Stance", moment, target_id__in=targets))
        self.anchors = _by("target_id", standing("commentary.Anchor", moment, target_id__in=targets))
        named = standing("commentary.AnnotationExpert", moment, annotation_id__in=ids)
        self.named = _by("annotation_id", sorted(named, key=lambda row: (row["position"], row["id"])))
        self.topics = _by(
            "annotation_id", standing("commentary.AnnotationTopic", moment, annotation_id__in=ids)
        )
        self.experts = _of("commentary.Expert", (row["expert_id"] for row in named), moment)
        parties = (row["party_id"] for rows in self.stances.values() for row in rows)
        self.parties = _of("documents.Party", parties, moment)
        self.commentaries = _of("commentary.Commentary", (row["commentary_id"] for row in notes), moment)
        self.sources = sources_at({row["source_id"] for row in self.commentaries.values()}, moment)
        made_on = Wording.objects.filter(pk__in={row["made_on_id"] for row in here} - {None})
        self.made_on = {
            pk: (edition, since) for pk, edition, since in made_on.values_list("pk", "edition_id", "since")
        }

    def row(self, target: Row, note: Row, withdrawn: bool) -> TargetRow:
        edition, since = self.made_on.get(target["made_on_id"], (None, 0))
        quotable = edition is None or since <= self.revisions.get(edition, 0)
        return TargetRow(
            id=target["id"],
            annotation_id=note["id"],
            kind=target["kind"],
            document_id=target["document_id"],
            clause_id=target["clause_id"],
            quote=target["quote"] if quotable else "",
            made_on_edition=edition,
            body=note["body"],
            language=note["language"],
            status=Status.WITHDRAWN if withdrawn else Status.PUBLISHED,
            editorial=note["editorial"],
            source_words=note["source_words"],
            created_at=note["created_at"],
            commentary=self._commentary(note["commentary_id"]),
            experts=tuple(self._expert(row["expert_id"]) for row in self.named[note["id"]]),
            topics=tuple(row["topic_id"] for row in self.topics[note["id"]]),
            stances=tuple(self._stance(row) for row in self.stances[target["id"]]),
            anchors=tuple(
                AnchorRow(row["wording_id"], row["state"], row["start"], row["end"])
                for row in self.anchors[target["id"]]
            ),
        )

    def _expert(self, expert_id: int) -> ExpertRow:
        expert = self.experts[expert_id]
        return ExpertRow(expert["slug"], expert["name"], expert["role"])

    def _stance(self, row: Row) -> StanceRow:
        party = self.parties.get(row["party_id"], {"code": "", "name": ""})
        return StanceRow(row["value"], party["code"], party["name"], row["inferred"], row["note"])

    def _commentary(self, commentary_id: int | None) -> CommentaryRow | None:
        if commentary_id is None:
            return None
        commentary = self.commentaries[commentary_id]
        source = self.sources[commentary["source_id"]]
        return CommentaryRow(
            commentary["slug"], source["title"], source["publisher"], source["url"], source["language"]
        )


def _by(column: str, rows: Iterable[Row]) -> defaultdict[Any, list[Row]]:
    found: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _of(model: str, ids: Iterable[int | None], moment: datetime) -> Mapping[Any, Row]:
    return named(model, {each for each in ids if each is not None}, moment)
