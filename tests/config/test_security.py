"""What every answer carries, and what guessing at a password leads to."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings

from apps.accounts.services import create_user
from apps.config.attempts import client_address
from tests.config.instances import CHECKOUT, environment_of, manage

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


@pytest.fixture
def answer(client: Client, db: None) -> "Answer":
    return client.get("/healthz")


class TestHealth:
    def test_is_told_and_never_stored(self, answer: "Answer") -> None:
        assert (answer.status_code, answer.content) == (200, b"ok\n")
        assert "no-store" in answer.headers["Cache-Control"]

    def test_takes_no_post(self, client: Client) -> None:
        assert client.post("/healthz").status_code == 405


class TestHeaders:
    def test_allow_nothing_from_elsewhere_and_nothing_inline(self, answer: "Answer") -> None:
        policy = answer.headers["Content-Security-Policy"]
        directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert directives == {
            "default-src": "'self'",
            "img-src": "'self' data:",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }

    def test_ask_for_no_camera_no_sniffing_no_framing_and_tell_others_little(self, answer: "Answer") -> None:
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


class TestCookies:
    def test_are_out_of_reach_for_scripts_and_other_sites(self) -> None:
        assert settings.SESSION_COOKIE_HTTPONLY
        assert settings.CSRF_COOKIE_HTTPONLY
        assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"

    def test_are_others_on_another_port(self, tmp_path: Path) -> None:
        asked = "from apps.config import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
        names = {
            subprocess.run(
                [sys.executable, "-c", asked],
                env=environment_of(tmp_path, port),
                cwd=CHECKOUT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for port in (8000, 8001)
        }
        assert len(names) == 2


class TestDeployment:
    def test_over_tls_passes_djangos_own_check(self, tmp_path: Path) -> None:
        done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", tls="1")
        assert done.returncode == 0, done.stderr

    def test_settings_import_without_any_variable(self, tmp_path: Path) -> None:
        bare = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LC_ALL": "C"}
        asked = "import apps.config.settings as s; print(s.DEBUG, s.TLS)"
        done = subprocess.run(
            [sys.executable, "-c", asked], env=bare, cwd=CHECKOUT, capture_output=True, text=True, check=False
        )
        assert done.stdout.split() == ["False", "False"], done.stderr


@pytest.mark.django_db
class TestGuessing:
    def sign_in(self, client: Client, password: str, address: str = "192.0.2.1") -> int:
        """The status of the answer."""
        given = {"username": "nigar", "password": password}
        return client.post("/desk/sign-in/", given, REMOTE_ADDR=address).status_code

    def test_is_refused_after_five_times_with_a_page_that_says_so(self, client: Client) -> None:
        create_user(username="nigar", password="right words here", role="administrator")
        for _ in range(settings.AXES_FAILURE_LIMIT - 1):
            assert self.sign_in(client, "wrong") == 200
        refused = client.post(
            "/desk/sign-in/", {"username": "nigar", "password": "wrong"}, REMOTE_ADDR="192.0.2.1"
        )
        assert refused.status_code == 429
        assert "closed for 15 minutes" in refused.content.decode()
        assert refused.headers["Retry-After"] == "900"
        assert self.sign_in(client, "right words here") == 429

    def test_locks_nobody_out_at_another_address(self, client: Client) -> None:
        create_user(username="nigar", password="right words here", role="administrator")
        for _ in range(settings.AXES_FAILURE_LIMIT):
            self.sign_in(client, "wrong", "192.0.2.1")
        assert self.sign_in(client, "right words here", "192.0.2.2") == 302

    def test_starts_from_nought_after_a_right_password(self, client: Client) -> None:
        create_user(username="nigar", password="right words here", role="administrator")
        for _ in range(3):
            for _ in range(settings.AXES_FAILURE_LIMIT - 1):
                self.sign_in(client, "wrong")
            assert self.sign_in(client, "right words here") == 302


class TestTheAddressThatIsCounted:
    def test_is_the_senders_whatever_the_sender_says(self, rf: RequestFactory) -> None:
        request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
        assert client_address(request) == "192.0.2.1"

    @override_settings(BEHIND_PROXY=True)
    def test_is_the_one_that_the_proxy_saw(self, rf: RequestFactory) -> None:
        request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="forged, 203.0.113.9")
        assert client_address(request) == "203.0.113.9"
        assert client_address(rf.get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"


def test_a_body_of_100_000_four_byte_characters_reaches_the_form(client: Client, db: None) -> None:
    sent = client.post(
        "/desk/sign-in/", {"username": "😀" * 100_000, "password": "x"}, REMOTE_ADDR="192.0.2.3"
    )
    assert sent.status_code == 200
