"""Signing in and out, and what happens to a text when the session is over while it is being written."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from apps.accounts.models import User
from apps.accounts.typed import FORMS_KEPT, LIMIT, Typed
from apps.commentary.models import Annotation
from apps.documents.models import Wording
from tests.desk.conftest import Form, annotate_url, signed_in, text_of
from tests.factories import PASSWORD, EditorFactory, TopicFactory, a_note

pytestmark = pytest.mark.django_db
SIGN_IN = "/desk/sign-in/"
HTMX = {"HX-Request": "true"}
HOSTILE = (
    pytest.param("[" * 200_000, id="deep"),
    pytest.param('[["body", "\\ud800"]]', id="surrogate"),
    pytest.param('[["body", "\\u0000"]]', id="nul"),
    pytest.param("9" * 5_000, id="digits"),
)


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the sign-in form, as a browser would send them."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def who(user: User, password: str = PASSWORD) -> dict[str, str]:
    return {"username": user.username, "password": password}


class TestSigningIn:
    def test_leads_to_the_desk(self, editor: User) -> None:
        assert Client().post(SIGN_IN, who(editor)).headers["Location"] == "/desk/"

    @pytest.mark.parametrize("target", ["/documents/x/?topic=y#clause-11", "/desk/notes/new/"])
    def test_leads_on_to_where_one_came_from(self, editor: User, target: str) -> None:
        assert Client().post(SIGN_IN, who(editor) | {"next": target}).headers["Location"] == target

    @pytest.mark.parametrize(
        "target", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", SIGN_IN]
    )
    def test_leads_nowhere_else_and_not_in_circles(self, editor: User, target: str) -> None:
        client = Client()
        assert client.post(SIGN_IN, who(editor) | {"next": target}).headers["Location"] == "/desk/"
        assert client.get(SIGN_IN, {"next": target}).headers["Location"] == "/desk/"

    def test_a_wrong_password_is_said(self, editor: User) -> None:
        response = Client().post(SIGN_IN, who(editor, "wrong") | {"next": "/desk/notes/new/"})
        assert "Please enter a correct user name and password" in text_of(response)
        assert fields(text_of(response))["next"] == "/desk/notes/new/"

    def test_a_closed_account_does_not_sign_in(self) -> None:
        user = EditorFactory.create(is_active=False)
        assert Client().post(SIGN_IN, who(user)).status_code == 200

    def test_too_many_attempts_are_told_to_wait_and_keep_what_was_typed(self, editor: User) -> None:
        typed = Typed((("body", "A long text that nobody wants to write a second time over, ever."),)).dumps()
        client = Client()
        for _ in range(5):
            response = client.post(SIGN_IN, who(editor, "wrong") | {"typed": typed, "next": "/desk/x/"})
        assert response.status_code == 429
        assert "A long text that nobody wants to write" in text_of(response)
        assert client.post(SIGN_IN, who(editor)).status_code == 429
        again = client.post(SIGN_IN, fields(text_of(response)))
        assert again.status_code == 200
        assert (fields(text_of(again))["typed"], fields(text_of(again))["next"]) == (typed, "/desk/x/")

    def test_signing_out_is_a_post(self, editor: User) -> None:
        client = signed_in(editor)
        assert client.get("/desk/sign-out/").status_code == 405
        assert client.get("/desk/").status_code == 200
        assert client.post("/desk/sign-out/").headers["Location"] == "/"
        assert client.get("/desk/").status_code == 302


class TestASessionThatIsOver:
    def test_carries_the_text_through_signing_in(self, editor: User, wording: Wording, form: Form) -> None:
        topic = TopicFactory.create()
        client, url = signed_in(editor), annotate_url(wording)
        filled = form.but(body="Written\r\nfor an hour: “ə” & <b> 🕊", topics=[topic.slug]).stance(
            1, "neutral"
        )
        client.get(url)
        Session.objects.all().delete()

        refused = client.post(url, filled.but(act="publish").values)
        assert refused.status_code == 401
        assert "nothing that you typed is lost" in text_of(refused)
        wrong = client.post(SIGN_IN, fields(text_of(refused)) | who(editor, "wrong"))
        back = client.post(SIGN_IN, fields(text_of(wrong)) | who(editor))
        assert back.headers["Location"] == url
        assert not Annotation.objects.exists()

        page = text_of(client.get(url))
        assert "This is what you typed. It is not saved yet." in page
        assert "Written\nfor an hour: “ə” &amp; &lt;b&gt; 🕊</textarea>" in page.replace("\r", "")
        assert f'value="{topic.slug}" checked' in page
        assert re.search(r'name="t-1-value".*?<option value="neutral" selected', page, re.S)
        assert "Nothing was saved yet" not in page

        client.post(url, filled.values)
        assert Annotation.objects.get().body.startswith("Written\nfor an hour")
        assert "This is what you typed" not in text_of(client.get(url))

    def test_answers_htmx_in_place(self, editor: User, wording: Wording, form: Form) -> None:
        client, url = signed_in(editor), annotate_url(wording)
        Session.objects.all().delete()
        response = client.post(url, form.values, headers=HTMX)
        assert response.status_code == 401
        assert "<html" not in text_of(response)
        client.post(SIGN_IN, fields(text_of(response)) | who(editor))
        assert "This is what you typed" in text_of(client.get(url, headers=HTMX))

    def test_carries_the_text_of_a_note_that_is_changed(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        note = a_note(wording)
        client, url = signed_in(editor), f"/desk/annotations/{note.pk}/"
        Session.objects.all().delete()
        refused = client.post(url, form.but(version=1, body="Changed at length.").values)
        client.post(SIGN_IN, fields(text_of(refused)) | who(editor))
        page = text_of(client.get(url))
        assert "Changed at length." in page
        assert "This is what you typed" in page

    def test_carries_a_reason(self, editor: User, wording: Wording) -> None:
        note = a_note(wording)
        client, url = signed_in(editor), f"/desk/annotations/{note.pk}/withdraw/"
        Session.objects.all().delete()
        refused = client.post(url, {"version": 1, "reason": "Nobody said so."})
        client.post(SIGN_IN, fields(text_of(refused)) | who(editor))
        assert "Nobody said so." in text_of(client.get(url))
        note.refresh_from_db()
        assert note.status == "published"

    def test_lets_the_text_be_discarded(self, editor: User, wording: Wording, form: Form) -> None:
        client, url = signed_in(editor), annotate_url(wording)
        Session.objects.all().delete()
        refused = client.post(url, form.but(body="Not worth it.").values)
        client.post(SIGN_IN, fields(text_of(refused)) | who(editor))
        assert "You typed something that is not saved yet." in text_of(client.get("/desk/"))
        assert client.post("/desk/unsaved/discard/", {"path": url}).headers["Location"] == url
        assert "Not worth it." not in text_of(client.get(url))

    def test_never_leads_away_when_discarding(self, editor: User) -> None:
        client = signed_in(editor)
        for path in ("https://example.org/", "//example.org/", "/\\example.org", ""):
            assert client.post("/desk/unsaved/discard/", {"path": path}).headers["Location"] == "/desk/"

    def test_carries_the_longest_text_that_anybody_tries(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        client, url = signed_in(editor), annotate_url(wording)
        Session.objects.all().delete()
        body = "Слово\n" * 16_667
        refused = client.post(url, form.but(body=body).values)
        client.post(SIGN_IN, fields(text_of(refused)) | who(editor))
        assert body in text_of(client.get(url))

    def test_shows_what_is_too_long_to_be_carried(self, wording: Wording) -> None:
        response = Client().post(annotate_url(wording), {"body": "x" * (LIMIT + 1)})
        assert "too long to be carried along" in text_of(response)
        assert "x" * (LIMIT + 1) in text_of(response)

    def test_signed_in_again_in_another_window(self, editor: User, wording: Wording) -> None:
        """The sign-in of the form is sent by somebody who is signed in already."""
        typed = Typed((("body", "From the first window."),)).dumps()
        client, url = signed_in(editor), annotate_url(wording)
        assert client.post(SIGN_IN, {"typed": typed, "next": url}).headers["Location"] == url
        assert "From the first window." in text_of(client.get(url))

    def test_keeps_a_few_forms_and_no_more(self, editor: User) -> None:
        client = signed_in(editor)
        for number in range(FORMS_KEPT + 2):
            typed = Typed((("body", f"Text {number}"),)).dumps()
            client.post(SIGN_IN, {"typed": typed, "next": f"/desk/{number}/"})
        assert list(client.session["typed"]) == [f"/desk/{n}/" for n in range(2, FORMS_KEPT + 2)]

    @pytest.mark.parametrize(
        "typed", ["", "x", "{}", "[1]", '[["a"]]', "null", '[["body", 1]]', '"ab"', *HOSTILE]
    )
    def test_what_no_form_of_ours_sends_is_no_harm(self, editor: User, typed: str) -> None:
        client = Client()
        assert client.post(SIGN_IN, who(editor) | {"typed": typed, "next": "/desk/"}).status_code == 302
        assert client.get("/desk/").status_code == 200
        assert Client().post(SIGN_IN, {"again": "1", "typed": typed}).status_code == 200

    def test_what_cannot_be_stored_is_taken_out_of_what_is_carried(self) -> None:
        assert Typed.loads('[["bo\\u0000dy", "a\\ud800b"]]') == Typed((("body", "ab"),))

    def test_what_is_carried_presses_no_button(self) -> None:
        assert Typed.loads('[["act", "publish"], ["body", "a"]]') == Typed((("body", "a"),))

    def test_of_more_fields_than_a_form_can_have_nothing_is_carried(self) -> None:
        assert Typed.loads(Typed((("a", "b"),) * 1_001).dumps()) is None

    @pytest.mark.parametrize("here", ["http://[x", "http://testserver//[x"])
    def test_asked_by_htmx_from_what_is_no_address(self, here: str) -> None:
        response = Client().get("/desk/", headers={**HTMX, "HX-Current-URL": here})
        assert response.headers["HX-Redirect"] == f"{SIGN_IN}?next=/desk/"


class TestAFormWithoutItsToken:
    def stale(self, editor: User) -> Client:
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        return client

    def test_shows_what_was_typed_and_takes_it_back(self, editor: User, wording: Wording, form: Form) -> None:
        client, url = self.stale(editor), annotate_url(wording)
        body = "Written for an hour in a window that was forgotten & found."
        response = client.post(url, form.but(body=body).values)
        page = text_of(response)
        assert response.status_code == 403
        assert "nothing that you typed is lost" in page
        assert "that was forgotten &amp; found." in page
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        resumed = client.post(url, form.but(body=body, act="resume", csrfmiddlewaretoken=token[1]).values)
        assert resumed.status_code == 200
        assert "It is not saved yet." in text_of(resumed)
        assert "that was forgotten &amp; found.</textarea>" in text_of(resumed)
        assert not Annotation.objects.exists()

    def test_answers_htmx_with_a_fragment(self, editor: User, wording: Wording, form: Form) -> None:
        response = self.stale(editor).post(annotate_url(wording), form.values, headers=HTMX)
        assert response.status_code == 403
        assert "<html" not in text_of(response)

    def test_shows_no_password(self, editor: User) -> None:
        password = "correct horse battery staple correct horse battery staple correct horse"
        response = Client(enforce_csrf_checks=True).post(SIGN_IN, who(editor, password))
        assert response.status_code == 403
        assert password not in text_of(response)

    def test_on_signing_in_keeps_what_is_carried_through_it(self, editor: User, wording: Wording) -> None:
        typed = Typed((("body", "Carried since the session was over, and once more."),)).dumps()
        client = Client(enforce_csrf_checks=True)
        page = text_of(client.post(SIGN_IN, who(editor) | {"typed": typed, "next": annotate_url(wording)}))
        assert f'action="{SIGN_IN}"' in page
        assert 'name="typed" hidden>' in page
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        sent = {"typed": typed, "next": annotate_url(wording), "again": "1", "csrfmiddlewaretoken": token[1]}
        assert fields(text_of(client.post(SIGN_IN, sent)))["typed"] == typed

    @pytest.mark.parametrize("typed", HOSTILE)
    def test_on_signing_in_with_what_no_form_of_ours_sends(self, typed: str) -> None:
        assert Client(enforce_csrf_checks=True).post(SIGN_IN, {"typed": typed}).status_code == 403

    def test_elsewhere_gives_the_text_to_copy(self, editor: User) -> None:
        text = "A text of some length, in a form that takes nothing back by itself."
        response = self.stale(editor).post("/desk/unsaved/discard/", {"reason": text})
        assert text in text_of(response)
        assert 'value="resume"' not in text_of(response)

    def test_bytes_that_are_no_form(self, editor: User) -> None:
        response = self.stale(editor).post("/desk/", urlencode({"a": "b"}), content_type="text/plain")
        assert response.status_code == 403
