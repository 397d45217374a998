from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.invariants.rows import OWN_APPS


@pytest.mark.parametrize("label", OWN_APPS)
def test_every_operation_has_a_way_back(label: str) -> None:
    migrations = [m for (app, _name), m in MigrationLoader(None).disk_migrations.items() if app == label]
    one_way = [
        (migration.name, operation.describe())
        for migration in migrations
        for operation in migration.operations
        if not operation.reversible
    ]

    assert migrations
    assert one_way == []


@pytest.mark.django_db
def test_what_is_written_in_sql_goes_back_and_comes_again() -> None:
    """Within the transaction of the test: PostgreSQL takes back a key as it takes back a row."""
    before = constraints()
    for label in ("commentary", "documents"):
        call_command("migrate", label, "0001", verbosity=0)
    without = constraints()
    call_command("migrate", verbosity=0)

    assert {"wording_edition_of_document", "target_made_on_its_clause"} <= before - without
    assert constraints() == before


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def constraints() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        return {name for (name,) in cursor.fetchall()}
