from dataclasses import replace
from uuid import uuid4

import pytest
from django.apps import apps

from apps.accounts.models import User
from apps.documents.contents import (
    AttestationContent,
    BoundContent,
    DocumentContent,
    NameContent,
    RelationContent,
    SignatoryContent,
)
from apps.documents.models import Document, DocumentName
from apps.documents.models.document import Status
from apps.documents.models.source import Basis
from apps.documents.problems import (
    NamedTwice,
    NotItsTurn,
    NotValid,
    ReasonMissing,
    ReservedWord,
    SlugFixed,
    SlugTaken,
    StaleVersion,
    TooLong,
    Unstorable,
)
from apps.documents.services import (
    edit_document,
    enter_document,
    publish_document,
    restore_document,
    withdraw_document,
)
from tests.factories import DocumentFactory, EditorFactory, PartyFactory, SourceFactory

pytestmark = pytest.mark.django_db


def a_full_content() -> DocumentContent:
    source = SourceFactory.create()
    return DocumentContent(
        title="Declaration on Allied Interaction",
        slug="moscow-declaration",
        signed="2022-02-22",
        signed_source=source,
        place="Moscow",
        clause_total=43,
        clause_total_source=source,
        names=(NameContent("Moscow Declaration", "en", source),),
        parties=(BoundContent(PartyFactory.create(), source=source),),
        signatories=(SignatoryContent("A. Person", role="President", basis=Basis.OUTSIDE),),
        attestations=(
            AttestationContent("extent", "43 paragraphs", source=source),
            AttestationContent("extent", "43-page", source=SourceFactory.create()),
        ),
        relations=(RelationContent(DocumentFactory.create(), "accompanies", basis=Basis.INFERENCE),),
    )


def events(document: Document) -> list[tuple[str, str]]:
    rows = apps.get_model("documents", "DocumentEvent")._default_manager.filter(pgh_obj_id=document.pk)
    return [(row.pgh_label, row.pgh_context.metadata["act"]) for row in rows.order_by("pgh_id")]


def test_a_document_is_entered_as_a_draft_with_all_that_is_said_of_it() -> None:
    document = enter_document(by=None, content=a_full_content())

    assert (document.status, document.version, document.first_published_at) == (Status.DRAFT, 1, None)
    assert document.names.get().name == "Moscow Declaration"
    assert document.bound_parties.count() == 1
    assert document.signatories.get().basis == Basis.OUTSIDE
    assert [row.statement for row in document.attestations.all()] == ["43 paragraphs", "43-page"]
    assert document.relations.get().kind == "accompanies"


def test_a_document_may_be_known_and_not_entered() -> None:
    document = enter_document(
        by=None, content=DocumentContent(title="Ceasefire statement", signed="XXXX-11-10")
    )

    assert not document.editions.exists()
    assert not document.clauses.exists()
    assert document.slug == "ceasefire-statement"


@pytest.mark.parametrize(
    ("title", "signed", "slug"),
    [
        ("Şuşa Bəyannaməsi", "2021-06-15", "susa-beyannamesi-2021"),
        ("Treaty of 1997", "1997-07-03", "treaty-of-1997"),
        ("Московская декларация", "", "declaration"),
        ("New", "", "new-2"),
    ],
)
def test_an_address_is_made_from_title_and_year(title: str, signed: str, slug: str) -> None:
    assert enter_document(by=None, content=DocumentContent(title=title, signed=signed)).slug == slug


def test_a_second_document_of_the_same_title_gets_another_address() -> None:
    content = DocumentContent(title="Joint statement")
    assert enter_document(by=None, content=content).slug == "joint-statement"
    assert enter_document(by=None, content=content).slug == "joint-statement-2"


def test_a_form_sent_twice_makes_one_document() -> None:
    key = uuid4()
    content = DocumentContent(title="Joint statement")

    first = enter_document(by=None, content=content, form_key=key)
    second = enter_document(by=None, content=content, form_key=key)

    assert first == second
    assert Document.objects.count() == 1


def test_a_taken_or_reserved_address_is_refused_in_a_sentence() -> None:
    DocumentFactory.create(slug="taken")

    with pytest.raises(SlugTaken, match="“taken”"):
        enter_document(by=None, content=DocumentContent(title="A", slug="taken"))
    with pytest.raises(ReservedWord):
        enter_document(by=None, content=DocumentContent(title="A", slug="new"))


@pytest.mark.parametrize("signed", ["yesterday", "2022-13-01", "22.02.2022", "2022-02-30", "2022-2-2"])
def test_a_date_that_is_none_is_refused(signed: str) -> None:
    with pytest.raises(NotValid) as caught:
        enter_document(by=None, content=DocumentContent(title="A", signed=signed))
    assert signed in caught.value.messages["signed"][0]
    assert not Document.objects.exists()


@pytest.mark.parametrize("title", ["a\x00b", "a\ud800b"])
def test_what_cannot_be_stored_is_refused(title: str) -> None:
    with pytest.raises(Unstorable):
        enter_document(by=None, content=DocumentContent(title=title))


def test_a_text_without_end_is_refused() -> None:
    attestation = AttestationContent("extent", "x" * 100_001, basis=Basis.OUTSIDE)
    with pytest.raises(TooLong, match="100,001"):
        enter_document(by=None, content=DocumentContent(title="A", attestations=(attestation,)))


def test_a_number_of_clauses_needs_its_source() -> None:
    with pytest.raises(NotValid, match="go together"):
        enter_document(by=None, content=DocumentContent(title="A", clause_total=43))


def test_what_a_source_says_needs_the_source() -> None:
    party = BoundContent(PartyFactory.create(), basis=Basis.SOURCE)
    with pytest.raises(NotValid, match="Name the source"):
        enter_document(by=None, content=DocumentContent(title="A", parties=(party,)))
    assert not Document.objects.exists()


def test_two_rows_for_one_thing_are_refused() -> None:
    names = (NameContent("Moscow Declaration", "en"), NameContent("Moscow Declaration", "en"))
    with pytest.raises(NamedTwice, match="Moscow Declaration"):
        enter_document(by=None, content=DocumentContent(title="A", names=names))


def test_a_document_has_no_relation_to_itself() -> None:
    document = DocumentFactory.create()
    relation = RelationContent(document, "refers to", basis=Basis.INFERENCE)
    with pytest.raises(NotValid, match="no relation to itself"):
        edit_document(
            by=None,
            document=document,
            base_version=1,
            content=DocumentContent(title="A", relations=(relation,)),
        )


def test_an_edit_writes_only_what_differs() -> None:
    content = a_full_content()
    document = enter_document(by=None, content=content)
    kept = document.names.get()

    changed = replace(
        content,
        title="Another title",
        names=(*content.names, NameContent("Moskva bəyannaməsi", "az")),
        attestations=content.attestations[:1],
        signatories=(replace(content.signatories[0], role="Prime Minister"),),
    )
    edited = edit_document(by=None, document=document, base_version=1, content=changed)

    assert (edited.title, edited.version) == ("Another title", 2)
    assert set(document.names.values_list("pk", flat=True)) > {kept.pk}
    assert DocumentName.objects.get(pk=kept.pk).name == kept.name
    assert document.attestations.get().statement == "43 paragraphs"
    assert document.signatories.get().role == "Prime Minister"
    row_events = apps.get_model("documents", "DocumentNameEvent")._default_manager
    assert row_events.filter(pgh_obj_id=kept.pk).count() == 1, "a row that stays the same has no event"


def test_the_second_of_two_editors_is_told() -> None:
    document = DocumentFactory.create(title="Old")
    edit_document(by=None, document=document, base_version=1, content=DocumentContent(title="Mine"))

    with pytest.raises(StaleVersion) as caught:
        edit_document(by=None, document=document, base_version=1, content=DocumentContent(title="Yours"))

    assert caught.value.saved == 2
    document.refresh_from_db()
    assert document.title == "Mine"


def test_the_address_of_a_draft_may_change_and_that_of_a_public_document_never() -> None:
    document = enter_document(by=None, content=DocumentContent(title="A", slug="first"))
    document = edit_document(
        by=None, document=document, base_version=1, content=DocumentContent(title="A", slug="second")
    )
    assert document.slug == "second"

    document = publish_document(by=None, document=document, base_version=2)
    with pytest.raises(SlugFixed, match="“second”"):
        edit_document(
            by=None, document=document, base_version=3, content=DocumentContent(title="A", slug="third")
        )


def test_a_document_is_published_withdrawn_and_restored_as_what_it_was() -> None:
    document = enter_document(by=None, content=DocumentContent(title="A"))
    document = publish_document(by=None, document=document, base_version=1)
    public_since = document.first_published_at
    assert (document.status, public_since is not None) == (Status.PUBLISHED, True)

    document = withdraw_document(by=None, document=document, base_version=2, reason=" Entered twice. ")
    assert (document.status, document.withdrawal) == (Status.WITHDRAWN, "Entered twice.")

    document = restore_document(by=None, document=document, base_version=3)
    assert (document.status, document.withdrawal) == (Status.PUBLISHED, "")
    assert document.first_published_at == public_since


def test_a_withdrawn_draft_comes_back_as_a_draft() -> None:
    document = DocumentFactory.create(draft=True)
    document = withdraw_document(by=None, document=document, base_version=1, reason="A mistake.")
    assert restore_document(by=None, document=document, base_version=2).status == Status.DRAFT


def test_withdrawing_says_why() -> None:
    with pytest.raises(ReasonMissing):
        withdraw_document(by=None, document=DocumentFactory.create(), base_version=1, reason="  ")


def test_each_act_has_its_turn() -> None:
    published, withdrawn = DocumentFactory.create(), DocumentFactory.create(withdrawn=True)

    for act, document in (
        (publish_document, published),
        (restore_document, published),
        (publish_document, withdrawn),
    ):
        with pytest.raises(NotItsTurn):
            act(by=None, document=document, base_version=1)
    with pytest.raises(NotItsTurn):
        withdraw_document(by=None, document=withdrawn, base_version=1, reason="Again.")
    with pytest.raises(NotItsTurn, match="Restore it first"):
        edit_document(by=None, document=withdrawn, base_version=1, content=DocumentContent(title="A"))


def test_history_says_who_did_what() -> None:
    editor: User = EditorFactory.create()
    document = enter_document(by=editor, content=DocumentContent(title="A"))
    document = publish_document(by=editor, document=document, base_version=1)
    withdraw_document(by=editor, document=document, base_version=2, reason="Twice.")

    assert events(document) == [
        ("insert", "enter document"),
        ("update", "publish document"),
        ("update", "withdraw document"),
    ]
    first = apps.get_model("documents", "DocumentEvent")._default_manager.first()
    assert first is not None
    assert first.pgh_context.metadata["user"] == editor.pk
