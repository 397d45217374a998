"""The documents of the library on a line of time, with their relations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from apps.documents.dates import display
from apps.documents.models import DocumentRelation
from apps.documents.models.document import RelationKind
from apps.reading.addresses import document_url
from apps.reading.shapes.pictures import (
    Arc,
    Key,
    LineOfTime,
    Mark,
    Timeline,
    TimelineArc,
    TimelineDocument,
    TimelineMark,
)
from apps.reading.timeline import Dated, Related, interval, line_of_time

TITLE = 34  # characters of a title on the line; the whole of it is the link's name
SENTENCES = dict(RelationKind.choices)
Relation = tuple[int, int, str]


class Listed(Protocol):
    """What must be known of a document."""

    @property
    def id(self) -> int: ...
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def signed(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def party_names(self) -> tuple[str, ...]: ...


def timeline(listed: Sequence[Listed], notes: Mapping[int, int]) -> Timeline:
    """One query. ``listed`` are the documents that the viewer may see and the filter shows; relations to others are
    left out. ``notes`` gives the number of notes by document."""
    ids = {each.id for each in listed}
    rows = DocumentRelation.objects.filter(from_document__in=ids, to_document__in=ids).order_by("id")
    relations: list[Relation] = list(rows.values_list("from_document_id", "to_document_id", "kind"))
    documents = {each.key: each for each in _documents(listed, notes, relations)}
    line = line_of_time(
        [Dated(each.id, each.signed, _label_length(documents[each.id])) for each in listed],
        [Related(*relation) for relation in relations],
    )
    if line is None:
        return Timeline(None, (), (), (), tuple(documents.values()))
    spans = {each.id: interval(each.signed) or (0.0, 0.0) for each in listed}
    in_time = sorted(documents.values(), key=lambda each: (spans[each.key], each.title))
    off = set(line.off)
    return Timeline(
        line=line,
        marks=tuple(
            _mark(mark, line.step, [each for each in in_time if each.key not in off], spans)
            for mark in line.marks
        ),
        arcs=tuple(_arc(arc, line, documents) for arc in line.arcs),
        kinds=tuple(
            Key(_style(kind), str(label))
            for kind, label in SENTENCES.items()
            if any(arc.kind == kind for arc in line.arcs)
        ),
        undated=tuple(documents[key] for key in line.off),
    )


def shortened(title: str) -> str:
    """A title for the line."""
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip(" ,;:(") + "…"


def _label_length(document: TimelineDocument) -> int:
    """Of the longer of its two lines: the title, or the date and what is under it, which is set smaller."""
    below = len(document.signed) + len(", ".join(document.parties)) + 14
    return max(len(shortened(document.title)), below * 6 // 7)


def _documents(
    listed: Iterable[Listed], notes: Mapping[int, int], relations: Iterable[Relation]
) -> Iterable[TimelineDocument]:
    by_id = {each.id: each for each in listed}
    outward: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for first, second, kind in relations:
        other = by_id[second]
        outward[first].append((str(SENTENCES[kind]), other.title, document_url(other.slug)))
    for each in by_id.values():
        yield TimelineDocument(
            key=each.id,
            url=document_url(each.slug),
            title=each.title,
            signed=display(each.signed),
            parties=each.party_names,
            notes=notes.get(each.id, 0),
            status=each.status,
            relations=tuple(outward[each.id]),
        )


def _mark(
    mark: Mark, step: int, in_time: Iterable[TimelineDocument], spans: Mapping[int, tuple[float, float]]
) -> TimelineMark:
    if not step:
        return TimelineMark(mark, "", tuple(each for each in in_time if each.key == mark.key))
    within = tuple(each for each in in_time if mark.key <= spans[each.key][0] < mark.key + step)
    return TimelineMark(mark, _bundle_name(mark.key, step), within)


def _bundle_name(first: int, step: int) -> str:
    if step == 1:
        return str(first)
    return _("%(first)d to %(last)d") % {"first": first, "last": first + step - 1}


def _arc(arc: Arc, line: LineOfTime, documents: Mapping[int, TimelineDocument]) -> TimelineArc:
    if line.step:
        title = _("%(number)d relations between documents of %(one)s and %(other)s") % {
            "number": arc.number,
            "one": _bundle_name(arc.first, line.step),
            "other": _bundle_name(arc.second, line.step),
        }
    else:
        title = f"{documents[arc.first].title} {SENTENCES[arc.kind]} {documents[arc.second].title}"
    return TimelineArc(arc, title, _style(arc.kind) if arc.kind else "several")


def _style(kind: str) -> str:
    return kind.replace(" ", "-")
