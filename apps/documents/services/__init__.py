"""What can be done to documents, editions and clauses. Each act is one transaction and is kept in the history.

They do not ask who may: views do, by the querysets and rules.
"""

from apps.documents.services.addressing import addresses_foreseen
from apps.documents.services.bringing_back import bring_back
from apps.documents.services.clauses import add_clause, give_address, restore_clause, withdraw_clause
from apps.documents.services.confirming import Seen, address_of, confirm_import, planned
from apps.documents.services.documents import (
    edit_document,
    enter_document,
    publish_document,
    restore_document,
    withdraw_document,
)
from apps.documents.services.editions import (
    add_edition,
    edit_edition,
    publish_edition,
    restore_edition,
    withdraw_edition,
)
from apps.documents.services.imports import (
    Details,
    Step,
    details_of,
    discard_import,
    resume_import,
    same_file,
    save_details,
    start_import,
    take_back,
    take_step,
)
from apps.documents.services.sources import add_party, add_source
from apps.documents.services.wordings import add_wording, revise_wording

__all__ = [
    "Details",
    "Seen",
    "Step",
    "add_clause",
    "add_edition",
    "add_party",
    "add_source",
    "add_wording",
    "address_of",
    "addresses_foreseen",
    "bring_back",
    "confirm_import",
    "details_of",
    "discard_import",
    "edit_document",
    "edit_edition",
    "enter_document",
    "give_address",
    "planned",
    "publish_document",
    "publish_edition",
    "restore_clause",
    "restore_document",
    "restore_edition",
    "resume_import",
    "revise_wording",
    "same_file",
    "save_details",
    "start_import",
    "take_back",
    "take_step",
    "withdraw_clause",
    "withdraw_document",
    "withdraw_edition",
]
