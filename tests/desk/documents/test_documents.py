import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.documents.models import Document, Party, Source
from apps.documents.models.document import Status
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import (
    PASSWORD,
    AttestationFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditorFactory,
    PartyFactory,
    SignatoryFactory,
    SourceFactory,
    a_document,
)

pytestmark = pytest.mark.django_db

NEW = "/desk/documents/new/"


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


def test_a_document_is_entered_as_a_draft(desk: Client) -> None:
    source, party = SourceFactory.create(), PartyFactory.create()
    form = open_form(desk, NEW, "title")
    sent = form.but(
        title="Declaration on Allied Interaction",
        signed="2022-02-22",
        signed_source=source.pk,
        clause_total="43",
        clause_total_source=source.pk,
        names__0__name="Moscow Declaration",
        names__0__language="en",
        parties__0__party=party.pk,
        parties__0__basis="source",
        parties__0__source=source.pk,
        signatories__0__name="A. Person",
        signatories__0__basis="outside",
        attestations__0__about="extent",
        attestations__0__statement="43 paragraphs",
        attestations__0__source=source.pk,
        act="save",
    )

    response = desk.post(NEW, sent)

    document = Document.objects.get()
    assert response["Location"] == url(document) == "/desk/documents/declaration-on-allied-interaction-2022/"
    assert (document.status, document.signed_source, document.clause_total) == (Status.DRAFT, source, 43)
    assert document.names.get().name == "Moscow Declaration"
    assert document.bound_parties.get().party == party
    assert document.signatories.get().basis == "outside"
    assert document.attestations.get().statement == "43 paragraphs"
    assert text_of(desk.get(url(document))).count("Only editors see it.") == 1


def test_a_form_sent_twice_makes_one_document(desk: Client) -> None:
    sent = open_form(desk, NEW, "title").but(title="Joint statement", act="save")

    first, second = desk.post(NEW, sent), desk.post(NEW, sent)

    assert first["Location"] == second["Location"]
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "A document has a title."),
        ({"signed": "22.02.2022"}, "“22.02.2022” is not a date."),
        ({"signed": "2022-02-31"}, "“2022-02-31” is not a date."),
        ({"slug": "taken"}, "Another document stands at the address “taken”."),
        ({"slug": "new"}, "is the address of a page"),
        ({"slug": "no address"}, "Latin letters, figures and hyphens only"),
        ({"clause_total": "43"}, "A number of clauses and the source that gives it go together."),
        ({"clause_total": "many"}, "Enter a whole number."),
        ({"title": "x" * 501}, "This has 501 characters, and at most 500 fit."),
        ({"place": "Mos\x00cow"}, "It held characters that cannot be stored"),
        ({"attestations__0__statement": "x" * 100_000}, "This has 100,000 characters"),
        ({"parties__0__basis": "source", "names__0__name": ""}, "Fill this in, or remove the row."),
        ({"signatories__0__name": "A. Person", "signatories__0__basis": "source"}, "Which source says so?"),
    ],
)
def test_whatever_is_wrong_is_said_and_everything_typed_stays(
    desk: Client, changed: dict[str, object], sentence: str
) -> None:
    DocumentFactory.create(slug="taken")
    source = SourceFactory.create()
    form = open_form(desk, NEW, "title")
    typed: dict[str, object] = {
        "title": "Declaration ə 𝕏",
        "place": "Moscow",
        "names__0__name": "Moscow Declaration",
        "parties__0__source": source.pk if sentence.startswith("Fill") else "",
    }

    response = desk.post(NEW, form.but(**{**typed, **changed}, act="save"))

    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page
    assert "All that you typed is kept below." in page
    again = form_with(response, "title").values
    for name, value in {**typed, **changed}.items():
        kept = str(value).replace("\x00", "")
        assert again[name.replace("__", "-")] == [kept], name
    assert Document.objects.count() == 1


def test_two_rows_for_one_thing_are_told_apart(desk: Client) -> None:
    form = open_form(desk, NEW, "title")
    sent = form.but(title="A", names__0__name="One", act="more_names")
    more = form_with(desk.post(NEW, sent), "title")

    response = desk.post(NEW, more.but(names__1__name="One", act="save"))

    assert response.status_code == 422
    assert "stands there twice" in text_of(response)


def test_further_rows_come_with_everything_typed_and_nothing_is_judged(desk: Client) -> None:
    form = open_form(desk, NEW, "title")

    response = desk.post(NEW, form.but(signed="nonsense", names__0__name="One", act="more_names"))

    more = form_with(response, "title").values
    assert response.status_code == 200
    assert "is not a date" not in text_of(response)
    assert (more["signed"], more["names-0-name"], more["names-TOTAL_FORMS"]) == (["nonsense"], ["One"], ["4"])


def test_a_source_is_added_in_place_and_everything_typed_stays(desk: Client) -> None:
    form = open_form(desk, NEW, "title")
    sent = form.but(
        title="A", new_source__publisher="Turan", new_source__url="https://example.org/a", act="add_source"
    )

    response = desk.post(NEW, sent)

    source = Source.objects.get()
    again = form_with(response, "title").values
    assert source.ref == "turan"
    assert (again["title"], again["new_source-publisher"]) == (["A"], [""])
    assert f'<option value="{source.pk}">Turan (turan)</option>' in text_of(response)
    assert not Document.objects.exists()


def test_a_party_is_added_in_place(desk: Client) -> None:
    form = open_form(desk, NEW, "title")

    desk.post(NEW, form.but(new_party__name="Azerbaijan", new_party__code="aze", act="add_party"))
    assert Party.objects.get().code == "AZE"

    response = desk.post(NEW, form.but(new_party__name="Armenia", new_party__code="AZE", act="add_party"))
    assert response.status_code == 422
    assert "stands for Azerbaijan" in text_of(response)
    assert form_with(response, "title").values["new_party-name"] == ["Armenia"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"new_source__publisher": ""}, "This field is required."),
        ({"new_source__url": "javascript:x"}, "This is not a web address."),
        ({"new_source__published_on": "soon"}, "“soon” is not a date."),
    ],
)
def test_a_source_that_is_none_is_not_added(desk: Client, changed: dict[str, str], sentence: str) -> None:
    form = open_form(desk, NEW, "title")
    response = desk.post(
        NEW, form.but(title="A", **{"new_source__publisher": "Turan", **changed}, act="add_source")
    )

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert form_with(response, "title").values["title"] == ["A"]
    assert not Source.objects.exists()


def test_what_was_described_and_not_added_is_not_lost_silently(desk: Client) -> None:
    form = open_form(desk, NEW, "title")

    response = desk.post(NEW, form.but(title="A", new_source__publisher="Turan", act="save"))

    assert response.status_code == 422
    assert "did not add it" in text_of(response)
    assert not Document.objects.exists()


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
    assert "Somebody else saved this while you were writing." in page
    assert "<del>" in page
    assert "Declaration of 2022</del>" in page
    assert "Pact</ins>" in page
    again = form_with(response, "title")
    assert (again.values["title"], again.values["version"]) == (["Moscow Pact"], ["2"])
    document.refresh_from_db()
    assert document.title == "Moscow Declaration of 2022"

    assert desk.post(url(document), again.but(act="save")).status_code == 302
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


def test_what_was_typed_survives_signing_in_again(editor: User) -> None:
    client = signed_in(editor)
    form = open_form(client, NEW, "title")
    client.logout()

    response = client.post(NEW, form.but(title="Typed long ago", place="Moscow", act="save"))
    assert response.status_code == 401
    sign_in = form_with(response, "typed")
    client.post("/desk/sign-in/", sign_in.but(username=editor.username, password=PASSWORD))

    page = client.get(NEW)
    assert "This is what you typed. It is not saved yet." in text_of(page)
    again = form_with(page, "title")
    assert (again.values["title"], again.values["place"]) == (["Typed long ago"], ["Moscow"])
    assert client.post(NEW, again.but(act="save")).status_code == 302
    assert open_form(client, NEW, "title").values["title"] == [""]
