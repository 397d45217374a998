"""A document in an earlier state: the same material made of other rows, so that whatever shows it need not know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer, can_publish
from apps.commentary.as_of import NotesThen, notes_at
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import BEGINNING, TargetRow, Whereabouts, visible_targets
from apps.core.as_of import Row
from apps.documents.as_of import Period, TextsThen, document_at, first_public, periods, texts_at
from apps.documents.as_of_facts import facts_at
from apps.documents.models import Document, Revision, Wording
from apps.documents.models.document import Status
from apps.parallels.forces import corrected_forces_at
from apps.reading.addresses import document_url
from apps.reading.moments import AskedState, moment_query, read_state, revision_query
from apps.reading.not_here import NotHere
from apps.reading.selectors.became import became
from apps.reading.selectors.cards import by_whereabouts
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.head import Said, head_of
from apps.reading.selectors.material import Material
from apps.reading.shapes import DocumentHead, PlaceRef
from apps.topics.as_of import topic_tree_at, topics_of_clauses_at

BEFORE = timedelta(microseconds=1)  # the finest that a stamp tells apart


@dataclass(frozen=True, slots=True)
class Then:
    """A document at a moment. ``asked`` is how an address says it."""

    asked: AskedState
    moment: datetime
    period: Period | None  # where a revision is asked for
    history: "History"
    head: DocumentHead
    texts: TextsThen
    notes: NotesThen
    material: Material
    problem: str


@dataclass(frozen=True, slots=True)
class History:
    """When readers saw which revision of which edition; ``published`` says of each its edition's ref and its day."""

    document_id: int
    slug: str
    since: datetime | None
    periods: Sequence[Period]
    published: Mapping[tuple[int, int], tuple[str, datetime | None]]

    def ref(self, period: Period) -> str:
        return self.published[period.edition_id, period.number][0]

    def named(self, period: Period) -> str:
        """ "revision 2 of 5 March 2022"."""
        at = self.published[period.edition_id, period.number][1] or period.begin
        return _("revision %(number)d of %(date)s") % {"number": period.number, "date": date_format(at)}

    def url(self, period: Period) -> str:
        """Where the revision can be read: that of today on the document's own page."""
        if period.end is None:
            return f"{document_url(self.slug)}?edition={self.ref(period)}"
        return document_url(self.slug) + revision_query(self.ref(period), period.number)

    def of_revision(self, edition: str, number: int) -> Period | None:
        return next(
            (each for each in self.periods if self.ref(each) == edition and each.number == number), None
        )


def history_of(viewer: Viewer, slug: str) -> History | None:
    """None where there is no such document that the viewer may see. Four queries."""
    document_id = Document.objects.visible_to(viewer).filter(slug=slug).values_list("pk", flat=True).first()
    if document_id is None:
        return None
    since = first_public(document_id)
    revisions = Revision.objects.filter(edition__document=document_id)
    return History(
        document_id=document_id,
        slug=slug,
        since=since,
        periods=periods(document_id, since),
        published={
            (edition, number): (ref, at)
            for edition, number, ref, at in revisions.values_list(
                "edition_id", "number", "edition__ref", "published_at"
            )
        },
    )


def then(viewer: Viewer, slug: str, query: Mapping[str, str], *, withdrawn: bool = False) -> Then | None:
    """The document in the state that the address asks for; None where that is the present, or no state at all, or
    where there is no such document that the viewer may see.

    ``withdrawn``: with notes that were withdrawn since, for those who may see them. Raises NotHere where readers did
    not see the document then. A fixed number of queries, some forty.
    """
    asked, problem = read_state(query, timezone.now())
    history = history_of(viewer, slug) if asked else None
    if asked is None or history is None:
        return None
    period = history.of_revision(asked.edition, asked.number) if asked.edition else None
    if asked.edition and period is None:
        return None
    moment = _moment(asked, period)
    row = document_at(history.document_id, moment)
    if row is None or row["status"] != Status.PUBLISHED:
        raise _not_then(history, row, moment)
    texts = texts_at(history.document_id, moment, period.edition_id if period else None)
    notes = notes_at(viewer, history.document_id, texts, moment)
    head = _head(viewer, row, moment)
    shown = notes.rows if withdrawn and can_publish(viewer) else notes.without_withdrawn()
    return Then(
        asked=asked,
        moment=moment,
        period=period,
        history=history,
        head=head,
        texts=texts,
        notes=notes,
        material=_material(head, history.document_id, texts, notes, shown, moment),
        problem=problem,
    )


def _moment(asked: AskedState, period: Period | None) -> datetime:
    """Of a revision the last moment before it was replaced, of the present one now."""
    if period is None:
        return asked.moment or timezone.now()
    return period.end - BEFORE if period.end else timezone.now()


def _not_then(history: History, row: Row | None, moment: datetime) -> NotHere:
    day = date_format(moment)
    if history.since is None:
        way = PlaceRef(_("the document as it is now"), document_url(history.slug))
        return NotHere(_("This document was never public, so it has no earlier state."), way)
    if row is not None and row["status"] == Status.WITHDRAWN:
        sentence = _("On %(day)s this document was withdrawn, so there is nothing to show.") % {"day": day}
        return NotHere(sentence, PlaceRef(_("the document as it is now"), document_url(history.slug)))
    first = history.periods[0] if history.periods else None
    url = history.url(first) if first else document_url(history.slug) + moment_query(history.since)
    sentence = _("On %(day)s Glossator did not show this document yet. It has done so since %(since)s.") % {
        "day": day,
        "since": date_format(history.since),
    }
    return NotHere(sentence, PlaceRef(_("its first state"), url))


def _head(viewer: Viewer, row: Row, moment: datetime) -> DocumentHead:
    facts = facts_at(viewer, row, moment)
    said = Said(facts.parties, facts.signatories, facts.names, facts.attestations, facts.relations)
    return head_of(facts.document, said)


def _material(
    head: DocumentHead,
    document_id: int,
    texts: TextsThen,
    notes: NotesThen,
    shown: Sequence[TargetRow],
    moment: datetime,
) -> Material:
    return Material(
        document_id=document_id,
        editions=texts.editions,
        wordings=texts.wordings,
        tree=topic_tree_at(moment),
        clause_topics=topics_of_clauses_at(texts.clauses, moment),
        notes=shown,
        scattered=_scattered(head, document_id, texts, notes, shown),
        writes=False,
        became=became(shown, texts.wordings),
        forces=corrected_forces_at(texts.clauses, moment),
    )


def _scattered(
    head: DocumentHead, document_id: int, texts: TextsThen, notes: NotesThen, shown: Sequence[TargetRow]
) -> Mapping[UUID, Sequence[Whereabouts]]:
    """The places of each note that does not stand on the page alone."""
    names = faces(texts.wordings, texts.editions)
    own = [
        _place(row, names.get(row.clause_id or 0), document_id, head)
        for row in shown
        if row.kind != TargetKind.ABSENCE
    ]
    places = by_whereabouts([*own, *notes.elsewhere])
    return {
        note: found
        for note, found in places.items()
        if len(found) > 1 or any(place.absent for place in found)
    }


def _place(row: TargetRow, face: Face | None, document_id: int, head: DocumentHead) -> Whereabouts:
    return Whereabouts(
        target_id=row.id,
        annotation_id=row.annotation_id,
        document_id=document_id,
        slug=head.slug,
        title=head.title,
        clause_id=face.clause_id if face else None,
        ref=face.ref if face else "",
        kind=face.wording.kind if face else "",
        label=face.label if face else "",
        beginning=(face.wording.text or face.wording.heading)[:BEGINNING] if face else "",
        absent="",
        absent_slug="",
        owner_id=document_id if face else None,
    )


def changed_clauses(document_id: int, texts: TextsThen) -> int:
    """How many clauses of the editions that were there then have other words now, or another place, or are new or
    gone. One query."""
    editions = {edition.id for edition in texts.editions}
    today = Wording.objects.visible_to(AnonymousUser()).filter(document=document_id, edition__in=editions)
    now = {
        (edition, clause): pk for edition, clause, pk in today.values_list("edition_id", "clause_id", "pk")
    }
    before = {(row.edition_id, row.clause_id): row.id for row in texts.wordings}
    pairs = now.keys() | before.keys()
    return len({pair[1] for pair in pairs if now.get(pair) != before.get(pair)})


def changed_notes(document_id: int, notes: NotesThen) -> int:
    """How many notes say something else now, or are new or gone. One query."""
    today = visible_targets(AnonymousUser()).filter(document=document_id).order_by()
    now = dict(today.values_list("annotation_id", "annotation__version"))
    return sum(now.get(note) != notes.versions.get(note) for note in now.keys() | notes.versions.keys())
