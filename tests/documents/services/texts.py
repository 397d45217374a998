"""Texts to bring in, and the way there."""

from typing import Any

from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Purpose, Stage
from apps.documents.services.reading_in import read_in

TREATY = """Treaty on Good Neighbours

The High Contracting Parties,

Recognizing the old friendship of their peoples,

Desiring to strengthen it,

Have agreed as follows:

Article 1
Friendship

The Parties shall live in peace and consult each other every spring.

Article 2
Assistance

Each Party shall help the other when it is attacked, and the help shall not be paid for, whatever it costs.

Article 3
Entry into force

This Treaty shall enter into force on the day of its signature.
"""
DETAILS = services.Details(title="Treaty on Good Neighbours", publisher="The Ministry", language="en")


def bring_in(text: str, **more: Any) -> Import:
    """An import that was read and waits to be checked."""
    edition = more.get("edition")
    purpose = Purpose.REVISION if edition else Purpose.EDITION if more.get("document") else Purpose.DOCUMENT
    details = services.Details(**{**_plain(DETAILS), **more.pop("details", {})})
    row = services.start_import(
        by=None, content=text.encode(), purpose=purpose, details=details, in_background=False, **more
    )
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.READY, row.problem
    return row


def confirm(row: Import, *, publish: bool = True, seen: services.Seen | None = None) -> Import:
    return services.confirm_import(by=None, row=row, base_version=row.version, seen=seen, publish=publish)


def published(text: str = TREATY) -> Import:
    return confirm(bring_in(text))


def revised(done: Import, text: str, reason: str = "The official text came.") -> Import:
    """The edition of a confirmed import with a new text."""
    return confirm(bring_in(text, edition=done.edition, details={"reason": reason}))


def _plain(details: services.Details) -> dict[str, Any]:
    return {name: getattr(details, name) for name in services.Details.__slots__}
