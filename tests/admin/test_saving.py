"""Saving in the admin: what is wrong is said in a sentence, whoever notices it: a form, a model or the database."""

import pytest
from django.apps import apps
from django.test import Client

from apps.accounts.models import Role, User
from apps.documents.models import Document, Party, Wording
from apps.topics.models import ClauseTopic, Decision, Topic
from apps.topics.services import propose_topic
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with
from tests.factories import (
    AdministratorFactory,
    DocumentFactory,
    DocumentPartyFactory,
    PartyFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
    WordingFactory,
    a_note,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return AdministratorFactory.create(name="Root")


@pytest.fixture
def client(administrator: User) -> Client:
    return signed_in(administrator)


def change(client: Client, address: str, field: str, **values: object) -> str:
    """Opens a form, changes some values and sends it; the page that follows."""
    page = f"/admin/{address}/"
    form = form_with(client.get(page), field)
    return text_of(client.post(page, form.but(**values, _continue="1"), follow=True))


def test_a_row_is_added(client: Client) -> None:
    page = change(client, "documents/party/add", "code", code="AZE", name="Azerbaijan")
    assert "was added successfully" in page
    assert Party.objects.get().sort_key


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"code": "aze"}, "Capital letters, figures and hyphens only."),
        ({"code": "TAK"}, "already exists"),
        ({"name": ""}, "This field is required."),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"kind": "person"}, "is not one of the available choices"),
    ],
)
def test_a_row_that_is_wrong_is_not_added(client: Client, values: dict[str, str], sentence: str) -> None:
    PartyFactory.create(code="TAK")
    page = change(client, "documents/party/add", "code", **{"code": "AZE", "name": "Azerbaijan", **values})
    assert sentence in page
    assert Party.objects.count() == 1


def test_what_is_fixed_is_only_shown(client: Client) -> None:
    source = SourceFactory.create(ref="turan")
    change(client, f"documents/source/{source.pk}/change", "publisher", publisher="Turan", ref="elsewhere")
    source.refresh_from_db()
    assert (source.publisher, source.ref) == ("Turan", "turan")


def test_constraints_speak_in_sentences(client: Client) -> None:
    document = DocumentFactory.create(draft=True)
    bound = DocumentPartyFactory.create(document=document)
    place = f"documents/document/{document.pk}/change"

    assert "go together" in change(client, place, "title", clause_total="43")
    assert "is not a date" in change(client, place, "title", signed="soon")
    assert "This address is a page of the desk." in change(client, place, "title", slug="new")
    party = f"documents/documentparty/{bound.pk}/change"
    assert "Name the source that says so" in change(client, party, "basis", source="")
    twice = change(
        client,
        "documents/documentparty/add",
        "basis",
        document=document.pk,
        party=bound.party_id,
        source=SourceFactory.create().pk,
    )
    assert "The document binds this party already." in twice


def test_a_document_is_changed_as_a_new_version(client: Client, administrator: User) -> None:
    document = DocumentFactory.create(title="Old", slug="old")
    change(client, f"documents/document/{document.pk}/change", "title", title="New", slug="elsewhere")

    document.refresh_from_db()
    assert (document.title, document.version, document.slug) == ("New", 2, "old")
    event = apps.get_model("documents", "DocumentEvent")._default_manager.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == administrator.pk
    assert event.pgh_context.metadata["act"] == "administer"
    page = text_of(client.get(f"/admin/documents/document/{document.pk}/history/"))
    assert "<del>Old</del> <ins>New</ins>" in page
    assert "Root" in page


def test_the_second_of_two_is_told(client: Client) -> None:
    document = DocumentFactory.create(title="Old")
    page = f"/admin/documents/document/{document.pk}/change/"
    form = form_with(client.get(page), "title")
    client.post(page, form.but(title="First"))

    response = client.post(page, form.but(title="Second"))

    assert "Somebody else saved this while you were writing." in text_of(response)
    assert form_with(response, "title").values["title"] == ["Second"]
    assert Document.objects.get().title == "First"


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_what_readers_see_is_decided_at_the_desk(client: Client, status: str) -> None:
    document = DocumentFactory.create(draft=True)
    change(client, f"documents/document/{document.pk}/change", "title", status=status)
    document.refresh_from_db()
    assert (document.status, document.first_published_at) == ("draft", None)


def test_published_words_are_only_shown(client: Client) -> None:
    wording = WordingFactory.create(text="The Parties agree.")
    page = f"/admin/documents/wording/{wording.pk}/change/"
    assert 'name="text"' not in text_of(client.get(page))

    client.post(page, {"text": "Other words.", "base_version": "1"})
    assert Wording.objects.get().text == "The Parties agree."


def test_words_on_which_a_note_stands_are_only_shown(client: Client) -> None:
    wording = WordingFactory.create(edition__draft=True, text="The Parties agree.")
    a_note(wording, "Parties")
    assert 'name="text"' not in text_of(client.get(f"/admin/documents/wording/{wording.pk}/change/"))


def test_words_of_a_draft_may_change(client: Client) -> None:
    wording = WordingFactory.create(edition__draft=True)
    change(client, f"documents/wording/{wording.pk}/change", "text", text="Other words.")
    wording.refresh_from_db()
    assert (wording.text, wording.version) == ("Other words.", 2)


@pytest.mark.parametrize("model", ["clause", "address"])
def test_what_services_make_is_only_looked_at(client: Client, model: str) -> None:
    wording = WordingFactory.create()
    row = wording.clause if model == "clause" else wording.clause.addresses.get()
    page = f"/admin/documents/{model}/{row.pk}/change/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"ref": "12", "canonical": ""}).status_code == 403


def test_selectors_and_anchors_are_only_looked_at(client: Client) -> None:
    note = a_note(WordingFactory.create(text="The Parties agree."), "Parties")
    target = note.targets.get()
    for page in (f"target/{target.pk}", f"anchor/{target.anchors.get().pk}"):
        assert client.get(f"/admin/commentary/{page}/change/").status_code == 200
        assert client.post(f"/admin/commentary/{page}/change/", {"quote": "x", "start": 1}).status_code == 403


def test_what_only_the_database_notices_is_a_sentence_too(client: Client) -> None:
    top = TopicFactory.create()
    leaf = TopicFactory.create(parent=TopicFactory.create(parent=top))

    page = change(client, f"topics/topic/{top.pk}/change", "name", parent=leaf.pk)

    assert "Nothing was saved:" in page
    assert Topic.objects.get(pk=top.pk).parent is None


def test_a_mistake_of_the_programs_is_not_hidden(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_more: object) -> None:
        Topic.objects.extra(where=["no_such_column = 1"]).first()

    monkeypatch.setattr("apps.core.admin.RecordAdmin.save_model", broken)
    client.raise_request_exception = False
    topic = TopicFactory.create()
    page = f"/admin/topics/topic/{topic.pk}/change/"
    form = form_with(client.get(page), "name")
    assert client.post(page, form.but(name="x")).status_code == 500


def test_deciding_on_a_topic_is_a_persons_decision(client: Client, administrator: User) -> None:
    link = propose_topic(clause=WordingFactory.create().clause, topic=TopicFactory.create(), score=0.5)

    change(client, f"topics/clausetopic/{link.pk}/change", "decision", decision="rejected")

    link.refresh_from_db()
    assert (link.decision, link.decided_by) == (Decision.REJECTED, administrator)
    assert propose_topic(clause=link.clause, topic=link.topic, score=0.9).decision == Decision.REJECTED
    assert 'value="proposed"' not in text_of(client.get(f"/admin/topics/clausetopic/{link.pk}/change/"))
    assert ClauseTopic.objects.count() == 1


class TestAccounts:
    def test_an_account_is_made_with_a_role_and_a_password(self, client: Client) -> None:
        page = change(
            client,
            "accounts/user/add",
            "username",
            username="cem",
            name="Cem",
            role="editor",
            password1="a long enough secret",
            password2="a long enough secret",
        )
        user = User.objects.get(username="cem")
        assert "was added successfully" in page
        assert (user.role, user.can_publish, user.check_password("a long enough secret")) == (
            Role.EDITOR,
            True,
            True,
        )

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"password1": "short", "password2": "short"}, "too short"),
            ({"password2": "another long secret"}, "didn’t match"),
            ({"username": "no spaces allowed"}, "Enter a valid username"),
            ({"role": "king"}, "is not one of the available choices"),
        ],
    )
    def test_an_account_that_is_wrong_is_not_made(
        self, client: Client, values: dict[str, str], sentence: str
    ) -> None:
        given = {"username": "cem", "password1": "a long enough secret", "password2": "a long enough secret"}
        assert sentence in change(client, "accounts/user/add", "username", **{**given, **values})
        assert User.objects.count() == 1

    def test_the_role_of_another_is_changed_and_remembered(self, client: Client) -> None:
        user = UserFactory.create(role=Role.CONTRIBUTOR)
        change(client, f"accounts/user/{user.pk}/change", "username", role="editor")
        user.refresh_from_db()
        assert user.can_publish
        history = text_of(client.get(f"/admin/accounts/user/{user.pk}/history/"))
        assert "<del>contributor</del> <ins>editor</ins>" in history
        assert "password" not in history.partition('id="change-history"')[2].lower()

    def test_a_password_is_changed(self, client: Client) -> None:
        user = UserFactory.create()
        change(
            client,
            f"accounts/user/{user.pk}/password",
            "password1",
            password1="quite another secret",
            password2="quite another secret",
        )
        user.refresh_from_db()
        assert user.check_password("quite another secret")

    @pytest.mark.parametrize("values", [{"role": "editor"}, {"is_active": ""}])
    def test_nobody_takes_the_own_rights_away(
        self, client: Client, administrator: User, values: dict[str, str]
    ) -> None:
        page = f"/admin/accounts/user/{administrator.pk}/change/"
        form = form_with(client.get(page), "username")
        sent = {name: value for name, value in form.but(**values).items() if value != ""}
        assert "Let another administrator take your rights away." in text_of(client.post(page, sent))
        administrator.refresh_from_db()
        assert administrator.can_administer

    def test_an_account_is_closed_and_never_deleted(self, client: Client) -> None:
        user = UserFactory.create()
        page = f"/admin/accounts/user/{user.pk}/change/"
        sent = form_with(client.get(page), "username").values
        client.post(page, {name: value for name, value in sent.items() if name != "is_active"})
        user.refresh_from_db()
        assert not user.is_active
        assert client.post(f"/admin/accounts/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
