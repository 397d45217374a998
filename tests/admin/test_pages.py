"""Every model in Django's admin: its list, its searches and filters, its forms, its history."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.auth import get_user
from django.db import connection
from django.db.models import Model
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.conftest import signed_in, text_of
from tests.invariants.rows import OWN_APPS, Rows, a_row_of_each, own_models
from tests.staying import staying_fixture

pytestmark = pytest.mark.django_db

OWN = own_models()


def name(model: type[Model]) -> str:
    return model.__name__


def admin_of(model: type[Model]) -> "ModelAdmin[Model]":
    found: ModelAdmin[Model] = admin.site.get_model_admin(model)
    return found


def url(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


@dataclass(frozen=True)
class Signed:
    rows: Rows
    client: Client


def sign_in() -> Signed:
    rows = a_row_of_each()
    return Signed(rows, signed_in(rows.user))


signed = staying_fixture(sign_in)


@pytest.fixture
def site(signed: Callable[[], Signed]) -> Signed:
    return signed()


@pytest.fixture
def rows(site: Signed) -> Rows:
    return site.rows


@pytest.fixture
def client(site: Signed) -> Client:
    return site.client


def test_every_model_of_record_is_there() -> None:
    assert {model for model in admin.site._registry if model._meta.app_label in OWN_APPS} == set(OWN)


def test_there_are_no_groups() -> None:
    assert "auth" not in {model._meta.app_label for model in admin.site._registry}


def test_the_index_opens(client: Client) -> None:
    assert "Every record, with its history" in text_of(client.get("/admin/"))


@pytest.mark.parametrize("model", OWN, ids=name)
class TestEachModel:
    def test_lists_searches_and_filters(self, client: Client, model: type[Model]) -> None:
        page = url(model, "changelist")
        options = admin_of(model)
        assert client.get(page).status_code == 200
        assert options.search_fields
        for search in ("Əliyev", "'\"; -- %_\\", "\x00", "x" * 2_000):
            assert client.get(page, {"q": search}).status_code == 200, search
        assert client.get(page, {"status__exact": "nonsense", "p": "99"}).status_code in {200, 302}

    def test_every_filter_opens(self, client: Client, model: type[Model]) -> None:
        page = url(model, "changelist")
        for query in filters_on(text_of(client.get(page))):
            assert client.get(f"{page}{query}").status_code == 200, query

    def test_every_row_opens(self, client: Client, model: type[Model]) -> None:
        for row in model._default_manager.all():
            response = client.get(url(model, "change", row.pk))
            assert response.status_code == 200
            assert "deletelink" not in text_of(response)

    def test_the_form_of_a_new_row_opens_where_rows_are_made_here(
        self, client: Client, model: type[Model]
    ) -> None:
        made_here = admin_of(model).has_add_permission(request_of(client))
        assert client.get(url(model, "add")).status_code == (200 if made_here else 403)

    def test_an_empty_form_says_what_is_missing(self, client: Client, model: type[Model]) -> None:
        if admin_of(model).has_add_permission(request_of(client)):
            management = {
                f"{formset.prefix}-{part}": "0"
                for formset in formsets(client.get(url(model, "add")))
                for part in ("TOTAL_FORMS", "INITIAL_FORMS")
            }
            response = client.post(url(model, "add"), management)
            assert response.status_code == 200
            assert "errornote" in text_of(response)

    def test_the_history_shows_the_events(self, client: Client, model: type[Model]) -> None:
        row = model._default_manager.first()
        assert row is not None
        page = text_of(client.get(url(model, "history", row.pk)))
        assert "change-history" in page
        assert "insert" in page

    def test_nothing_is_deleted(self, client: Client, model: type[Model]) -> None:
        row = model._default_manager.first()
        assert row is not None
        assert client.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"}
        client.post(url(model, "changelist"), chosen)
        assert model._default_manager.filter(pk=row.pk).exists()

    def test_what_is_not_there_leads_back(self, client: Client, model: type[Model]) -> None:
        for page in ("change", "history"):
            for key in ("4711471", "nonsense"):
                assert client.get(url(model, page, key)).status_code in {302, 404}


def test_lists_make_no_query_for_each_row(client: Client) -> None:
    client.get("/admin/")  # what is asked once is asked
    few = {model: queries_of(client, model) for model in OWN}
    for _scene in range(3):
        a_row_of_each()
    many = {model: queries_of(client, model) for model in OWN}
    assert [(name(model), few[model], many[model]) for model in OWN if many[model] > few[model] + 1] == []


def queries_of(client: Client, model: type[Model]) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(url(model, "changelist"))
    return len(asked)


def test_every_chooser_gives_results(client: Client) -> None:
    asked = 0
    for model in OWN:
        for field in admin_of(model).get_autocomplete_fields(request_of(client)):
            response = client.get(
                "/admin/autocomplete/",
                {
                    "app_label": model._meta.app_label,
                    "model_name": name(model).lower(),
                    "field_name": field,
                    "term": "",
                },
            )
            assert response.status_code == 200, (model, field)
            assert response.json()["results"], (model, field)
            asked += 1
    assert asked > 20


def test_a_chooser_of_clauses_names_them_for_people(client: Client, rows: Rows) -> None:
    asked = {"app_label": "topics", "model_name": "clausetopic", "field_name": "clause", "term": "11"}
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert {"id": str(rows.clause.pk), "text": f"{rows.document.title}, 11"} in found


def test_names_are_found_without_their_marks(client: Client, rows: Rows) -> None:
    rows.party.name = "Əfqanıstan"
    rows.party.save()
    assert "Əfqanıstan" in text_of(client.get("/admin/documents/party/", {"q": "efqanistan"}))


def filters_on(page: str) -> Iterator[str]:
    """The links of the list's filters."""
    side = page.partition('id="changelist-filter"')[2]
    for link in re.findall(r'href="(\?[^"]+)"', side):
        yield link.replace("&amp;", "&")


def formsets(response: Any) -> list[Any]:
    return [inline.formset for inline in response.context["inline_admin_formsets"]]


def request_of(client: Client) -> HttpRequest:
    """A request of whoever is signed in."""
    request = RequestFactory().get("/admin/")
    request.user = get_user(client)
    return request
