"""The web server as a child: its command, its port, whether it answers, its end."""

import http.client
import socket
import sys
import time
from collections.abc import Sequence

from apps.config.launcher.child import CHECKOUT, Child
from apps.config.problems import StartProblem

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4
GRACE_SECONDS = 5  # a page takes far less; an upload that takes longer is sent again
START_SECONDS = 60
PORT_PATIENCE_SECONDS = 3  # what the server of an instance that was killed may take to leave its port
PAUSE_SECONDS = 0.05
LONGEST_REQUEST_LINE = 8190  # a filter with many topics stands in the address


def production_command(port: int, *, behind_proxy: bool) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "apps.config.wsgi"),
        *("--bind", f"{HOST}:{port}", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--graceful-timeout", str(GRACE_SECONDS), "--timeout", "60", "--log-level", "warning"),
        *("--limit-request-line", str(LONGEST_REQUEST_LINE), "--no-control-socket"),
        # Gunicorn would believe X-Forwarded-Proto from this machine; without a proxy nobody's is believed.
        *("--forwarded-allow-ips", HOST if behind_proxy else ""),
    ]


def reloading_command(port: int) -> list[str]:
    return [sys.executable, str(CHECKOUT / "manage.py"), "runserver", f"{HOST}:{port}", "--skip-checks"]


def require_free_port(port: int) -> None:
    limit = time.monotonic() + PORT_PATIENCE_SECONDS
    while True:
        try:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((HOST, port))
                probe.listen(1)
        except PermissionError:
            raise StartProblem(
                f"Port {port} needs more rights than you have; set PORT to one above 1023."
            ) from None
        except OSError:
            if time.monotonic() > limit:
                raise StartProblem(
                    f"Port {port} on {HOST} is in use by another program; set PORT to a free one."
                ) from None
            time.sleep(PAUSE_SECONDS)
        else:
            return


class WebServer(Child):
    """It is started when it answers, and may let open requests end."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        super().__init__(command, patience=2 * GRACE_SECONDS)
        self.port = port

    def start(self) -> None:
        """Return when it really answers; `StartProblem` when it ends or stays silent."""
        super().start()
        limit = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process is None or self.process.poll() is not None:
                raise StartProblem("The web server did not start; its reason stands above.")
            if time.monotonic() > limit:
                raise StartProblem(f"The web server did not answer within {START_SECONDS} s.")
            time.sleep(PAUSE_SECONDS)

    def _answers(self) -> bool:
        """Any answer but a server's error: with other ALLOWED_HOSTS a request from here may be refused."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
