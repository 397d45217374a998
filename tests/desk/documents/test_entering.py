import pytest
from django.test import Client

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
    PartyFactory,
    SignatoryFactory,
    SourceFactory,
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


@pytest.mark.parametrize("asked", ["%s%s", "%d-%s", "%s%", '"><b>-%s', "doc", ""])
def test_a_page_names_its_fields_in_no_other_way(desk: Client, asked: str) -> None:
    page = text_of(desk.post(NEW, {"act": "add_source", "auto_id": asked}))
    assert 'id="new-new_source-publisher"' in page


def test_what_was_described_and_not_added_is_not_lost_silently(desk: Client) -> None:
    form = open_form(desk, NEW, "title")

    response = desk.post(NEW, form.but(title="A", new_source__publisher="Turan", act="save"))

    assert response.status_code == 422
    assert "did not add it" in text_of(response)
    assert not Document.objects.exists()


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
