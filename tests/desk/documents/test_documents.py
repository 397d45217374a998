import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.documents.models import Document
from apps.documents.models.document import Status
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import (
    AttestationFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditorFactory,
    SignatoryFactory,
    a_document,
)

pytestmark = pytest.mark.django_db

NEW = "/desk/documents/new/by-hand/"


def url(document: Document) -> str:
    return f"/desk/documents/{document.slug}/"


def a_full_document() -> Document:
    document = DocumentFactory.create(title="Moscow Declaration")
    DocumentNameFactory.create(document=document, name="Moskva bəyannaməsi", language="az")
    DocumentPartyFactory.create(document=document)
    SignatoryFactory.create(document=document)
    AttestationFactory.create(document=document, statement="43 paragraphs")
    DocumentRelationFactory.create(from_document=document)
    return document


def test_a_document_is_edited_with_all_that_hangs_on_it(desk: Client) -> None:
    document = a_full_document()
    form = open_form(desk, url(document), "title")
    assert form.values["names-0-name"] == ["Moskva bəyannaməsi"]

    response = desk.post(
        url(document),
        form.but(title="Another title", attestations__0__removed="on", names__0__name="Moskva", act="save"),
    )

    document.refresh_from_db()
    assert response.status_code == 302
    assert (document.title, document.version, document.names.get().name) == ("Another title", 2, "Moskva")
    assert not document.attestations.exists()
    assert document.bound_parties.count() == document.signatories.count() == document.relations.count() == 1


def test_a_row_that_is_removed_may_hold_nonsense(desk: Client) -> None:
    document = a_full_document()
    form = open_form(desk, url(document), "title")

    desk.post(
        url(document), form.but(signatories__0__name="x" * 300, signatories__0__removed="on", act="save")
    )

    assert not document.signatories.exists()


def test_the_second_of_two_editors_sees_both_versions_and_what_was_typed(desk: Client) -> None:
    document = a_full_document()
    mine, yours = open_form(desk, url(document), "title"), open_form(desk, url(document), "title")
    other = signed_in(EditorFactory.create())
    other.post(url(document), yours.but(title="Moscow Declaration of 2022", act="save"))

    response = desk.post(url(document), mine.but(title="Moscow Pact", place="Moscow", act="save"))

    page = text_of(response)
    assert response.status_code == 409
    assert "saved this document just now, while you were writing." in page
    assert "of 2022</ins>" in page
    assert "Declaration</del>" in page
    assert "Pact</ins>" in page
    again = form_with(response, "title")
    assert (again.values["title"], again.values["version"]) == (["Moscow Pact"], ["2"])
    document.refresh_from_db()
    assert document.title == "Moscow Declaration of 2022"

    assert desk.post(url(document), again.but(choice__title="mine", act="save")).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.place) == ("Moscow Pact", "Moscow")


def test_the_same_edit_sent_twice_is_made_once(desk: Client) -> None:
    document = DocumentFactory.create(title="Old")
    sent = open_form(desk, url(document), "title").but(title="New title", act="save")

    assert [desk.post(url(document), sent).status_code for _time in range(2)] == [302, 302]
    document.refresh_from_db()
    assert document.version == 2


def test_the_address_of_a_public_document_does_not_change(desk: Client) -> None:
    document = DocumentFactory.create(slug="moscow")
    form = open_form(desk, url(document), "title")

    response = desk.post(url(document), form.but(title="Kept", slug="elsewhere", act="save"))

    assert response.status_code == 422
    assert "an address that was public never changes" in text_of(response)
    assert form_with(response, "title").values["title"] == ["Kept"]
    assert Document.objects.get().slug == "moscow"


def test_a_document_is_published_withdrawn_and_restored(desk: Client) -> None:
    document = DocumentFactory.create(draft=True)

    def act(name: str, **more: object) -> str:
        document.refresh_from_db()
        sent = {"version": document.version, **more}
        return text_of(desk.post(f"{url(document)}{name}/", sent, follow=True))

    assert "Published. Readers see the document." in act("publish")
    assert "Say in a few words why." in act("withdraw")
    assert "Withdrawn because: Entered twice." in act("withdraw", reason="Entered twice.")
    assert "Restore it first" in text_of(
        desk.post(url(document), open_form(desk, url(document), "title").but(title="B", act="save"))
    )
    assert "Restored. Readers see the document again." in act("restore")
    assert "not withdrawn, so there is nothing to restore" in act("restore")


def test_an_act_on_what_changed_meanwhile_is_not_done(desk: Client) -> None:
    document = DocumentFactory.create(draft=True)
    response = desk.post(f"{url(document)}publish/", {"version": "7"}, follow=True)

    assert "Somebody saved this meanwhile, so nothing was done." in text_of(response)
    document.refresh_from_db()
    assert document.status == Status.DRAFT


def test_a_draft_whose_address_another_editor_changed_is_still_met(desk: Client) -> None:
    document = DocumentFactory.create(draft=True, slug="old-one")
    former = url(document)
    form = open_form(desk, former, "title")
    theirs = open_form(signed_in(EditorFactory.create()), former, "title")
    desk.post(former, theirs.but(slug="new-one", act="save"))

    response = desk.post(former, form.but(title="Typed for an hour", act="save"))

    assert response.status_code == 409
    again = form_with(response, "title")
    assert again.values["title"] == ["Typed for an hour"]
    assert desk.post(former, again.but(slug="new-one", act="save"))["Location"] == "/desk/documents/new-one/"
    assert Document.objects.get().title == "Typed for an hour"


def test_a_note_on_such_a_draft_still_arrives(desk: Client) -> None:
    document = DocumentFactory.create(draft=True, slug="old-one")
    Document.objects.filter(pk=document.pk).update(slug="new-one")
    note = {"body": "Typed for an hour", "t-TOTAL_FORMS": "0", "t-INITIAL_FORMS": "0"}
    response = desk.post(f"{url(document)}annotate/", note)
    assert response.status_code == 422
    assert "Typed for an hour" in text_of(response)


def test_an_address_that_was_given_on_leads_to_who_has_it_now(desk: Client) -> None:
    former = DocumentFactory.create(draft=True, slug="old-one")
    Document.objects.filter(pk=former.pk).update(slug="new-one")
    now = DocumentFactory.create(draft=True, slug="old-one", title="The other")
    assert open_form(desk, url(now), "title").values["title"] == ["The other"]


@pytest.mark.parametrize("act", ["publish/", "withdraw/", "restore/"])
def test_no_get_acts(desk: Client, act: str) -> None:
    document = DocumentFactory.create(draft=True)
    assert desk.get(f"{url(document)}{act}")["Location"] == url(document)
    document.refresh_from_db()
    assert (document.status, document.version) == (Status.DRAFT, 1)


def test_all_documents_are_listed_with_their_state(desk: Client) -> None:
    DocumentFactory.create(title="Public one")
    DocumentFactory.create(title="Draft one", draft=True)
    DocumentFactory.create(title="Withdrawn one", withdrawn=True)

    page = text_of(desk.get("/desk/documents/"))
    assert [title for title in ("Public one", "Draft one", "Withdrawn one") if title in page] == [
        "Public one",
        "Draft one",
        "Withdrawn one",
    ]


@pytest.mark.parametrize(
    "address", ["", "editions/new/", "editions/{ref}/", "editions/{ref}/clauses/1/", "1/topics/"]
)
def test_a_page_takes_a_fixed_number_of_queries(desk: Client, address: str) -> None:
    counts = []
    for clauses, notes in ((1, 1), (3, 3), (30, 3)):
        edition = a_document(clauses=clauses, notes=notes)
        page = f"{url(edition.document)}{address.format(ref=edition.ref)}"
        desk.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(page).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1] == counts[2] <= 40, counts
