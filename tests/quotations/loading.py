"""The sample edition by its command, and how many rows there are."""

from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

from apps.quotations.management.commands.load_sample import DEFAULT_FOLDER


def load(folder: Path = DEFAULT_FOLDER) -> str:
    out = StringIO()
    call_command("load_sample", folder=folder, stdout=out)
    return out.getvalue()


def rows() -> dict[str, int]:
    """How many rows each of our tables has, the event tables of history included."""
    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("apps.")
    }
