"""The sample edition, loaded once by each worker and put back for every further journey as rows.

Loading it takes more than a second, as it goes through the services; a copy of the rows takes some hundredths.
Sequences are left alone: no key is ever used twice, which is what the state of a document rests on.
"""

from collections.abc import Callable

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql


def _ours() -> list[type[Model]]:
    """The models whose rows are kept: all of the project's, and the contexts of their history."""
    configs = [config for config in apps.get_app_configs() if config.name.startswith(("apps.", "pghistory"))]
    return [model for config in configs for model in config.get_models()]


class Kept:
    """What was loaded into an empty database once, and comes back into it without being loaded again."""

    def __init__(self) -> None:
        self.rows: dict[str, bytes] = {}

    def show(self, load: Callable[[], object]) -> None:
        """The database is empty before."""
        if self.rows:
            self._put_back()
        else:
            load()
            self._keep()

    def _keep(self) -> None:
        tables = [model._meta.db_table for model in _ours() if model._meta.managed and not model._meta.proxy]
        with connection.cursor() as cursor:
            for table in dict.fromkeys(tables):
                with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
                    found = b"".join(bytes(part) for part in rows)
                if found:
                    self.rows[table] = found

    def _put_back(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            # No trigger writes history a second time.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, found in self.rows.items():
                with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as rows:
                    rows.write(found)


_SAMPLE = Kept()


def show_sample() -> None:
    """The database is empty before."""
    _SAMPLE.show(lambda: call_command("load_sample", verbosity=0))
