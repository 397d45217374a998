import pytest
from django.test import Client

from apps.accounts.models import Role, User
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with
from tests.factories import PASSWORD, AdministratorFactory, UserFactory, a_document

pytestmark = pytest.mark.django_db

PAGES = [
    "/admin/",
    "/admin/documents/document/",
    "/admin/accounts/user/add/",
    "/admin/autocomplete/",
    "/admin/jsi18n/",
]


@pytest.mark.parametrize("page", PAGES)
def test_nobody_signed_in_is_sent_to_the_sign_in_with_a_sentence(page: str) -> None:
    response = Client().get(page, follow=True)

    assert response.redirect_chain[-1][0].startswith("/desk/sign-in/?next=/admin/")
    assert "The administration is for administrators. Sign in as one." in text_of(response)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
def test_who_is_none_is_sent_to_the_sign_in_with_a_sentence(page: str, role: Role) -> None:
    response = signed_in(UserFactory.create(name="Cem", role=role)).get(page, follow=True)

    assert response.redirect_chain[-1][0].startswith("/desk/sign-in/?next=/admin/")
    assert "You are signed in as Cem; sign in as one." in text_of(response)


def test_an_administrator_goes_on_after_signing_in_there() -> None:
    client = signed_in(UserFactory.create())
    administrator = AdministratorFactory.create()
    form = form_with(client.get("/admin/documents/party/", follow=True), "password")

    response = client.post(
        form.action, form.but(username=administrator.username, password=PASSWORD), follow=True
    )

    assert response.redirect_chain[-1][0] == "/admin/documents/party/"
    assert response.status_code == 200


def test_an_account_that_is_closed_gets_in_no_more() -> None:
    administrator = AdministratorFactory.create()
    client = signed_in(administrator)
    assert client.get("/admin/").status_code == 200

    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_a_draft_is_not_revealed_to_who_may_not_come_in() -> None:
    edition = a_document(title="A secret declaration")
    client = signed_in(UserFactory.create())
    for page in (
        f"/admin/documents/document/{edition.document_id}/change/",
        "/admin/documents/document/?q=secret",
    ):
        assert "A secret declaration" not in text_of(client.get(page, follow=True))
