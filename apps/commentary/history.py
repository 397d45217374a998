"""Every state in which a note ever was, put together from the rows that the history triggers wrote.

An act on a note is one transaction that raises its version; the triggers stamp all rows of a transaction with the
same time. So the acts are the note's own event rows in their order, and a row of a linked table belongs to the act
with its stamp. Time is not compared otherwise: a transaction that began earlier may have had to wait for another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.commentary.contents import AnnotationContent, StanceContent, TargetContent
from apps.commentary.models import Annotation, Commentary, Expert, Target
from apps.commentary.models.target import StanceValue
from apps.documents.models import Party
from apps.topics.models import Topic

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TargetState:
    target: Target
    stances: tuple[str, ...]  # "favourable → Azerbaijan (inferred): He names nobody."


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a note, in words."""

    number: int
    at: datetime
    by_name: str  # "" where the history names nobody: a fixture, a command
    act: str  # "create", "edit", "publish", "withdraw", "restore", …
    status: str
    body: str
    language: str
    source_words: str
    commentary: str
    experts: tuple[str, ...]
    topics: tuple[str, ...]
    targets: tuple[TargetState, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """Rows as they stood after one act."""

    row: Row
    experts: tuple[Row, ...]
    topics: tuple[Row, ...]
    targets: tuple[Row, ...]
    stances: tuple[Row, ...]


def versions(annotation: Annotation) -> list[Version]:
    """The note's versions, newest first, in a fixed number of queries."""
    states = _states(annotation)
    names = _Names(states)
    return [names.version(state) for state in reversed(states)]


def content_at(annotation: Annotation, version: int) -> AnnotationContent:
    """What the note said in a version, as a content that edit_annotation can bring back.

    Targets are kept rows, their selectors being immutable. Raises LookupError where there is no such version.
    """
    for state in _states(annotation):
        if state.row["version"] == version:
            return _content(annotation, state)
    raise LookupError(f"no version {version}")


def _events(model: str, **filters: object) -> list[Row]:
    found = apps.get_model("commentary", f"{model}Event")._default_manager.filter(**filters)
    return list(found.order_by("pgh_id").values())


def _states(annotation: Annotation) -> list[_State]:
    """The state after each act, oldest first; several rows of one transaction count as its last."""
    own = {row["pgh_created_at"]: row for row in _events("Annotation", pgh_obj_id=annotation.pk)}
    stamps = {stamp: number for number, stamp in enumerate(own)}
    of_note = {"annotation_id": annotation.pk}
    targets = _events("Target", **of_note)
    links = [
        _fold(rows, stamps)
        for rows in (
            _events("AnnotationExpert", **of_note),
            _events("AnnotationTopic", **of_note),
            targets,
            _events("Stance", target_id__in={row["id"] for row in targets}),
        )
    ]
    return [
        _State(row, *(tuple(folded[number]) for folded in links)) for number, row in enumerate(own.values())
    ]


def _fold(rows: Iterable[Row], stamps: Mapping[datetime, int]) -> list[list[Row]]:
    """For each act, the rows of one table that were there after it."""
    by_act: list[list[Row]] = [[] for _act in stamps]
    for row in rows:
        by_act[_act_of(row["pgh_created_at"], stamps)].append(row)
    standing: dict[int, Row] = {}
    folded = []
    for act in by_act:
        for row in act:
            if row["pgh_label"] == "delete":
                standing.pop(row["id"], None)
            else:
                standing[row["id"]] = row
        folded.append(list(standing.values()))
    return folded


def _act_of(stamp: datetime, stamps: Mapping[datetime, int]) -> int:
    if stamp in stamps:
        return stamps[stamp]
    # Changed without an act on the note (by plain SQL, say): it shows from the act before it on.
    earlier = [number for at, number in stamps.items() if at <= stamp]
    return max(earlier, default=0)


def _live(state: _State) -> list[Row]:
    return sorted(
        (row for row in state.targets if row["removed_at"] is None),
        key=lambda row: (row["position"], row["id"]),
    )


def _content(annotation: Annotation, state: _State) -> AnnotationContent:
    experts = Expert.objects.in_bulk([row["expert_id"] for row in state.experts])
    topics = Topic.objects.in_bulk([row["topic_id"] for row in state.topics])
    parties = Party.objects.in_bulk([row["party_id"] for row in state.stances if row["party_id"]])
    targets = Target.objects.in_bulk([row["id"] for row in _live(state)])
    commentary = Commentary.objects.filter(pk=state.row["commentary_id"]).first()
    ordered = sorted(state.experts, key=lambda row: (row["position"], row["id"]))
    return AnnotationContent(
        body=state.row["body"],
        language=state.row["language"],
        commentary=commentary,
        editorial=state.row["editorial"],
        source_words=state.row["source_words"],
        experts=tuple(experts[row["expert_id"]] for row in ordered),
        topics=tuple(topics[row["topic_id"]] for row in state.topics),
        targets=tuple(
            TargetContent(
                kept=targets[row["id"]],
                stances=tuple(
                    StanceContent(
                        value=stance["value"],
                        party=parties.get(stance["party_id"]),
                        inferred=stance["inferred"],
                        note=stance["note"],
                    )
                    for stance in state.stances
                    if stance["target_id"] == row["id"]
                ),
            )
            for row in _live(state)
        ),
    )


class _Names:
    """Names for the ids that the states hold, looked up once for all of them."""

    def __init__(self, states: list[_State]) -> None:
        def ids(field: str, column: str) -> set[int]:
            return {row[column] for state in states for row in getattr(state, field) if row[column]}

        self.experts = Expert.objects.in_bulk(ids("experts", "expert_id"))
        self.topics = Topic.objects.in_bulk(ids("topics", "topic_id"))
        self.parties = Party.objects.in_bulk(ids("stances", "party_id"))
        shown = Target.objects.select_related("document", "clause", "clause_document")
        self.targets = shown.in_bulk(ids("targets", "id"))
        self.commentaries = Commentary.objects.select_related("source").in_bulk(
            {state.row["commentary_id"] for state in states if state.row["commentary_id"]}
        )
        contexts = apps.get_model("pghistory", "Context")._default_manager.in_bulk(
            {state.row["pgh_context_id"] for state in states if state.row["pgh_context_id"]}
        )
        self.metadata: dict[Any, Mapping[str, Any]] = {pk: found.metadata for pk, found in contexts.items()}
        self.users = User.objects.in_bulk(
            {data["user"] for data in self.metadata.values() if data.get("user") is not None}
        )

    def version(self, state: _State) -> Version:
        data = self.metadata.get(state.row["pgh_context_id"], {})
        commentary = self.commentaries.get(state.row["commentary_id"])
        user = self.users.get(data.get("user", 0))
        return Version(
            number=state.row["version"],
            at=state.row["pgh_created_at"],
            by_name=str(user) if user else "",
            act=data.get("act", ""),
            status=state.row["status"],
            body=state.row["body"],
            language=state.row["language"],
            source_words=state.row["source_words"],
            commentary=str(commentary) if commentary else "",
            experts=tuple(str(self.experts[row["expert_id"]]) for row in state.experts),
            topics=tuple(str(self.topics[row["topic_id"]]) for row in state.topics),
            targets=tuple(
                TargetState(
                    self.targets[row["id"]],
                    tuple(
                        self._stance(stance) for stance in state.stances if stance["target_id"] == row["id"]
                    ),
                )
                for row in _live(state)
            ),
        )

    def _stance(self, row: Row) -> str:
        party = self.parties.get(row["party_id"])
        value = str(StanceValue(row["value"]).label)
        text = f"{value} → {party}" if party else value
        text = _("%(stance)s (inferred)") % {"stance": text} if row["inferred"] else text
        return f"{text}: {row['note']}" if row["note"] else text
