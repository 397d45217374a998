"""Who may keep documents: editors. Others are told so, unless they must not even know that there is something."""

import pytest
from django.test import Client

from apps.accounts.models import Role, User
from apps.documents.models import Document, Edition, Wording
from tests.desk.conftest import signed_in
from tests.factories import DocumentFactory, EditionFactory, UserFactory, WordingFactory

pytestmark = pytest.mark.django_db

WITHIN = [
    "",
    "publish/",
    "withdraw/",
    "restore/",
    "editions/new/",
    "editions/en/",
    "editions/en/publish/",
    "editions/en/withdraw/",
    "editions/en/restore/",
    "editions/en/clauses/",
    "editions/en/clauses/11/",
    "history/",
    "editions/en/history/",
    "11/withdraw/",
    "11/restore/",
    "11/topics/",
    "11/force/",
]


def a_text(**status: bool) -> Document:
    document = DocumentFactory.create(slug="moscow", **status)
    edition = EditionFactory.create(document=document, ref="en")
    WordingFactory.create(edition=edition, ref="11")
    return document


def answers(client: Client, address: str) -> tuple[int, int]:
    page = f"/desk/documents/{address}"
    return client.get(page).status_code, client.post(
        page, {"version": "1", "reason": "x", "act": "save"}
    ).status_code


@pytest.mark.parametrize("address", ["", "new/", *(f"moscow/{address}" for address in WITHIN)])
@pytest.mark.parametrize("status", ["published", "draft"])
def test_nobody_signed_in_is_led_to_the_sign_in(address: str, status: str) -> None:
    a_text(draft=status == "draft")
    client = Client()
    page = f"/desk/documents/{address}"

    assert client.get(page)["Location"] == f"/desk/sign-in/?next={page}"
    assert client.post(page, {"title": "x"}).status_code == 401


@pytest.mark.parametrize("address", ["", "new/", *(f"moscow/{address}" for address in WITHIN)])
def test_a_contributor_is_told_that_this_needs_an_editor(contributor: User, address: str) -> None:
    a_text()
    assert answers(signed_in(contributor), address) == (403, 403)


@pytest.mark.parametrize("address", WITHIN)
@pytest.mark.parametrize("status", [{"draft": True}, {"withdrawn": True}, None])
def test_a_contributor_is_not_told_of_what_is_hidden(
    contributor: User, address: str, status: dict[str, bool] | None
) -> None:
    if status:
        a_text(**status)
    assert answers(signed_in(contributor), f"moscow/{address}") == (404, 404)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("status", [{}, {"draft": True}, {"withdrawn": True}])
def test_editors_keep_every_document(role: Role, status: dict[str, bool]) -> None:
    a_text(**status)
    client = signed_in(UserFactory.create(role=role))
    for address in WITHIN:
        assert client.get(f"/desk/documents/moscow/{address}").status_code in {200, 302}, address


@pytest.mark.parametrize(
    "address",
    [
        "other/",
        "moscow/editions/ru/",
        "moscow/editions/en/clauses/12/",
        "moscow/12/topics/",
        "moscow/12/force/",
    ],
)
def test_what_is_not_there_is_not_found(editor: User, address: str) -> None:
    a_text()
    assert signed_in(editor).get(f"/desk/documents/{address}").status_code == 404


def test_nothing_was_changed_by_those_who_may_not(contributor: User) -> None:
    document = a_text()
    for client in (signed_in(contributor), Client()):
        for address in WITHIN:
            client.post(
                f"/desk/documents/moscow/{address}",
                {"title": "x", "text": "x", "version": "1", "reason": "x", "topic": "x", "act": "save"},
            )

    document.refresh_from_db()
    assert (document.version, document.status) == (1, "published")
    assert (Edition.objects.get().version, Wording.objects.get().version) == (1, 1)
    assert Wording.objects.get().clause.withdrawn_at is None


def test_an_account_that_is_closed_is_nobody(editor: User) -> None:
    a_text()
    client = signed_in(editor)
    editor.is_active = False
    editor.save()
    assert client.get("/desk/documents/moscow/")["Location"].startswith("/desk/sign-in/")
