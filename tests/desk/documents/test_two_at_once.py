"""Two editors save a document, an edition or a wording at once."""

import pytest
from django.test import Client

from apps.accounts.models import Role, User
from apps.documents.models import Wording
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import PageForm, form_with, open_form
from tests.desk.documents.test_documents import a_full_document, url
from tests.desk.documents.test_revising import WORDS, clause_url, edition_url
from tests.factories import EditionFactory, EditorFactory, SourceFactory, WordingFactory

# Each act is a transaction of its own, as in life: the history tells acts apart by their transactions.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bea(db: None) -> Client:
    return signed_in(EditorFactory.create(name="Bea"))


@pytest.fixture
def public(db: None) -> Wording:
    return WordingFactory.create(ref="11", text=WORDS)


def saved_by(client: Client, address: str, field: str, **values: object) -> None:
    form = open_form(client, address, field)
    assert client.post(address, form.but(**values, act="save")).status_code == 302


def meet(client: Client, address: str, form: PageForm, **values: object) -> tuple[str, PageForm]:
    field = "text" if "text" in form.values else "title" if "title" in form.values else "extent"
    response = client.post(address, form.but(**values, act="save"))
    assert response.status_code == 409
    return text_of(response), form_with(response, field)


def test_what_hangs_on_a_document_is_joined_or_chosen(desk: Client, bea: Client) -> None:
    document = a_full_document()
    mine = open_form(desk, url(document), "title")
    saved_by(
        bea, url(document), "title", place="Moscow", names__1__name="Moscow Pact", names__1__language="en"
    )

    page, form = meet(
        desk, url(document), mine, title="A Declaration", names__1__name="The Pact", names__1__language="en"
    )

    assert "1 part needs your choice; 2 parts were joined." in page
    assert "Only Bea changed it" in page
    assert (form.values["place"], form.values["title"]) == (["Moscow"], ["A Declaration"])
    assert desk.post(url(document), form.but(choice__names="joined", act="save")).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.place, document.version) == ("A Declaration", "Moscow", 3)
    assert {row.name for row in document.names.all()} == {"Moskva bəyannaməsi", "Moscow Pact", "The Pact"}
    assert document.signatories.count() == document.attestations.count() == document.relations.count() == 1


def test_a_row_that_the_other_removed_stays_removed(desk: Client, bea: Client) -> None:
    document = a_full_document()
    mine = open_form(desk, url(document), "title")
    saved_by(bea, url(document), "title", signatories__0__removed="on")
    _page, form = meet(desk, url(document), mine, title="Else")
    assert desk.post(url(document), form.but(act="save")).status_code == 302
    assert not document.signatories.exists()


def test_further_rows_and_new_sources_leave_the_choices(desk: Client, bea: Client) -> None:
    document = a_full_document()
    mine = open_form(desk, url(document), "title")
    saved_by(bea, url(document), "title", title="One")
    _page, form = meet(desk, url(document), mine, title="Two")
    more = form_with(desk.post(url(document), form.but(choice__title="mine", act="more_names")), "title")
    assert more.values["names-TOTAL_FORMS"] == ["4"]
    sent = more.but(new_source__publisher="Turan", act="add_source")
    added = form_with(desk.post(url(document), sent), "title")
    assert (added.values["choice-title"], added.values["title"]) == (["mine"], ["Two"])
    assert desk.post(url(document), added.but(act="save")).status_code == 302
    document.refresh_from_db()
    assert document.title == "Two"


def test_a_withdrawn_document_keeps_what_was_typed(desk: Client, bea: Client) -> None:
    document = a_full_document()
    mine = open_form(desk, url(document), "title")
    bea.post(f"{url(document)}withdraw/", {"version": 1, "reason": "Entered twice."})
    page, form = meet(desk, url(document), mine, title="Typed for an hour")
    assert "It was withdrawn meanwhile." in page
    refused = desk.post(url(document), form.but(act="save"))
    assert "Restore it first; what you typed is kept." in text_of(refused)
    assert form_with(refused, "title").values["title"] == ["Typed for an hour"]


def test_an_editor_who_is_none_any_more_gets_back_what_was_typed(desk: Client) -> None:
    document = a_full_document()
    form = open_form(desk, url(document), "title")
    User.objects.update(role=Role.CONTRIBUTOR)
    response = desk.post(url(document), form.but(title="Typed for an hour", act="save"))
    assert response.status_code == 403
    assert "Typed for an hour" in text_of(response)


def test_an_edition_is_joined(desk: Client, bea: Client) -> None:
    edition, source = EditionFactory.create(), SourceFactory.create(publisher="Turan")
    address = edition_url(edition)
    mine = open_form(desk, address, "extent")
    saved_by(bea, address, "extent", source=source.pk, authentic="on")
    page, form = meet(desk, address, mine, translator="A. Person", language="ru")
    assert "4 parts were joined." in page
    assert "Turan" in page
    assert desk.post(address, form.but(act="save")).status_code == 302
    edition.refresh_from_db()
    assert (edition.source, edition.authentic) == (source, True)
    assert (edition.translator, edition.language) == ("A. Person", "ru")


class TestWords:
    def test_a_revision_and_another_one_are_chosen_between(
        self, desk: Client, bea: Client, public: Wording
    ) -> None:
        address = clause_url(public)
        mine = open_form(desk, address, "text")
        saved_by(bea, address, "text", text=WORDS.replace("without delay", "at once"), reason="One.")
        page, form = meet(
            desk, address, mine, text=WORDS.replace("hostile", "all"), lead_in="It says:", reason="Two."
        )
        assert "Bea saved these words just now, while you were writing." in page
        assert "1 part needs your choice; 1 part was joined." in page
        assert form.values["reason"] == ["Two."]
        assert desk.post(address, form.but(choice__text="mine", act="save")).status_code == 302
        now = Wording.objects.get(until=None)
        assert (now.text, now.lead_in) == (WORDS.replace("hostile", "all"), "It says:")
        assert public.edition.revisions.count() == 3

    def test_choosing_what_is_saved_makes_no_revision(
        self, desk: Client, bea: Client, public: Wording
    ) -> None:
        address = clause_url(public)
        mine = open_form(desk, address, "text")
        saved_by(bea, address, "text", text="One.", reason="One.")
        _page, form = meet(desk, address, mine, text="Two.", reason="Two.")
        assert desk.post(address, form.but(choice__text="theirs", act="save")).status_code == 302
        assert public.edition.revisions.count() == 2

    def test_a_draft_that_is_changed_in_place_has_versions_too(self, desk: Client, bea: Client) -> None:
        wording = WordingFactory.create(edition__draft=True, text="As it was.")
        address = clause_url(wording)
        mine = open_form(desk, address, "text")
        saved_by(bea, address, "text", text="One.")
        page, form = meet(desk, address, mine, whole="", lead_in="It says:")
        assert "2 parts were joined." in page or "3 parts were joined." in page
        assert form.values["text"] == ["One."]

    def test_a_place_that_only_one_of_them_chose_is_taken(
        self, desk: Client, bea: Client, public: Wording
    ) -> None:
        other = WordingFactory.create(edition=public.edition, ref="12", text="Else.")
        address = clause_url(public)
        mine = open_form(desk, address, "text")
        saved_by(bea, address, "text", text="One.", reason="One.")
        page, form = meet(desk, address, mine, place=str(other.clause_id), reason="Moved.")
        assert "2 parts were joined." in page
        assert desk.post(address, form.but(act="save")).status_code == 302
        now = Wording.objects.get(clause=public.clause_id, until=None)
        assert (now.text, now.rank > other.rank) == ("One.", True)
        again = desk.post(address, mine.but(place="first", reason="Moved.", act="save"))
        assert "1 part needs your choice" in text_of(again)
