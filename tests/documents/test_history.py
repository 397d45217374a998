from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.documents.contents import (
    AttestationContent,
    BoundContent,
    DocumentContent,
    EditionContent,
    NameContent,
    RelationContent,
    SignatoryContent,
)
from apps.documents.history import document_versions, edition_versions
from apps.documents.models import DocumentName
from apps.documents.services import (
    add_edition,
    edit_document,
    edit_edition,
    enter_document,
    publish_document,
    withdraw_document,
)
from tests.factories import DocumentFactory, EditorFactory, PartyFactory, SourceFactory

# Real transactions: the triggers stamp all rows of one with the same time.
pytestmark = pytest.mark.django_db(transaction=True)


def a_content() -> DocumentContent:
    source = SourceFactory.create()
    return DocumentContent(
        title="Moscow Declaration",
        slug="moscow",
        signed="2022-02-22",
        signed_source=source,
        names=(NameContent("Moskva bəyannaməsi", "az", source),),
        parties=(BoundContent(PartyFactory.create(), source=source),),
        signatories=(SignatoryContent("A. Person", basis="outside"),),
        attestations=(AttestationContent("extent", "43 paragraphs", source=source),),
        relations=(RelationContent(DocumentFactory.create(), "accompanies", basis="inference"),),
    )


def test_every_state_of_a_document_can_be_seen_again() -> None:
    editor = EditorFactory.create(name="Ada")
    first = a_content()
    document = enter_document(by=editor, content=first)
    second = replace(
        first, title="Moscow Pact", names=(), attestations=(*first.attestations, *a_content().attestations)
    )
    edit_document(by=editor, document=document, base_version=1, content=second)
    publish_document(by=None, document=document, base_version=2)
    withdraw_document(by=None, document=document, base_version=3, reason="Twice.")

    versions = document_versions(document)

    assert [(v.number, v.act, v.status, v.by_name) for v in versions] == [
        (4, "withdraw document", "withdrawn", ""),
        (3, "publish document", "published", ""),
        (2, "edit document", "draft", "Ada"),
        (1, "enter document", "draft", "Ada"),
    ]
    assert versions[0].withdrawal == "Twice."
    assert [v.content for v in versions] == [second, second, second, first]


def test_what_was_changed_by_itself_shows_from_the_act_before_it_on() -> None:
    document = enter_document(by=None, content=a_content())
    DocumentName.objects.update(name="Changed in plain SQL")

    assert document_versions(document)[0].content.names[0].name == "Changed in plain SQL"


def test_a_state_comes_back_by_editing() -> None:
    first = a_content()
    document = enter_document(by=None, content=first)
    edit_document(by=None, document=document, base_version=1, content=DocumentContent("Emptied", "moscow"))

    edit_document(by=None, document=document, base_version=2, content=document_versions(document)[-1].content)

    assert document_versions(document)[0].content == first


def test_every_state_of_an_edition_can_be_seen_again() -> None:
    content = EditionContent(SourceFactory.create(), "en", ref="a")
    edition = add_edition(by=None, document=DocumentFactory.create(), content=content)
    changed = replace(content, translator="A. Person", source=SourceFactory.create())
    edit_edition(by=None, edition=edition, base_version=1, content=changed)

    assert [(v.number, v.content) for v in edition_versions(edition)] == [(2, changed), (1, content)]


def test_the_history_takes_a_fixed_number_of_queries() -> None:
    document = enter_document(by=EditorFactory.create(), content=a_content())
    counts = []
    for version in range(1, 7):
        edit_document(
            by=None,
            document=document,
            base_version=version,
            content=replace(a_content(), title=f"T {version}"),
        )
        with CaptureQueriesContext(connection) as captured:
            document_versions(document)
        counts.append(len(captured))
    assert len(set(counts)) == 1, counts
