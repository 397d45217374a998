"""Forms that take back what was typed: they answer a POST with ``act=resume`` by the form filled in, unsaved."""

from django.urls import Resolver404, resolve

NOTES = ("annotate", "annotate_absence", "annotate_document", "annotation", "withdraw")
PAIRINGS = ("correct_pairing",)
DOCUMENTS = ("new_document_by_hand", "document", "new_edition", "edition", "add_clause", "clause")
IMPORTS = ("new_document", "bring_in_edition", "bring_in_text", "import_details", "import_confirm")
COMMENTARIES = ("new_commentary", "commentary", "correct_text", "review_note")
WITHDRAWING = ("withdraw_document", "withdraw_edition", "withdraw_clause")
RESUMABLE = frozenset(
    f"desk:{name}" for name in (*NOTES, *PAIRINGS, *DOCUMENTS, *IMPORTS, *COMMENTARIES, *WITHDRAWING)
)


def is_resumable(path: str) -> bool:
    """Whether such a form of ours stands at the path. Takes whatever a request says."""
    try:
        return resolve(path.partition("?")[0]).view_name in RESUMABLE
    except Resolver404:
        return False
