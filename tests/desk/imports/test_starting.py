"""A file or pasted words become an import; whatever is wrong with them is said, and what was typed is kept."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from apps.accounts.models import User
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Purpose, Stage
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import open_form
from tests.documents.services.texts import TREATY, published, revised

pytestmark = pytest.mark.django_db

NEW = "/desk/documents/new/"


def a_file(content: bytes = TREATY.encode(), name: str = "treaty.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def sent(desk: Client, url: str = NEW, **values: object) -> dict[str, object]:
    """The form as the page gives it, filled in; a file field that is left alone sends nothing."""
    form = open_form(desk, url, "identifier").but(**values)
    return {name: value for name, value in form.items() if name != "file" or "file" in values}


def test_the_page_begins_with_the_three_ways(desk: Client) -> None:
    page = text_of(desk.get(NEW))
    assert 'href="#import-file"' in page
    assert 'href="#import-text"' in page
    assert 'href="/desk/documents/new/by-hand/"' in page
    assert 'enctype="multipart/form-data"' in page


def test_a_file_is_kept_as_it_came_and_waits(desk: Client, editor: User) -> None:
    response = desk.post(NEW, sent(desk, file=a_file(), publisher="The Ministry"))
    row = Import.objects.get()
    assert response["Location"] == f"/desk/imports/{row.pk}/"
    assert (bytes(row.content), row.file_name) == (TREATY.encode(), "treaty.txt")
    assert (row.stage, row.purpose, row.created_by) == (Stage.WAITING, Purpose.DOCUMENT, editor)
    assert services.details_of(row).publisher == "The Ministry"


def test_pasted_words_are_an_import_without_a_file(desk: Client) -> None:
    desk.post(NEW, sent(desk, text="Article 1\r\nThe Parties consult.", title="A treaty", language="en"))
    row = Import.objects.get()
    assert (bytes(row.content), row.file_name) == (b"Article 1\nThe Parties consult.", "")
    assert services.details_of(row).title == "A treaty"


def test_sent_twice_it_is_one_import(desk: Client) -> None:
    form = sent(desk, text=TREATY)
    assert desk.post(NEW, form)["Location"] == desk.post(NEW, form)["Location"]
    assert Import.objects.count() == 1


def test_going_back_and_choosing_another_text_is_another_import(desk: Client) -> None:
    form = sent(desk, text=TREATY)
    first = desk.post(NEW, form)["Location"]
    assert desk.post(NEW, {**form, "text": "Another text."})["Location"] != first


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Choose a file, or paste the words below."),
        ({"text": "  \n "}, "Choose a file, or paste the words below."),
        ({"file": b"", "title": "Kept"}, "is empty: it has no bytes at all"),
        ({"file": b"Words", "text": "Other words", "title": "Kept"}, "which of the two is it?"),
        ({"text": "x" * 1_000_001}, "at most 1,000,000 fit"),
        ({"text": "A NUL \0 in it", "title": "Kept"}, "characters that cannot be stored"),
        ({"file": b"Words", "title": "x" * 501}, "at most 500 fit"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    desk: Client, values: dict[str, Any], sentence: str
) -> None:
    content = values.get("file")
    given = values if content is None else {**values, "file": a_file(content)}
    response = desk.post(NEW, sent(desk, **given))
    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page
    assert Import.objects.count() == 0
    if values.get("title") == "Kept":
        assert 'value="Kept"' in page


@override_settings(IMPORT_LIMIT=2 * 1024 * 1024)
def test_a_file_beyond_the_limit_is_not_kept_but_all_else_is(desk: Client) -> None:
    big = a_file(b"x" * (3 * 1024 * 1024), "big.pdf")
    response = desk.post(NEW, sent(desk, file=big, title="A long treaty", publisher="The Ministry"))
    page = text_of(response)
    assert response.status_code == 422
    assert (
        "“big.pdf” has 3.0 MB, and at most 2 MB are read, so the file was not kept; all that you typed is"
        in page
    )
    assert 'value="A long treaty"' in page
    assert 'value="The Ministry"' in page
    assert Import.objects.count() == 0


def test_the_same_file_twice_says_when_it_came_first(desk: Client) -> None:
    first = desk.post(NEW, sent(desk, file=a_file()))["Location"]
    second = desk.post(NEW, sent(desk, file=a_file()))["Location"]
    assert Import.objects.count() == 2
    page = text_of(desk.get(second))
    assert "The same file was brought in on" in page
    assert f'href="{first}"' in page


def test_what_was_typed_outlives_the_session(desk: Client) -> None:
    form = sent(desk, text=TREATY, title="A treaty")
    page = text_of(Client().post(NEW, form))
    assert "A treaty" in page
    assert "sign" in page.lower()


class TestOfADocument:
    def test_an_edition_is_brought_in(self, desk: Client) -> None:
        document = published().document
        assert document is not None
        url = f"/desk/documents/{document.slug}/editions/new/text/"
        assert f'href="{url}"' in text_of(desk.get(f"/desk/documents/{document.slug}/"))
        desk.post(url, sent(desk, url, text="Статья 1\nСтороны живут в мире.", language="ru"))
        row = Import.objects.latest("created_at")
        assert (row.purpose, row.document, row.edition) == (Purpose.EDITION, document, None)

    def test_a_new_text_of_an_edition_is_brought_in(self, desk: Client) -> None:
        edition = published().edition
        assert edition is not None
        own = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"
        assert f'href="{own}revise/"' in text_of(desk.get(own))
        desk.post(f"{own}revise/", sent(desk, f"{own}revise/", text=TREATY, reason="A misprint."))
        row = Import.objects.latest("created_at")
        assert (row.purpose, row.edition) == (Purpose.REVISION, edition)
        assert services.details_of(row).reason == "A misprint."

    def test_nothing_goes_into_what_is_withdrawn(self, desk: Client) -> None:
        edition = published().edition
        assert edition is not None
        url = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/revise/"
        form = sent(desk, url, text=TREATY, reason="A misprint.")
        services.withdraw_edition(by=None, edition=edition, base_version=edition.version, reason="Wrong.")
        response = desk.post(url, form)
        assert response.status_code == 422
        assert "This edition is withdrawn. Restore it first; what you typed is kept." in text_of(response)


class TestBringingBack:
    def test_an_earlier_revision_is_an_import_that_is_ready(self, desk: Client) -> None:
        done = published()
        revised(done, TREATY.replace("every spring", "each autumn"))
        edition = done.edition
        assert edition is not None
        own = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"
        assert "Bring back revision 1" in text_of(desk.get(own))
        form = {"identifier": str(uuid4())}
        one = desk.post(f"{own}revisions/1/bring-back/", form)
        two = desk.post(f"{own}revisions/1/bring-back/", form)
        row = Import.objects.latest("created_at")
        assert one["Location"] == two["Location"] == f"/desk/imports/{row.pk}/"
        assert row.stage == Stage.READY
        fates = {fate for line in services.planned(row).lines for fate in line.fates}
        assert fates == {"same", "reworded"}
        assert services.planned(row).gone == ()

    def test_one_that_never_was_is_told(self, desk: Client) -> None:
        edition = published().edition
        assert edition is not None
        own = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"
        response = desk.post(f"{own}revisions/7/bring-back/", {"identifier": str(uuid4())}, follow=True)
        assert "Revision 7 of this edition holds no clauses" in text_of(response)
        assert Import.objects.count() == 1


def test_a_contributor_brings_nothing_in(contributor: User) -> None:
    client = signed_in(contributor)
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"text": TREATY}).status_code == 403
    assert Import.objects.count() == 0
