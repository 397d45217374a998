"""The page of an import while it waits, is read, was refused, or is done with; and the list of them all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from apps.accounts.models import User
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Stage
from apps.documents.services.reading_in import read_in
from tests.desk.conftest import signed_in, text_of
from tests.documents.services.texts import TREATY, bring_in, published
from tests.factories import EditorFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def waiting(content: bytes = TREATY.encode(), name: str = "treaty.txt") -> Import:
    return services.start_import(by=EditorFactory.create(name="Bahar"), content=content, file_name=name)


def at(row: Import, **values: object) -> Import:
    Import.objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


def url(row: Import, more: str = "") -> str:
    return f"/desk/imports/{row.pk}/{more}"


class TestWhileItIsRead:
    def test_it_says_that_it_waits_and_refreshes_itself_with_and_without_scripts(self, desk: Client) -> None:
        row = waiting()
        page = text_of(desk.get(url(row)))
        assert "It waits to be read." in page
        assert f'hx-get="{url(row, "progress/")}"' in page
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page

    def test_it_says_how_far_it_is(self, desk: Client) -> None:
        row = at(waiting(), stage=Stage.READING, done=12, total=40, at_work=timezone.now())
        part = text_of(desk.get(url(row, "progress/"), headers=HTMX))
        assert "12 of 40 pages are read." in part
        assert 'max="40" value="12"' in part
        assert "<html" not in part
        assert "Read it again" not in part

    def test_without_a_sign_of_life_it_can_be_begun_anew(self, desk: Client) -> None:
        silent = timezone.now() - timedelta(seconds=20)
        row = at(waiting(), stage=Stage.READING, at_work=silent)
        assert "For 20 seconds nobody has given a sign" in text_of(desk.get(url(row)))
        assert desk.post(url(row, "read-again/"))["Location"] == url(row)
        row.refresh_from_db()
        assert row.stage == Stage.WAITING
        read_in(row.pk)
        row.refresh_from_db()
        assert row.stage == Stage.READY

    def test_once_it_is_read_the_page_goes_on(self, desk: Client) -> None:
        row = bring_in(TREATY)
        part = desk.get(url(row, "progress/"), headers=HTMX)
        assert part.headers["HX-Redirect"] == url(row)
        assert desk.get(url(row, "progress/"))["Location"] == url(row)


class TestOneThatWasRefused:
    def test_says_why_and_what_is_kept_and_what_to_do(self, desk: Client) -> None:
        row = waiting(b"%PDF-1.4 cut off", "treaty.pdf")
        read_in(row.pk)
        page = text_of(desk.get(url(row)))
        assert "It could not be read." in page
        assert "The file “treaty.pdf” is kept, as it came." in page
        assert 'href="/desk/documents/new/"' in page
        assert "Read it again" in page
        assert "hx-get" not in page.split("<main")[1]

    def test_can_be_discarded(self, desk: Client) -> None:
        row = at(waiting(), stage=Stage.REFUSED, problem="It is a picture.")
        page = text_of(desk.post(url(row, "discard/"), follow=True))
        assert "Discarded. Nothing of it is public; its record is kept." in page
        assert "This import was discarded." in text_of(desk.get(url(row)))

    def test_a_look_changes_nothing(self, desk: Client) -> None:
        row = at(waiting(), stage=Stage.REFUSED)
        for act in ("discard/", "read-again/"):
            assert desk.get(url(row, act))["Location"] == url(row)
        row.refresh_from_db()
        assert row.stage == Stage.REFUSED


def test_one_that_is_confirmed_leads_to_its_edition(desk: Client) -> None:
    row = published()
    assert row.edition is not None
    page = text_of(desk.get(url(row)))
    assert "Confirmed on" in page
    assert f'href="/desk/documents/{row.edition.document.slug}/editions/{row.edition.ref}/"' in page
    refused = text_of(desk.post(url(row, "discard/"), follow=True))
    assert "This import is confirmed. Withdraw its edition instead." in refused


class TestTheList:
    def test_has_what_is_open_with_who_and_how_far(self, desk: Client) -> None:
        at(waiting(), stage=Stage.READING, done=12, total=40)
        at(waiting(b"x", "scan.pdf"), stage=Stage.REFUSED, problem="It is a picture.")
        published()
        page = text_of(desk.get("/desk/imports/"))
        assert "12 of 40 pages" in page
        assert "It is a picture." in page
        assert "Bahar" in page
        assert "Treaty on Good Neighbours" not in page
        assert "Treaty on Good Neighbours" in text_of(desk.get("/desk/imports/?closed=1"))

    def test_takes_as_many_queries_for_three_as_for_one(self, desk: Client) -> None:
        waiting()
        desk.get("/desk/imports/")
        with assertNumQueries(3):  # the session, the user, the imports
            desk.get("/desk/imports/")
        waiting(b"one")
        waiting(b"two")
        with assertNumQueries(3):
            desk.get("/desk/imports/")

    def test_is_linked_from_the_desk_with_their_number(self, desk: Client) -> None:
        assert 'href="/desk/imports/"' in text_of(desk.get("/desk/"))
        waiting()
        assert 'Texts on their way in <span class="count">1</span>' in text_of(desk.get("/desk/"))

    def test_is_no_contributors(self, contributor: User) -> None:
        row = waiting()
        client = signed_in(contributor)
        assert "/desk/imports/" not in text_of(client.get("/desk/"))
        for address in ("/desk/imports/", url(row), url(row, "details/"), url(row, "confirm/")):
            assert client.get(address).status_code == 403
        for act in ("discard/", "read-again/", "confirm/", "details/"):
            assert client.post(url(row, act)).status_code == 403
