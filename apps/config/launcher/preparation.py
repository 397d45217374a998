"""What stands between an empty directory and a site: tables, static files, the sample edition, an editor."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from apps.config.problems import StartProblem

Say = Callable[[str], None]

EDITOR = "editor"


@dataclass(frozen=True)
class Account:
    """The first editor, and the file that holds the password it was made with."""

    username: str
    password: str
    kept: Path


def prepare(data_dir: Path, *, say: Say, collecting: bool) -> Account:
    """Bring database and files up to date, in this process. The environment names the database by now."""
    import django  # its settings need the address
    from django.core.management.base import CommandError
    from django.db import DatabaseError, connections

    django.setup()
    try:
        _migrate(say)
        if collecting:
            _collect_static(data_dir / "static", say)
        _load_sample_once(say)
        return _ensure_editor(data_dir)
    except (CommandError, DatabaseError) as error:
        reason = " ".join(str(error).split())
        raise StartProblem(f"The database could not be brought up to date: {reason}") from error
    finally:
        connections.close_all()


def _migrate(say: Say) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Setting up the database …")
    call_command("migrate", interactive=False, verbosity=0)


def _collect_static(target: Path, say: Say) -> None:
    """Gather and compress the static files, when they are not those that were gathered last."""
    from django.core.management import call_command

    stamp = target / ".collected"
    current = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    say("Collecting static files …")
    shutil.rmtree(target, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current, encoding="ascii")


def _fingerprint() -> str:
    """Changes when any file that would be collected does, here or in an installed package."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda item: item[0]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _load_sample_once(say: Say) -> None:
    """Only into a database that never held a document: what editors then make of the sample stays theirs."""
    from django.core.management import call_command

    from apps.documents.models import Document

    if not Document.objects.exists():
        say("Loading the sample edition …")
        call_command("load_sample", verbosity=0)


def _ensure_editor(data_dir: Path) -> Account:
    """The file is written before the account is made: a start cut off between them finishes next time."""
    from apps.accounts.models import Role, User
    from apps.accounts.services import create_user

    kept = data_dir / "editor.txt"
    if not kept.exists():
        _write_private(kept, f"user name: {EDITOR}\npassword: {secrets.token_urlsafe(15)}\n")
    password = kept.read_text(encoding="utf-8").rpartition("password: ")[2].strip()
    if not User.objects.filter(username=EDITOR).exists():
        create_user(username=EDITOR, password=password, role=Role.EDITOR, name="Editor")
    return Account(EDITOR, password, kept)


def _write_private(path: Path, content: str) -> None:
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
