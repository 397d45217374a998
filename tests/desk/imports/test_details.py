"""What a text on its way in is: said as far as it is known, and never lost to somebody else's saving."""

from typing import Any

import pytest
from django.test import Client

from apps.documents import services
from apps.documents.engine import draft
from apps.documents.models import Import
from tests.desk.conftest import text_of
from tests.desk.documents.browser import form_with, open_form
from tests.documents.services.texts import TREATY, bring_in, published

pytestmark = pytest.mark.django_db


def url(row: Import) -> str:
    return f"/desk/imports/{row.pk}/details/"


def save(desk: Client, row: Import, **values: object) -> Any:
    return desk.post(url(row), open_form(desk, url(row), "seen").but(act="save", **values))


def said(row: Import) -> services.Details:
    row.refresh_from_db()
    return services.details_of(row)


def test_what_the_text_is_can_be_said(desk: Client) -> None:
    row = bring_in(TREATY)
    response = save(
        desk,
        row,
        title="Treaty of Peace",
        kind="treaty",
        signed="2022-02-XX",
        place="Baku",
        language="az",
        authentic="on",
        publisher="The Gazette",
        url="https://example.org/treaty",
        rights="quote only",
    )
    assert response["Location"] == f"/desk/imports/{row.pk}/confirm/"
    now = said(row)
    assert (now.title, now.kind, now.signed, now.place) == ("Treaty of Peace", "treaty", "2022-02-XX", "Baku")
    assert (now.language, now.authentic, now.publisher) == ("az", True, "The Gazette")
    assert (now.url, now.rights) == ("https://example.org/treaty", "quote only")


def test_what_is_missing_is_named_and_all_else_is_saved(desk: Client) -> None:
    row = bring_in(TREATY)
    page = text_of(desk.post(save(desk, row, publisher="", place="Baku")["Location"], follow=True))
    assert said(row).place == "Baku"
    assert "Before it is confirmed, say this too: Publisher." in page


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("signed", "last May", "is not a date. Write 2022-02-22"),
        ("published_on", "2022-13-01", "is not a date"),
        ("url", "javascript:alert(1)", "This is not a web address."),
        ("slug", "two words", "Latin letters, figures and hyphens only"),
        ("slug", "new", "Another document stands at the address “new”"),
        ("title", "x" * 501, "at most 500 fit"),
        ("translator", "A\0B", "characters that cannot be stored"),
    ],
)
def test_what_cannot_be_is_told_and_kept_in_the_form(
    desk: Client, name: str, value: str, sentence: str
) -> None:
    row = bring_in(TREATY)
    response = save(desk, row, **{name: value, "place": "Baku"})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert 'value="Baku"' in text_of(response)
    assert said(row).place == ""


def test_the_address_of_another_document_is_refused(desk: Client) -> None:
    document = published().document
    assert document is not None
    response = save(desk, bring_in(TREATY + "More."), slug=document.slug)
    assert f"Another document stands at the address “{document.slug}”" in text_of(response)


def test_an_edition_of_a_document_is_asked_nothing_of_the_document(desk: Client) -> None:
    row = bring_in(TREATY, document=published().document)
    form = open_form(desk, url(row), "seen")
    assert "publisher" in form.values
    assert "title" not in form.values
    desk.post(url(row), form.but(publisher="Another", act="save"))
    assert (said(row).publisher, said(row).title) == ("Another", "Treaty on Good Neighbours")


class TestTwoEditors:
    def test_the_second_sees_what_the_first_saved_beside_what_was_typed(self, desk: Client) -> None:
        row = bring_in(TREATY)
        form = open_form(desk, url(row), "seen")
        save(desk, row, publisher="The Gazette")
        response = desk.post(url(row), form.but(publisher="The Ministry of Justice", act="save"))
        page = text_of(response)
        assert response.status_code == 409
        assert "Somebody else saved this while you were writing. Nothing of yours is lost." in page
        assert "Gazette</del>" in page
        assert 'value="The Ministry of Justice"' in page
        assert said(row).publisher == "The Gazette"

        again = desk.post(url(row), form_with(response, "seen").but(act="save"))
        assert again.status_code == 302
        assert said(row).publisher == "The Ministry of Justice"

    def test_steps_at_the_clauses_are_no_collision(self, desk: Client) -> None:
        row = bring_in(TREATY)
        form = open_form(desk, url(row), "seen")
        key = draft.load(row.rows)[-1].key
        services.take_step(
            by=None,
            row=row,
            base_version=row.version,
            name="assure",
            step=lambda rows: draft.assure(rows, key),
        )
        assert desk.post(url(row), form.but(place="Baku", act="save")).status_code == 302
        assert said(row).place == "Baku"


def test_what_is_confirmed_is_not_described_any_more(desk: Client) -> None:
    row = published()
    assert desk.get(url(row))["Location"] == f"/desk/imports/{row.pk}/"
    late = {"title": "Too late", "kind": "treaty", "extent": "complete", "rights": "full text"}
    response = desk.post(url(row), late)
    assert response.status_code == 422
    assert "This import is not open to changes" in text_of(response)
    assert 'value="Too late"' in text_of(response)
    assert said(row).title == "Treaty on Good Neighbours"
