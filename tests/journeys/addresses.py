"""Every address of the site with the pages to look at there, for journeys that go through all of them.

A new address belongs in one of the two tables; tests/journeys/test_accessibility.py says so.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from apps.commentary.models import Annotation
from tests.journeys.conftest import MOSCOW

# {note} is a published note. Names without a colon are not in any app's addresses.
PUBLIC: dict[str, tuple[str, ...]] = {
    "reading:library": ("/", "/?q=nonsense&page=9"),
    "reading:document": (
        MOSCOW,
        f"{MOSCOW}?topic=military-assistance&stance=ambiguous",
        f"{MOSCOW}?topic=nonsense",
        f"{MOSCOW}?edition=turan-en",
        f"{MOSCOW}?edition=jamnews-en&beside=turan-en",
        "/documents/shusha-declaration-2021/",
    ),
    "reading:revisions": (f"{MOSCOW}revisions/",),
    "reading:compare_revisions": (f"{MOSCOW}revisions/compare/",),
    "reading:lineage": (f"{MOSCOW}lineage/", f"{MOSCOW}lineage/?in=library&only=new"),
    "reading:clause_lineage": (f"{MOSCOW}lineage/1/", f"{MOSCOW}lineage/u2/?in=library"),
    "reading:compare_choose": ("/compare/", "/compare/?left=moscow-declaration-2022&right=declaration"),
    "reading:compare": (
        "/compare/friendship-treaty-1997/moscow-declaration-2022/",
        "/compare/moscow-declaration-2022/moscow-declaration-2022/",
    ),
    "reading:print": (f"{MOSCOW}print/", f"{MOSCOW}print/?stance=ambiguous&topic=nonsense"),
    "reading:cite": (f"{MOSCOW}cite/",),
    "reading:clause": (f"{MOSCOW}1/", f"{MOSCOW}u2/"),
    "reading:topics": ("/topics/",),
    "reading:topic": ("/topics/military-assistance/", "/topics/security/"),
    "reading:expert": ("/experts/nasimi-mammadli/",),
    "reading:commentary": ("/commentaries/turan-2022/",),
    "reading:annotation": ("/annotations/{note}/",),
    "accounts:sign_in": ("/desk/sign-in/",),
    "": ("/no/such/page", f"{MOSCOW}999/"),
}
DESK: dict[str, tuple[str, ...]] = {
    "desk:home": ("/desk/",),
    "desk:notes": ("/desk/notes/mine/", "/desk/notes/withdrawn/"),
    "desk:anchors": ("/desk/anchors/",),
    "desk:annotate_document": (f"/desk{MOSCOW}annotate/",),
    "desk:annotate_absence": (
        "/desk/documents/shusha-declaration-2021/absences/moscow-declaration-2022/11/annotate/",
    ),
    "desk:comparisons": ("/desk/comparisons/",),
    "desk:compare": ("/desk/compare/friendship-treaty-1997/moscow-declaration-2022/",),
    "desk:annotate": (f"/desk{MOSCOW}u3/annotate/",),
    "desk:annotation": ("/desk/annotations/{note}/",),
    "desk:withdraw": ("/desk/annotations/{note}/withdraw/",),
    "desk:history": ("/desk/annotations/{note}/history/",),
    "desk:documents": ("/desk/documents/",),
    "desk:new_document": ("/desk/documents/new/",),
    "desk:new_document_by_hand": ("/desk/documents/new/by-hand/",),
    "desk:bring_in_edition": (f"/desk{MOSCOW}editions/new/text/",),
    "desk:bring_in_text": (f"/desk{MOSCOW}editions/jamnews-en/revise/",),
    "desk:imports": ("/desk/imports/", "/desk/imports/?closed=1"),
    "desk:commentaries": ("/desk/commentaries/", "/desk/commentaries/?q=nonsense"),
    "desk:new_commentary": ("/desk/commentaries/new/",),
    "desk:commentary": ("/desk/commentaries/turan-2022/",),
    "desk:correct_text": ("/desk/commentaries/turan-2022/text/",),
    "desk:document": (f"/desk{MOSCOW}",),
    "desk:withdraw_document": (f"/desk{MOSCOW}withdraw/",),
    "desk:document_history": (f"/desk{MOSCOW}history/",),
    "desk:new_edition": (f"/desk{MOSCOW}editions/new/",),
    "desk:edition": (f"/desk{MOSCOW}editions/jamnews-en/",),
    "desk:withdraw_edition": (f"/desk{MOSCOW}editions/jamnews-en/withdraw/",),
    "desk:edition_history": (f"/desk{MOSCOW}editions/jamnews-en/history/",),
    "desk:clause": tuple(f"/desk{MOSCOW}editions/jamnews-en/clauses/{ref}/" for ref in ("1", "11")),
    "desk:withdraw_clause": (f"/desk{MOSCOW}1/withdraw/",),
    "desk:topics": (f"/desk{MOSCOW}1/topics/", f"/desk{MOSCOW}11/topics/"),
    "desk:force": (f"/desk{MOSCOW}11/force/",),
    "desk:review": ("/desk/commentaries/turan-2022/review/",),
    "desk:review_publish_all": ("/desk/commentaries/turan-2022/review/publish/",),
    # What readers see has more on it for an editor.
    "reading:document": (MOSCOW,),
    "reading:clause": (f"{MOSCOW}1/",),
}
# Where documents are kept, the desk is seen wide and light as well.
BRIGHT = (
    *(f"/desk/documents/{place}" for place in ("", "new/", "new/by-hand/")),
    *(f"/desk{MOSCOW}{place}" for place in ("", "editions/new/", "11/topics/")),
    *(f"/desk{MOSCOW}editions/jamnews-en/{place}" for place in ("", "clauses/11/")),
)
ELSEWHERE = "an act, sent by a form of a page that is visited; it answers with another page"
A_FILE = "a file for other programs"
ON_ITS_WAY = "of a text on its way in, of which the sample has none: tests/journeys/test_bringing_in.py"
UNDER_REVIEW = "of an article under review, of which the sample has none: tests/journeys/test_review.py"
EXCLUDED: dict[str, str] = {
    "reading:styleguide": "tests/journeys/test_styleguide.py goes through it",
    "reading:notes": "a part of the document's page, which fetches it",
    "reading:take_comparison": A_FILE,
    "reading:compare_notes": "of a row, of which the sample has none: tests/journeys/test_compare.py",
    "reading:cite_as": A_FILE,
    "reading:take": A_FILE,
    "reading:cite_clause": A_FILE,
    "reading:cite_clause_as": A_FILE,
    "reading:cite_note": A_FILE,
    "reading:cite_note_as": A_FILE,
    "reading:sitemap": A_FILE,
    "reading:sitemap_part": A_FILE,
    "reading:robots": A_FILE,
    "healthz": A_FILE,
    "desk:options": "the choices under a field, looked at in tests/journeys/test_annotating.py",
    "desk:preview": "a part of the form's page",
    "desk:add_clause": "it leads to the edition's page, where its form is",
    "desk:import": ON_ITS_WAY,
    "desk:import_progress": ON_ITS_WAY,
    "desk:import_details": ON_ITS_WAY,
    "desk:import_confirm": ON_ITS_WAY,
    "desk:commentary_text": "of a text, of which the sample has none: tests/journeys/test_commentaries.py",
    "desk:import_again": ELSEWHERE,
    "desk:correct_pairing": "of a pairing, of which the sample has none: tests/journeys/test_pairings.py",
    "desk:confirm_pairing": ELSEWHERE,
    "desk:reject_pairing": ELSEWHERE,
    "desk:take_back_pairing": ELSEWHERE,
    "desk:place_anchor": "of a note to re-attach, of which the sample has none: tests/journeys/test_reattaching.py",
    "desk:accept_anchor": ELSEWHERE,
    "desk:keep_anchor": ELSEWHERE,
    "desk:take_back_anchor": ELSEWHERE,
    "desk:accept_anchors": ELSEWHERE,
    "desk:review_progress": "a part of the review's page, which fetches it",
    "desk:review_point": UNDER_REVIEW,
    "desk:review_adjust": UNDER_REVIEW,
    "desk:review_adjust_clause": UNDER_REVIEW,
    "desk:review_examine": ELSEWHERE,
    "desk:review_accept": ELSEWHERE,
    "desk:review_accept_run": ELSEWHERE,
    "desk:review_reject": ELSEWHERE,
    "desk:review_reject_run": ELSEWHERE,
    "desk:review_undo": ELSEWHERE,
    "desk:review_publish": ELSEWHERE,
    "desk:review_note": ELSEWHERE,
    "desk:import_discard": ELSEWHERE,
    "desk:bring_back": ELSEWHERE,
    "desk:restore_edition": ELSEWHERE,
    "desk:restore_clause": ELSEWHERE,
    "desk:restore_document": ELSEWHERE,
    "desk:restore": ELSEWHERE,
    "desk:publish": ELSEWHERE,
    "desk:publish_document": ELSEWHERE,
    "desk:publish_edition": ELSEWHERE,
    "desk:return_to": ELSEWHERE,
    "desk:discard": ELSEWHERE,
    "accounts:sign_out": ELSEWHERE,
    "set_language": ELSEWHERE,
}


def names_of_addresses() -> set[str]:
    """The names of all addresses but those of the administration, whose pages are Django's."""
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield ":".join(filter(None, (space, each.name or "")))
        elif each.namespace != "admin":
            yield from _names(each, ":".join(filter(None, (space, each.namespace or ""))))


def every(table: dict[str, tuple[str, ...]]) -> list[str]:
    """The addresses of a table, with what the sample edition has there."""
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    return [address.format(note=note) for addresses in table.values() for address in addresses]
