"""A document on paper, as a filter leaves it."""

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import language_name, listing
from apps.documents.dates import display
from apps.reading.filtering import ALL
from apps.reading.footnotes import Numbering
from apps.reading.selectors.document import reading_page
from apps.reading.selectors.whole import chosen, sources, view_path
from apps.reading.shapes import (
    FoldedClauses,
    Footnote,
    LeftOut,
    PrintedClause,
    PrintedPage,
    PrintedSource,
    ReadingPage,
)


def printed_page(viewer: Viewer, slug: str, query: QueryDict) -> PrintedPage | None:
    """None where there is no such document that the viewer may see. Nine queries; more for an
    earlier state."""
    page = reading_page(viewer, slug, query)
    if page is None:
        return None
    numbering = Numbering()
    numbers = numbering.of(page.about)
    entries = tuple(_entries(page, numbering))
    footnotes = numbering.footnotes
    clauses = [entry for entry in entries if isinstance(entry, PrintedClause)]
    edition = next((each for each in page.editions if each.selected), None)
    return PrintedPage(
        head=page.head,
        edition=edition,
        numbers=numbers,
        entries=entries,
        footnotes=footnotes,
        sources=tuple(_sources(viewer, slug, clauses, footnotes, edition.ref if edition else "")),
        view_url=view_path(page),
        chosen=tuple(_choices(page)),
        match_all=page.filter.match == ALL and bool(page.filter.match_choices),
        problems=page.filter.problems,
        clauses=len(clauses),
        clauses_of=page.totals.clauses,
        notes=len({note.card.id for note in footnotes}),
        notes_of=page.totals.notes,
        day=page.past.name if page.past else date_format(timezone.localdate()),
    )


def _entries(page: ReadingPage, numbering: Numbering) -> Iterable[PrintedClause | LeftOut]:
    for entry in page.rows:
        if isinstance(entry, FoldedClauses):
            yield LeftOut(len(entry.rows), entry.notes, entry.reason)
        else:
            yield numbering.clause(entry)


def _choices(page: ReadingPage) -> Iterable[tuple[str, str]]:
    """What is chosen of each facet, in one line."""
    facets: dict[str, list[str]] = {}
    for _name, called, _value, label in chosen(page):
        facets.setdefault(called, []).append(label)
    return ((facet, listing(labels)) for facet, labels in facets.items())


def _sources(
    viewer: Viewer, slug: str, clauses: Sequence[PrintedClause], notes: Sequence[Footnote], edition: str
) -> Iterable[PrintedSource]:
    refs = {edition, *(entry.row.wording.edition_ref for entry in clauses)}
    slugs = {note.card.commentary.slug for note in notes if note.card.commentary}
    for source, of_text, of_notes in sources(viewer, slug=slug, edition_refs=refs, commentary_slugs=slugs):
        yield PrintedSource(
            publisher=source.publisher,
            title=source.title,
            author=source.author,
            published=display(source.published_on),
            retrieved=date_format(source.retrieved_on) if source.retrieved_on else "",
            language=source.language,
            language_name=language_name(source.language),
            url=source.url,
            of_text=of_text,
            of_notes=of_notes,
        )
