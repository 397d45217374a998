"""Pages for what went wrong say what to do next, and need nothing that may have failed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import permission_denied, server_error


@pytest.mark.django_db
def test_a_request_that_cannot_be_understood_is_told_so(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "This request cannot be understood" in response.content.decode()


def test_our_own_fault_needs_neither_database_nor_layout(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))

    assert response.status_code == 500
    assert 'href="/"' in response.content.decode()


def test_our_own_fault_is_told_in_the_reader_s_language(rf: RequestFactory) -> None:
    with override("ru"):
        page = server_error(rf.get("/")).content.decode()

    assert '<html lang="ru" dir="ltr">' in page
    assert "Что-то пошло не так" in page


def test_an_account_without_the_right_is_told_who_can_change_that(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())

    assert response.status_code == 403
    assert "An administrator can change" in response.content.decode()
