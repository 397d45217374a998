"""What is said above a document in an earlier state: which it is, what changed since, which states are beside it."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer, can_publish
from apps.documents.as_of import Period
from apps.reading.addresses import document_url, edition_name
from apps.reading.moments import moment_query
from apps.reading.selectors.as_of import BEFORE, History, Then, changed_clauses, changed_notes
from apps.reading.shapes import PlaceRef, StateView


def state_view(then: Then, viewer: Viewer | None = None) -> StateView:
    """Two queries. ``viewer``: who is shown notes that were withdrawn since; nobody if not given."""
    document_id = then.history.document_id
    now_url = document_url(then.history.slug)
    if then.period:
        now_url += f"?edition={then.history.ref(then.period)}"
    before, after = _beside(then)
    return StateView(
        sentence=_sentence(then),
        name=state_name(then),
        clauses=changed_clauses(document_id, then.texts),
        notes=changed_notes(document_id, then.notes),
        withdrawn=len(then.notes.withdrawn),
        withdrawn_shown=can_publish(viewer or AnonymousUser()),
        editions_withdrawn=then.texts.withdrawn,
        now_url=now_url,
        before=before,
        after=after,
        revisions_url=reverse("reading:revisions", args=[then.history.slug]),
        query=then.asked.query,
        file_name=_file_name(then),
        problems=(then.problem,) if then.problem else (),
    )


def state_name(then: Then) -> str:
    if then.period:
        return then.history.named(then.period)
    return _moment(then.moment, whole_day=then.asked.whole_day)


def _sentence(then: Then) -> str:
    if then.period is None:
        return _("You are reading the state of %(moment)s.") % {"moment": state_name(then)}
    said = {"revision": state_name(then), "edition": edition_name(then.texts.editions[0])}
    if then.period.end is None:
        return _("You are reading %(revision)s, %(edition)s, which holds today.") % said
    return _(
        "You are reading %(revision)s, %(edition)s, with the notes as they stood when it was replaced"
        " on %(day)s."
    ) % {**said, "day": date_format(then.period.end)}


def _moment(moment: datetime, *, whole_day: bool) -> str:
    day = date_format(moment)
    if whole_day:
        return day
    return _("%(day)s, %(time)s UTC") % {"day": day, "time": f"{moment:%H:%M:%S}".removesuffix(":00")}


def _file_name(then: Then) -> str:
    if then.period:
        return f"{then.asked.edition}-revision-{then.period.number}"
    return f"{then.moment:%Y-%m-%d}"


def _beside(then: Then) -> tuple[PlaceRef | None, PlaceRef | None]:
    return _revisions_beside(then.history, then.period) if then.period else _moments_beside(then)


def _revisions_beside(history: History, period: Period) -> tuple[PlaceRef | None, PlaceRef | None]:
    """Those of the same edition; that of today is the document as it is now, to which another link leads."""
    same = [each for each in history.periods if each.edition_id == period.edition_id]
    at = same.index(period)
    before = same[at - 1] if at else None
    after = same[at + 1] if at + 1 < len(same) and same[at + 1].end else None

    def link(other: Period | None) -> PlaceRef | None:
        return PlaceRef(history.named(other), history.url(other)) if other else None

    return link(before), link(after)


def _moments_beside(then: Then) -> tuple[PlaceRef | None, PlaceRef | None]:
    """The text before it was changed to what it was then, and after it was changed the next time: each at its end."""
    changes = sorted({each.begin for each in then.history.periods})
    past = [at for at in changes if at <= then.moment]
    ahead = changes[len(past) :]
    before = past[-1] if len(past) > 1 else None
    after = ahead[1] if len(ahead) > 1 else None  # that after the last change is the present

    def link(end: datetime | None) -> PlaceRef | None:
        if end is None:
            return None
        label = _("as it was until %(moment)s") % {"moment": _moment(end, whole_day=False)}
        return PlaceRef(label, document_url(then.history.slug) + moment_query(end - BEFORE))

    return link(before), link(after)
