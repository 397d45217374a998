import pytest
from django.test import Client

from tests.desk.conftest import text_of
from tests.desk.documents.browser import open_form
from tests.factories import DocumentFactory, DocumentNameFactory, EditionFactory

pytestmark = pytest.mark.django_db


def test_an_editor_sees_what_each_version_changed_and_brings_a_state_back(desk: Client) -> None:
    document = DocumentFactory.create(title="Moscow Declaration")
    DocumentNameFactory.create(document=document, name="Moskva")
    page = f"/desk/documents/{document.slug}/"
    form = open_form(desk, page, "title")
    desk.post(page, form.but(title="Moscow Pact", names__0__removed="on", act="save"))

    history = text_of(desk.get(f"{page}history/"))
    assert "Declaration</del>" in history
    assert "Pact</ins>" in history
    assert "Ada" in history

    back = open_form(desk, f"{page}?state=1", "title")
    assert back.values["title"] == ["Moscow Declaration"]
    desk.post(page, back.but(act="save"))
    document.refresh_from_db()
    assert (document.title, document.version) == ("Moscow Declaration", 3)


@pytest.mark.parametrize("state", ["99", "x", "-1", "1\x00"])
def test_a_state_that_never_was_begins_with_todays(desk: Client, state: str) -> None:
    document, edition = DocumentFactory.create(title="Today"), EditionFactory.create(translator="Today")
    page = f"/desk/documents/{document.slug}/?state={state}"
    assert open_form(desk, page, "title").values["title"] == ["Today"]
    page = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/?state={state}"
    assert open_form(desk, page, "extent").values["translator"] == ["Today"]


def test_an_edition_has_its_history_too(desk: Client) -> None:
    edition = EditionFactory.create(translator="First one")
    page = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"
    desk.post(page, open_form(desk, page, "extent").but(translator="Second one", act="save"))

    assert "Second" in text_of(desk.get(f"{page}history/"))
    assert open_form(desk, f"{page}?state=1", "extent").values["translator"] == ["First one"]
