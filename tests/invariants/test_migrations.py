from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunSQL
from django.db.migrations.state import ProjectState

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
    """Ours alone: what Django writes it takes back itself, and drawing up its models for each step takes a minute."""
    before = constraints()
    written = written_in_sql()
    with connection.schema_editor() as editor:
        for label, operation in reversed(written):
            operation.database_backwards(label, editor, ProjectState(), ProjectState())
        without = constraints()
        for label, operation in written:
            operation.database_forwards(label, editor, ProjectState(), ProjectState())

    assert {"wording_edition_of_document", "target_made_on_its_clause"} <= before - without
    assert len(before - without) >= len(written)
    assert constraints() == before


def written_in_sql() -> list[tuple[str, RunSQL]]:
    """In the order in which they are migrated."""
    graph = MigrationLoader(connection).graph
    plan = dict.fromkeys(each for leaf in graph.leaf_nodes() for each in graph.forwards_plan(leaf))
    return [
        (label, operation)
        for label, name in plan
        if label in OWN_APPS
        for operation in graph.nodes[label, name].operations
        if isinstance(operation, RunSQL)
    ]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def constraints() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        return {name for (name,) in cursor.fetchall()}
