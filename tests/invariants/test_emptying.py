"""A transactional test leaves nothing to the next one, although records may not be deleted."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection

from apps.commentary.models import Annotation
from tests.emptying import OF_MIGRATIONS, empty_tables
from tests.factories import a_document

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table's name
            found[table] = cursor.fetchone()[0]
    return found


def test_nothing_is_left_but_what_migrating_made() -> None:
    a_document(clauses=3, notes=2)
    before = rows()

    empty_tables()

    after = rows()
    assert before[Annotation._meta.db_table] > 0
    assert {name for name, count in after.items() if count} == set(OF_MIGRATIONS)
    assert after == {name: before[name] if name in OF_MIGRATIONS else 0 for name in after}
    assert Permission.objects.count() == sum(
        len(model._meta.default_permissions) + len(model._meta.permissions) for model in apps.get_models()
    )


def test_history_is_written_again_afterwards() -> None:
    empty_tables()

    a_document(clauses=1, notes=1)

    assert rows()["commentary_annotationevent"] > 0
