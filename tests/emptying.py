"""How a transactional test ends: with every table empty, but by DELETE, and with what migrating made kept.

Django's own way truncates each table, which writes a new file for it, and then makes content types and permissions
anew: a third of a second, several hundred times. Most tables are empty already, and deleting from those costs nothing.
"""

from functools import cache

from django.db import connection, transaction
from psycopg import sql

# Made by migrating, the same for every test; rows that tests make never refer to more of them than these.
OF_MIGRATIONS = ("django_migrations", "django_content_type", "auth_permission")


def empty_tables(case: object = None) -> None:
    """Sequences go on, as with Django: no key is ever used twice. ``case`` is the test case that ends.

    Triggers forbid the deletion of records, and foreign keys ask for an order: as on a replica, neither is looked at.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(_deletions())


@cache
def _deletions() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = sorted({name for (name,) in cursor.fetchall()} - set(OF_MIGRATIONS))
        return ";".join(
            sql.SQL("DELETE FROM {}").format(sql.Identifier(name)).as_string(cursor.connection)
            for name in tables
        )
