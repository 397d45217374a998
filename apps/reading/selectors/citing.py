"""What is needed to cite a document or a clause."""

from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import language_name
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.citing import cite_document
from apps.reading.selectors.clause import Found, clause_page
from apps.reading.selectors.head import document_head
from apps.reading.selectors.whole import editions_of
from apps.reading.shapes import Citation, CitePage


def cite_page(viewer: Viewer, slug: str, edition_ref: str) -> CitePage | None:
    """None where there is no such document that the viewer may see. Three queries.

    ``edition_ref`` is a stranger's word; what no edition goes by is told, and the main edition is cited.
    """
    found = document_head(viewer, slug)
    if found is None:
        return None
    _document_id, head = found
    texts = editions_of(viewer, slug)
    chosen = next((row for row in texts if row.ref == edition_ref), texts[0] if texts else None)
    citation = cite_document(head=head, edition=chosen)
    return CitePage(
        title=head.title,
        url=head.url,
        status=head.status,
        citation=citation,
        editions=tuple(_choice(row, number, citation, chosen) for number, row in enumerate(texts)),
        problem=""
        if not edition_ref or (chosen and chosen.ref == edition_ref)
        else _("There is no edition of this name, so the main edition is cited."),
    )


def _choice(
    row: EditionRow, number: int, citation: Citation, chosen: EditionRow | None
) -> tuple[str, str, bool]:
    name = f"{language_name(row.language)}, {edition_name(row)}"
    return name, citation.cite_path + (f"?edition={row.ref}" if number else ""), row is chosen


def clause_citation(viewer: Viewer, at: Found, edition_ref: str) -> Citation | None:
    """In the edition asked for; in the one shown first, where it does not hold the clause."""
    page = clause_page(viewer, at)
    if page is None:
        return None
    citations = {each.edition.ref: each.citation for each in page.editions}
    return citations.get(edition_ref) or next(iter(citations.values()))
