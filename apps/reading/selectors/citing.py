"""What is needed to cite a document or a clause."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import language_name
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.citing import cite_document
from apps.reading.selectors.clause import Found, clause_page
from apps.reading.selectors.document import past_subject
from apps.reading.selectors.editions import reading_url
from apps.reading.selectors.head import document_head
from apps.reading.selectors.whole import editions_of
from apps.reading.shapes import Citation, CitePage


def cite_page(viewer: Viewer, slug: str, query: QueryDict) -> CitePage | None:
    """None where there is no such document that the viewer may see. Three queries; more for an earlier state.

    ``query`` is a stranger's; an edition that is none is told, and the main edition is cited.
    """
    past = past_subject(viewer, slug, query)
    found = (past.stuff.document_id, past.head) if past else document_head(viewer, slug)
    if found is None:
        return None
    _document_id, head = found
    texts = past.stuff.editions if past else editions_of(viewer, slug)
    ref = query.get("edition", "")
    chosen = next((row for row in texts if row.ref == ref), texts[0] if texts else None)
    citation = cite_document(head=head, edition=chosen, past=past.past if past else None)
    return CitePage(
        title=head.title,
        url=head.url + citation.asked,
        status=head.status,
        citation=citation,
        editions=tuple(_choice(row, number, citation, chosen) for number, row in enumerate(texts)),
        problem=""
        if not ref or (chosen and chosen.ref == ref)
        else _("There is no edition of this name, so the main edition is cited."),
    )


def _choice(
    row: EditionRow, number: int, citation: Citation, chosen: EditionRow | None
) -> tuple[str, str, bool]:
    name = f"{language_name(row.language)}, {edition_name(row)}"
    return name, reading_url(citation.cite_path + citation.asked, row.ref if number else ""), row is chosen


def clause_citation(viewer: Viewer, at: Found, edition_ref: str) -> Citation | None:
    """In the edition asked for; in the one shown first, where it does not hold the clause."""
    page = clause_page(viewer, at)
    if page is None:
        return None
    citations = {each.edition.ref: each.citation for each in page.editions}
    return citations.get(edition_ref) or next(iter(citations.values()))
