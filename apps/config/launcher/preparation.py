"""What stands between an empty directory and a site: tables, static files, the sample edition, an editor.

The launcher runs this module as a process of its own: what migrations take of memory comes back only that way.
"""

import hashlib
import io
import shutil
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from apps.config.launcher.account import kept_account
from apps.config.problems import StartProblem


def main() -> int:
    """The exit code. The environment names the database and DATA_DIR."""
    try:
        django.setup()
        _migrate()
        if not settings.DEBUG:
            _collect_static(settings.STATIC_ROOT)
        _load_sample_once()
        _ensure_editor(settings.DATA_DIR)
    except (CommandError, DatabaseError) as error:
        reason = " ".join(str(error).split())
        print(f"The database could not be brought up to date: {reason}", file=sys.stderr)  # noqa: T201 - to a person
        return 1
    except StartProblem as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - to a person
        return 1
    return 0


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say("Setting up the database …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("clearsessions")


def _collect_static(target: Path) -> None:
    """Gather and compress the static files, when they are not those that were gathered last."""
    stamp = target / ".collected"
    current = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    _say("Collecting static files …")
    shutil.rmtree(target, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current, encoding="ascii")


def _fingerprint() -> str:
    """Changes when any file that would be collected does, here or in an installed package."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda item: item[0]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _load_sample_once() -> None:
    """Only into a database that never held a document: what editors then make of the sample stays theirs."""
    from apps.documents.models import Document  # models can be imported only after django.setup()

    if not Document.objects.exists():
        _say("Loading the sample edition …")
        call_command("load_sample", stdout=io.StringIO())


def _ensure_editor(data_dir: Path) -> None:
    """The password is kept before the account is made: a start cut off between them finishes next time."""
    from apps.accounts.models import Role, User
    from apps.accounts.services import create_user

    account = kept_account(data_dir)
    if not User.objects.filter(username=account.username).exists():
        create_user(username=account.username, password=account.password, role=Role.EDITOR, name="Editor")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command line speaks by printing


if __name__ == "__main__":
    sys.exit(main())
