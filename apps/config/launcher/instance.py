"""One instance of Glossator, from taking its directory to giving it back."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from apps.config import environment
from apps.config.database import examine
from apps.config.embedded.identity import die_with_parent
from apps.config.embedded.lock import DirectoryLock
from apps.config.embedded.server import EmbeddedServer
from apps.config.launcher.account import Account, kept_account
from apps.config.launcher.child import CHECKOUT
from apps.config.launcher.ending import hear_no_more
from apps.config.launcher.web import (
    HOST,
    WebServer,
    production_command,
    reloading_command,
    require_free_port,
)
from apps.config.launcher.worker import Worker
from apps.config.problems import StartProblem

WATCH_SECONDS = 0.5


def run(*, reloading: bool) -> None:
    """Start everything and watch over it. Ends only by an exception; all is stopped in order then."""
    port = environment.port()
    data_dir = environment.path("DATA_DIR", CHECKOUT / ".data")
    if reloading:
        os.environ["DEBUG"] = "1"
    with ExitStack() as started:
        try:
            lock = DirectoryLock(data_dir)
            lock.acquire(patiently=True)
            started.callback(lock.release)
            require_free_port(port)
            database = _start_database(data_dir, started)
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apps.config.settings")
            _prepare()
            web = _start_web(port, reloading=reloading, started=started)
            worker = _start_worker(started)
            _announce(port, kept_account(data_dir))
            # The database first: without it the others end too.
            _watch(
                {
                    "database": database.process if database else None,
                    "web server": web.process,
                },
                worker,
            )
        finally:
            hear_no_more()


def _start_database(data_dir: Path, started: ExitStack) -> EmbeddedServer | None:
    """The embedded server, or None when DATABASE_URL names another, which is then only looked at."""
    given = environment.text("DATABASE_URL")
    if given:
        examine(given)
        return None
    server = EmbeddedServer(data_dir)
    started.callback(server.stop)
    server.start()
    os.environ["DATABASE_URL"] = server.url
    return server


def _prepare() -> None:
    """Run the preparation to its end; a request to stop reaches us here and ends it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "apps.config.launcher.preparation"],
        cwd=CHECKOUT,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(signal.SIGKILL),
        stdin=subprocess.DEVNULL,
    )
    try:
        if child.wait():
            raise StartProblem("Glossator was not started; the reason stands above.")
    finally:
        child.kill()
        child.wait()


def _start_web(port: int, *, reloading: bool, started: ExitStack) -> WebServer:
    behind_proxy = environment.flag("BEHIND_PROXY")
    command = reloading_command(port) if reloading else production_command(port, behind_proxy=behind_proxy)
    web = WebServer(command, port)
    started.callback(web.stop)
    web.start()
    return web


def _start_worker(started: ExitStack) -> Worker:
    """Whatever ends, it ends first: nothing is read in any more when the database goes."""
    worker = Worker()
    started.callback(worker.stop)
    worker.start()
    return worker


def _announce(port: int, account: Account) -> None:
    address = f"http://{HOST}:{port}"
    # The password is shown to a person at a terminal; a log that others may read gets only the place where it
    # is kept.
    password = f"password {account.password}, " if sys.stdout.isatty() else "password "
    _say(f"Glossator is at {address}/")
    _say(f"Sign in at {address}/desk/ as {account.username}: {password}kept in {account.kept}")
    _say("Ctrl-C stops it, the database included.")


def _watch(children: dict[str, subprocess.Popen[bytes] | None], worker: Worker) -> None:
    while True:
        for name, child in children.items():
            if child is not None and child.poll() is not None:
                raise StartProblem(
                    f"The {name} ended unexpectedly (exit code {child.returncode}); "
                    "everything else was stopped too."
                )
        if told := worker.look_after():
            _say(told)
        time.sleep(WATCH_SECONDS)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command line speaks by printing
