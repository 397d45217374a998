"""The re-attach desk: lists of the notes whose words changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator

from apps.commentary.models import Target
from apps.commentary.reviewing import STATES, Number, fallen, in_order, numbers, waiting
from apps.desk.selectors.anchor_cases import SURE, Case, cases_of
from apps.documents.models import Document, Edition, Revision

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Cause:
    """The revision in which the words changed, or (``number`` is None) why their clause was withdrawn."""

    number: int | None
    at: datetime | None
    reason: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Group:
    edition: Edition
    number: Number
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the list is wanted; "" for all. ``above``: the score from which on all are accepted together."""

    state: str = ""
    document: str = ""
    edition: str = ""
    above: float = SURE

    @property
    def narrows(self) -> bool:
        """Whether it leaves something out."""
        return bool(self.state or self.document or self.edition)

    @property
    def query(self) -> str:
        parts = {"state": self.state, "document": self.document, "edition": self.edition}
        if self.above != SURE:
            parts["above"] = f"{self.above:.2f}"
        return "&".join(f"{name}={value}" for name, value in parts.items() if value)

    def rows(self) -> Any:
        rows = waiting(document=self.document, state=self.state)
        return rows.filter(made_on__edition__ref=self.edition) if self.edition else rows


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    number: int
    selected: bool


def waiting_number(edition: Edition | None = None, document: Document | None = None) -> int:
    """How many notes wait for an editor. One query."""
    return int(
        waiting(edition=edition.pk if edition else None, document=document.slug if document else "").count()
    )


def page_of(asked: Asked, number: str | None) -> Page[Any]:
    rows = in_order(asked.rows()).select_related(
        "annotation", "document", "clause", "made_on", "made_on__edition__source"
    )
    return Paginator(rows, A_PAGE).get_page(number)


def groups(asked: Asked, targets: Sequence[Any]) -> list[Group]:
    """By edition and revision, in the order of the targets. A fixed number of queries."""
    known = numbers(
        replace(asked, state="").rows(), asked.above
    )  # of all states, as all are accepted together
    cases = cases_of(targets)
    causes = _causes(targets)
    found = []
    for edition, several in groupby(targets, key=_edition):
        by_revision = groupby(several, key=lambda target: target.changed_in)
        found.append(
            Group(
                edition=edition,
                number=known.get(edition.pk, Number(0, 0)),
                causes=tuple(
                    _cause(causes.get((edition.pk, revision)), list(own), cases)
                    for revision, own in by_revision
                ),
            )
        )
    return found


def state_choices(asked: Asked) -> list[Choice]:
    """One query."""
    rows = (
        Asked(document=asked.document, edition=asked.edition).rows().values_list("proposed_state", flat=True)
    )
    states = list(rows.order_by())
    return [
        Choice("", "", len(states), not asked.state),
        *(Choice(str(state), str(state), states.count(state), asked.state == state) for state in STATES),
    ]


def document_choices(asked: Asked) -> list[Choice]:
    """Documents in which something waits. One query."""
    rows = waiting().order_by("document__sort_key", "document_id")
    slugs = list(rows.values_list("document__slug", "document__title"))
    return [
        Choice(slug, title, slugs.count((slug, title)), asked.document == slug)
        for slug, title in dict.fromkeys(slugs)
    ]


def notes_fallen(limit: int = A_PAGE) -> tuple[list[Target], int]:
    """The first notes on whole clauses that are withdrawn, and how many there are. Two queries."""
    rows = fallen().select_related("annotation", "document", "clause")
    return list(rows[:limit]), rows.count()


def _edition(target: Any) -> Edition:
    edition: Edition = target.made_on.edition
    edition.document = target.document
    return edition


def _cause(
    revision: tuple[datetime | None, str] | None, own: Sequence[Any], cases: Mapping[int, Case]
) -> Cause:
    rows = tuple(cases[target.pk] for target in own)
    if revision is not None:
        return Cause(own[0].changed_in, *revision, rows)
    clause = own[0].clause
    return Cause(None, clause.withdrawn_at, clause.withdrawal, rows)


def _causes(targets: Iterable[Any]) -> Mapping[tuple[int, int], tuple[datetime | None, str]]:
    wanted = {(target.made_on.edition_id, target.changed_in) for target in targets if target.changed_in}
    rows = Revision.objects.filter(
        edition__in={edition for edition, _number in wanted},
        number__in={number for _edition, number in wanted},
    )
    return {
        (edition, number): (at, reason)
        for edition, number, at, reason in rows.values_list("edition_id", "number", "published_at", "reason")
    }
