"""Wordings to revise."""

from dataclasses import replace

from apps.documents.contents import EditionContent, WordingContent
from apps.documents.models import Wording
from apps.documents.services import add_clause, add_edition, publish_edition, revise_wording
from tests.factories import DocumentFactory, SourceFactory

TEXT = "The Parties shall consult without delay, and shall resolutely suppress hostile acts."


def a_draft(**more: object) -> Wording:
    """A clause of a draft edition."""
    edition = add_edition(
        by=None, document=DocumentFactory.create(), content=EditionContent(SourceFactory.create(), "en")
    )
    return add_clause(by=None, edition=edition, content=WordingContent(TEXT))


def a_published() -> Wording:
    wording = a_draft()
    publish_edition(by=None, edition=wording.edition, base_version=1)
    wording.refresh_from_db()
    return wording


def as_it_is(wording: Wording) -> WordingContent:
    return WordingContent(
        text=wording.text,
        kind=wording.kind,
        label=wording.label,
        label_source=wording.label_source,
        lead_in=wording.lead_in,
        whole=wording.whole,
        parent=wording.parent,
    )


def revise(wording: Wording, text: str, reason: str = "Corrected.", version: int | None = None) -> Wording:
    return revise_wording(
        by=None,
        wording=wording,
        base_version=version or wording.version,
        content=replace(as_it_is(wording), text=text),
        reason=reason,
    )
