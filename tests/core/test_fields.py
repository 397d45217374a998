import pytest
from django.db import connection

from apps.core.fields import SortKeyField
from apps.core.folding import sort_key
from apps.documents.models import Party
from tests.factories import PartyFactory

NAMES = ["Zaur", "Əliyev", "İlham", "Иванов", "Ёлкин", "Елкин", "Äland", "Aland", "Eldar", "Łódź", "Йод"]

pytestmark = pytest.mark.django_db


def test_saving_a_row_keeps_its_sort_key() -> None:
    party = PartyFactory.create(name="Əfqanıstan")
    assert party.sort_key == sort_key("Əfqanıstan")

    party.name = "Ölkə"
    party.save()
    party.refresh_from_db()
    assert party.sort_key == sort_key("Ölkə")


def test_rows_made_in_bulk_have_their_sort_keys() -> None:
    Party.objects.bulk_create(Party(code=f"B{n}", name=name) for n, name in enumerate(NAMES))

    assert list(Party.objects.order_by("sort_key").values_list("name", flat=True)) == sorted(
        NAMES, key=sort_key
    )


def test_the_server_sorts_as_python_does_whatever_its_locale() -> None:
    for name in NAMES:
        PartyFactory.create(name=name)

    assert [party.name for party in Party.objects.all()] == sorted(NAMES, key=sort_key)


def test_the_column_has_the_collation_of_code_points() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, collation_name FROM information_schema.columns WHERE column_name = 'sort_key'"
            " AND table_schema = 'public' AND table_name NOT LIKE '%event'"
        )
        collations = dict(cursor.fetchall())

    assert len(collations) >= 5
    assert set(collations.values()) == {"C"}


def test_the_field_can_be_written_into_a_migration() -> None:
    _name, path, args, kwargs = SortKeyField(of="title").deconstruct()

    assert path == "apps.core.fields.SortKeyField"
    assert (args, kwargs) == ([], {"of": "title"})
