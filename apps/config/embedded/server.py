"""One embedded PostgreSQL server: made, started, waited for, stopped."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import psycopg

from apps.config.database import DATABASE_NAME, EMBEDDED_USER, embedded_url
from apps.config.embedded.binaries import find_programs, major_version
from apps.config.embedded.identity import Identity, choose_identity, die_with_parent
from apps.config.embedded.leftovers import clear_leftovers
from apps.config.embedded.places import (
    cluster_directory,
    derived_socket_directory,
    log_file,
    make_private,
)
from apps.config.problems import StartProblem

CHECKOUT = Path(__file__).resolve().parents[3]
START_SECONDS = (
    120  # after a power cut the log is replayed first; on a slow disk that is not done in a few seconds
)
STOP_SECONDS = 60
PAUSE_SECONDS = 0.02
LONGEST_LOG = 5_000_000

# Nobody but us and this machine: no TCP at all, and a socket in a directory of mode 0700.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedServer:
    """The server of one DATA_DIR; whoever starts it holds that directory's lock.

    `durable=False` is for tests, whose data nobody will miss after a power cut.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.data_dir = data_dir
        self.durable = durable
        self.cluster = cluster_directory(data_dir)
        self.sockets = derived_socket_directory(data_dir)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return embedded_url(self.sockets)

    def start(self) -> None:
        """Return when the server answers and our database exists; else raise `StartProblem`."""
        programs = find_programs()
        identity = choose_identity(self.cluster, programs, CHECKOUT)
        if identity.uid != os.geteuid():
            self.data_dir.chmod(0o711)  # the server must get through; everything else in it is 0600 or 0700
        if self.cluster.exists():
            self._require_same_version(major_version(programs))
            clear_leftovers(self.cluster)
        else:
            self._create(programs, identity)
        identity.own(self.cluster)
        make_private(self.sockets, identity.uid)
        try:
            self._launch(programs, identity)
            self._wait_until_ready()
            self._ensure_database()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """A fast shutdown: what is committed is on disk, open transactions are rolled back."""
        if self.process is None:
            return
        for sent in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            with suppress(ProcessLookupError):
                self.process.send_signal(sent)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOP_SECONDS)
                break
        self.process = None
        with suppress(OSError):
            self.sockets.rmdir()

    def _create(self, programs: Path, identity: Identity) -> None:
        """A new cluster, made beside its place and moved there whole: being killed leaves no half of one."""
        fresh = self.cluster.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        failed = ""
        for locale in (
            "C.UTF-8",
            "C",
        ):  # C where the machine has no C.UTF-8; names are sorted and folded in Python
            fresh.mkdir(mode=0o700)
            identity.own(fresh)
            failed = self._run_initdb(programs, identity, fresh, locale)
            if not failed:
                fresh.rename(self.cluster)
                return
            shutil.rmtree(fresh)
        raise StartProblem(f"The embedded PostgreSQL cannot be set up in {self.data_dir}: {failed}")

    def _run_initdb(self, programs: Path, identity: Identity, fresh: Path, locale: str) -> str:
        """The reason why it failed, empty when it did not."""
        command: list[str | Path] = [
            *(programs / "initdb", "-D", fresh, "--username", EMBEDDED_USER, "--encoding", "UTF8"),
            *("--locale-provider=builtin", f"--builtin-locale={locale}", f"--locale={locale}"),
            *("--auth=trust", "--data-checksums", "--no-instructions"),
            *([] if self.durable else ["--no-sync"]),
        ]
        done = subprocess.run(
            command,
            preexec_fn=lambda: _become(identity, signal.SIGTERM),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd="/",
            check=False,
        )
        return "" if done.returncode == 0 else _last_line(done.stderr) or "initdb gave no reason."

    def _launch(self, programs: Path, identity: Identity) -> None:
        settings = SETTINGS | {"unix_socket_directories": '"' + str(self.sockets).replace('"', '""') + '"'}
        if not self.durable:
            settings |= THROWAWAY_SETTINGS
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with _open_log(log_file(self.data_dir)) as log:
            # A session of its own: Ctrl-C in a terminal goes to us, and we stop the web server before the
            # database.
            self.process = subprocess.Popen(
                [programs / "postgres", "-D", self.cluster, *arguments],
                preexec_fn=lambda: _become(identity, signal.SIGINT),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
            )

    def _wait_until_ready(self) -> None:
        limit = time.monotonic() + START_SECONDS
        while self.process is not None and self.process.poll() is None:
            if _says_ready(self.cluster):
                return
            if time.monotonic() > limit:
                raise StartProblem(f"The embedded PostgreSQL was not ready after {START_SECONDS} s.")
            time.sleep(PAUSE_SECONDS)
        reason = _last_line(log_file(self.data_dir).read_bytes())
        raise StartProblem(f"The embedded PostgreSQL in {self.data_dir} did not start: {reason}")

    def _ensure_database(self) -> None:
        with psycopg.connect(embedded_url(self.sockets, "postgres"), autocommit=True) as connection:
            known = connection.execute("select 1 from pg_database where datname = %s", [DATABASE_NAME])
            if known.fetchone() is None:
                connection.execute(
                    psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(DATABASE_NAME))
                )

    def _require_same_version(self, ours: int) -> None:
        try:
            theirs = (self.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        except OSError:
            raise StartProblem(
                f"{self.cluster} is there but holds no PostgreSQL data; move it away."
            ) from None
        if ours and theirs != str(ours):
            raise StartProblem(
                f"The data in {self.cluster} is of PostgreSQL {theirs} and the program is {ours}: "
                "restore a dump into a new DATA_DIR."
            )


def _become(identity: Identity, at_our_end: signal.Signals) -> None:
    """In the child, before it is PostgreSQL. Taking on an identity clears the wish for a signal, so first."""
    os.umask(0o077)
    identity.assume()
    die_with_parent(at_our_end)


def _says_ready(cluster: Path) -> bool:
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def _open_log(path: Path) -> BinaryIO:
    keep = path.exists() and path.stat().st_size < LONGEST_LOG
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_APPEND if keep else os.O_TRUNC), 0o600)
    return os.fdopen(descriptor, "ab")


def _last_line(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""
