import pytest
from django.test import Client

from apps.documents.models import Edition, Source
from apps.documents.models.document import Status
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import DocumentFactory, EditionFactory, EditorFactory, SourceFactory, WordingFactory

pytestmark = pytest.mark.django_db


def url(edition: Edition) -> str:
    return f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"


def test_an_edition_is_added_as_a_draft_and_twice_makes_one(desk: Client) -> None:
    document, source = DocumentFactory.create(), SourceFactory.create(publisher="JAMnews")
    page = f"/desk/documents/{document.slug}/editions/new/"
    sent = open_form(desk, page, "extent").but(
        source=source.pk, language="en", reason="As quoted.", act="save"
    )

    first, second = desk.post(page, sent), desk.post(page, sent)

    edition = Edition.objects.get()
    assert first["Location"] == second["Location"] == url(edition)
    assert (edition.ref, edition.status, edition.revisions.get().reason) == (
        "jamnews-en",
        Status.DRAFT,
        "As quoted.",
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"source": ""}, "Every edition has a source."),
        ({"source": "4711"}, "What was chosen is not there any more."),
        ({"ref": "taken"}, "The document has an edition “taken” already."),
        ({"ref": "new"}, "is the address of a page"),
        ({"ref": "ə"}, "Latin letters, figures and hyphens only"),
        ({"translator": "a\x00b"}, "It held characters that cannot be stored"),
        ({"translator": "x" * 201}, "This has 201 characters"),
        ({"extent": "half"}, "Select a valid choice."),
    ],
)
def test_whatever_is_wrong_is_said_and_everything_typed_stays(
    desk: Client, changed: dict[str, str], sentence: str
) -> None:
    taken = EditionFactory.create(ref="taken")
    page = f"/desk/documents/{taken.document.slug}/editions/new/"
    form = open_form(desk, page, "extent")

    response = desk.post(
        page, form.but(**{"source": taken.source_id, "reason": "As typed.", **changed}, act="save")
    )

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert form_with(response, "extent").values["reason"] == ["As typed."]
    assert Edition.objects.count() == 1


def test_a_source_is_added_in_place_and_chosen(desk: Client) -> None:
    document = DocumentFactory.create()
    page = f"/desk/documents/{document.slug}/editions/new/"
    form = open_form(desk, page, "extent")

    response = desk.post(
        page, form.but(translator="A. Person", new_source__publisher="Turan", act="add_source")
    )

    again = form_with(response, "extent")
    assert again.values["source"] == [str(Source.objects.get().pk)]
    assert again.values["translator"] == ["A. Person"]
    assert desk.post(page, again.but(act="save")).status_code == 302


def test_what_is_known_of_an_edition_is_edited(desk: Client) -> None:
    edition = EditionFactory.create()
    form = open_form(desk, url(edition), "extent")
    assert "ref" not in form.values

    desk.post(url(edition), form.but(translator="A. Person", authentic="on", act="save"))

    edition.refresh_from_db()
    assert (edition.translator, edition.authentic, edition.version) == ("A. Person", True, 2)


def test_the_second_of_two_editors_sees_both_versions(desk: Client) -> None:
    edition = EditionFactory.create()
    form = open_form(desk, url(edition), "extent")
    signed_in(EditorFactory.create()).post(url(edition), form.but(translator="First one", act="save"))

    response = desk.post(url(edition), form.but(translator="Second one", act="save"))

    assert response.status_code == 409
    assert "saved this edition just now, while you were writing." in text_of(response)
    again = form_with(response, "extent")
    assert again.values["translator"] == ["Second one"]
    assert desk.post(url(edition), again.but(act="save")).status_code == 409
    assert desk.post(url(edition), again.but(choice__translator="mine", act="save")).status_code == 302
    edition.refresh_from_db()
    assert edition.translator == "Second one"


def test_an_edition_is_published_withdrawn_and_restored(desk: Client) -> None:
    edition = EditionFactory.create(draft=True)

    def act(name: str, **more: object) -> str:
        edition.refresh_from_db()
        return text_of(desk.post(f"{url(edition)}{name}/", {"version": edition.version, **more}, follow=True))

    assert "This edition has no clauses yet." in act("publish")
    WordingFactory.create(edition=edition)
    assert "Published. Readers see the edition." in act("publish")
    assert "Say in a few words why." in act("withdraw")
    assert "Withdrawn because: Wrong source." in act("withdraw", reason="Wrong source.")
    assert "Restored. The edition is published again." in act("restore")
    assert edition.revisions.get().published_at is not None


def test_an_edition_of_a_draft_document_waits_for_it(desk: Client) -> None:
    wording = WordingFactory.create(edition__draft=True, edition__document__draft=True)
    page = text_of(desk.post(f"{url(wording.edition)}publish/", {"version": "1"}, follow=True))
    assert "as soon as its document is published" in page
