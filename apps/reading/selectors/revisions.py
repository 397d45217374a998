"""The revisions of a document's editions: when, why, and how much each changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_publish
from apps.core.as_of import events_of
from apps.core.templatetags.ui import language_name
from apps.documents.models import Document, Revision, Wording
from apps.documents.selectors import EditionRow, editions
from apps.reading.addresses import document_url, edition_name
from apps.reading.selectors.as_of import History, history_of
from apps.reading.shapes import RevisionRow, RevisionsPage


class Held(NamedTuple):
    """A clause in an edition from one revision until another."""

    edition_id: int
    clause_id: int
    wording_id: int
    since: int
    until: int | None

    def holds_in(self, number: int) -> bool:
        return self.since <= number and (self.until is None or self.until > number)


class Made(NamedTuple):
    """A revision as it is in the database."""

    id: int
    edition_id: int
    number: int
    reason: str
    published_at: datetime | None


@dataclass(frozen=True)
class Revisions:
    """The revisions of a document that a viewer may see: readers those that were shown, editors all."""

    title: str
    status: str
    history: History
    editions: Sequence[EditionRow]  # main first
    made: Sequence[Made]  # by edition and number

    def row(self, made: Made, before: int | None, held: Iterable[Held], by: str = "") -> RevisionRow:
        """``before`` is the revision that the viewer saw before it, None for the first; ``held`` are the clauses of the
        edition."""
        edition = next(each for each in self.editions if each.id == made.edition_id)
        period = self.history.of_revision(edition.ref, made.number)
        then = {each.clause_id: each.wording_id for each in held if each.holds_in(made.number)}
        was = {each.clause_id: each.wording_id for each in held if before and each.holds_in(before)}
        return RevisionRow(
            edition=full_name(edition),
            edition_ref=edition.ref,
            number=made.number,
            day=date_format(made.published_at) if made.published_at else "",
            moment=made.published_at.isoformat() if made.published_at else "",
            reason=made.reason,
            by=by,
            state="unpublished" if made.published_at is None else "" if period else "unseen",
            holds=period is not None and period.end is None,
            first=before is None,
            clauses=len(then),
            changed=sum(was[clause] != then[clause] for clause in was.keys() & then.keys()),
            new=len(then.keys() - was.keys()),
            gone=len(was.keys() - then.keys()),
            read_url=self.history.url(period) if period else "",
            compare_url=compare_url(self.history.slug, edition.ref, before, made.number) if before else "",
        )


def full_name(edition: EditionRow) -> str:
    return f"{language_name(edition.language)}, {edition_name(edition)}"


def compare_url(slug: str, edition: str, older: int, newer: int) -> str:
    path = reverse("reading:compare_revisions", args=[slug])
    return f"{path}?edition={edition}&from={older}&to={newer}"


def revisions(viewer: Viewer, slug: str) -> Revisions | None:
    """None where there is no such document that the viewer may see. Seven queries."""
    history = history_of(viewer, slug)
    document = Document.objects.visible_to(viewer).filter(slug=slug).values_list("title", "status").first()
    if history is None or document is None:
        return None
    texts = editions(viewer, [history.document_id])
    found = Revision.objects.filter(edition__in=[each.id for each in texts]).order_by("edition_id", "number")
    made = [Made(*row) for row in found.values_list("id", "edition_id", "number", "reason", "published_at")]
    if not can_publish(viewer):
        seen = {(each.edition_id, each.number) for each in history.periods}
        made = [each for each in made if (each.edition_id, each.number) in seen]
    return Revisions(*document, history, texts, made)


def revisions_page(viewer: Viewer, slug: str) -> RevisionsPage | None:
    """None where there is no such document that the viewer may see. Eight queries, two more for editors."""
    found = revisions(viewer, slug)
    if found is None:
        return None
    since = found.history.since
    return RevisionsPage(
        slug=slug,
        title=found.title,
        url=document_url(slug),
        status=found.status,
        several=len(found.editions) > 1,
        rows=tuple(_newest_first(viewer, found)),
        first_day=since.date().isoformat() if since else "",
        last_day=timezone.now().date().isoformat() if since else "",
    )


def _newest_first(viewer: Viewer, found: Revisions) -> list[RevisionRow]:
    """What is not published yet stands before all others."""
    held = _held(viewer, found.history.document_id)
    by = _makers([each.id for each in found.made]) if can_publish(viewer) else {}
    before: dict[int, int] = {}
    rows = []
    for made in found.made:
        row = found.row(made, before.get(made.edition_id), held[made.edition_id], by.get(made.id, ""))
        rows.append(((made.published_at is None, row.moment, made.number), row))
        before[made.edition_id] = made.number
    return [row for _key, row in sorted(rows, key=lambda pair: pair[0], reverse=True)]


def words_for(viewer: Viewer) -> "QuerySet[Wording]":
    """Every wording for editors, for readers those that were public at some time."""
    wordings = Wording.objects.all() if can_publish(viewer) else Wording.objects.once_public()
    return wordings.order_by()


def _held(viewer: Viewer, document_id: int) -> Mapping[int, list[Held]]:
    """By edition."""
    found: dict[int, list[Held]] = defaultdict(list)
    rows = words_for(viewer).filter(document=document_id)
    for row in rows.values_list("edition_id", "clause_id", "id", "since", "until"):
        found[row[0]].append(Held(*row))
    return found


def _makers(revision_ids: Collection[int]) -> Mapping[int, str]:
    """Who made each revision, where the history names somebody. Two queries."""
    made = events_of("documents.Revision").filter(pgh_obj_id__in=revision_ids, pgh_label="insert")
    rows = made.exclude(pgh_context=None).values_list("pgh_obj_id", "pgh_context__metadata")
    users = {pk: data["user"] for pk, data in rows if data.get("user") is not None}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=set(users.values()))}
    return {pk: names[user] for pk, user in users.items() if user in names}
