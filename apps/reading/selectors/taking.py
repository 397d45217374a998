"""The filtered view of a document to take along: exactly what its reading page shows."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from apps.accounts.rules import Viewer
from apps.documents.models import Source
from apps.documents.selectors import EditionRow
from apps.reading.addresses import clause_name, edition_name
from apps.reading.selectors.document import alone_view
from apps.reading.selectors.whole import (
    NoteDates,
    chosen,
    commentary_sources,
    note_dates,
    rows_in_order,
    shown,
    view_path,
)
from apps.reading.shapes import (
    Card,
    ClauseRow,
    ReadingPage,
    TakenClause,
    TakenCommentary,
    TakenEdition,
    TakenNote,
    TakenStance,
    TakenView,
)


def taken_view(viewer: Viewer, slug: str, query: QueryDict, site: str) -> TakenView | None:
    """None where there is no such document that the viewer may see. Nine queries; more for an earlier
    state. ``site`` is scheme and host."""
    view = alone_view(viewer, slug, query)
    if view is None:
        return None
    page, dates = view.page(), view.subject.note_dates
    rows = [row for row, _reason in rows_in_order(page) if row.shown]
    cards = shown([*page.about, *(card for row in rows for card in row.cards)])
    write = _Writer(
        site,
        note_dates(viewer, {card.id for card in cards}) if dates is None else dates,
        commentary_sources({card.commentary.slug for card in cards if card.commentary}),
    )
    return TakenView(
        slug=slug,
        title=page.head.title,
        kind=page.head.kind,
        status=page.head.status,
        signed=page.head.signed,
        signed_on=page.head.signed_on,
        parties=page.head.parties,
        url=site + page.head.url,
        view_url=site + view_path(page),
        filter=tuple((name, value, label) for name, _called, value, label in chosen(page)),
        match=page.filter.match,
        problems=page.filter.problems,
        clauses_of=page.totals.clauses,
        notes_of=page.totals.notes,
        notes_shown=len({card.id for card in cards}),
        editions=tuple(_edition(row, page) for row in view.subject.stuff.editions),
        about=tuple(write.notes(page.about, on_clause=False)),
        clauses=tuple(write.clause(row) for row in rows),
        taken=timezone.now(),
        state=page.past.name if page.past else "",
        state_file_name=page.past.file_name if page.past else "",
    )


class _Writer:
    """Puts together what the page has and what was looked up beside it."""

    def __init__(self, site: str, dates: Mapping[UUID, NoteDates], sources: Mapping[str, Source]) -> None:
        self.site = site
        self.dates = dates
        self.sources = sources

    def clause(self, row: ClauseRow) -> TakenClause:
        wording = row.wording
        return TakenClause(
            url=self.site + row.url,
            ref=row.ref,
            name=clause_name(row.kind, row.label, wording.text or wording.heading),
            label=row.label,
            label_note=row.label_note,
            kind=row.kind,
            depth=row.depth,
            edition=wording.edition_ref,
            held=row.held,
            language=wording.language,
            heading=wording.heading,
            lead_in=wording.lead_in,
            text=wording.text,
            whole=wording.whole,
            topics=row.topics,
            notes=tuple(self.notes(row.cards, on_clause=True)),
        )

    def notes(self, cards: Iterable[Card], *, on_clause: bool) -> Iterable[TakenNote]:
        """Without those that were withdrawn while we looked."""
        for card in cards:
            if not card.hidden and card.id in self.dates:
                yield self._note(card, self.dates[card.id], on_clause)

    def _note(self, card: Card, dates: NoteDates, on_clause: bool) -> TakenNote:
        return TakenNote(
            id=str(card.id),
            url=self.site + reverse("reading:annotation", args=[card.id]),
            about=_about(card, on_clause),
            quote=card.quote,
            place=card.state,
            absent=card.absent.label if card.absent else "",
            editorial=card.editorial,
            experts=tuple((expert.name, expert.role) for expert in card.experts),
            stances=tuple(
                TakenStance(mark.value, mark.label, mark.party, mark.inferred, mark.note)
                for mark in card.stances
            ),
            topics=card.topics,
            language=card.language,
            body=card.markdown,
            source_words=card.source_words,
            passages=card.passages,
            commentary=self._commentary(card),
            status=card.status,
            published=dates.published,
            changed=dates.changed,
        )

    def _commentary(self, card: Card) -> TakenCommentary | None:
        if card.commentary is None:
            return None
        source = self.sources.get(card.commentary.slug)
        return TakenCommentary(
            publisher=card.commentary.publisher,
            title=source.title if source else card.commentary.title,
            author=source.author if source else "",
            published=source.published_on if source else "",
            language=card.commentary.language,
            url=card.commentary.url,
        )


def _about(card: Card, on_clause: bool) -> str:
    if card.absent:
        return "absence"
    if not on_clause:
        return "document"
    return "words" if card.quote else "clause"


def _edition(row: EditionRow, page: ReadingPage) -> TakenEdition:
    return TakenEdition(
        ref=row.ref,
        name=edition_name(row),
        publisher=row.publisher,
        title=row.title,
        source_url=row.url,
        published=row.published_on,
        language=row.language,
        translator=row.translator,
        authentic=row.authentic,
        extent=row.extent,
        order_known=row.order_known,
        revision=row.revision,
        revised=row.revised_at,
        status=row.status,
        chosen=any(edition.selected and edition.ref == row.ref for edition in page.editions),
    )
