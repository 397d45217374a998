"""Some 1,700 known attempts at cross-site scripting, in every text that we keep, on every page that shows it.

They come in by fixture and by form. A canary counts what runs. The content security policy is switched off for it:
it would hide that something got through. Where it is on, it must have had nothing to refuse.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import category
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from apps.accounts.models import Role
from apps.commentary.models import Annotation, Expert
from apps.desk.forms.people import NewCommentaryForm, NewExpertForm
from apps.documents.models import Document, Source
from tests.core.xss_vectors import CANARY, all_vectors, packed, storable_texts
from tests.desk.documents.browser import open_form
from tests.factories import UserFactory
from tests.factories.accounts import PASSWORD
from tests.journeys import hostile_fixture
from tests.journeys.hostile_pages import Watch
from tests.journeys.sample import Kept
from tests.journeys.served import JourneyServer
from tests.journeys.windows import NAVIGATION

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = Kept()
ONE, TWO = "/documents/hostile-0/", "/documents/hostile-1/"
ASKED = quote("\"><img src=x onerror=boo(1)><script>boo(1)</script>'javascript:boo(1)")
REFLECTED = "?" + "&".join(
    f"{name}={ASKED}"
    for name in ("topic", "stance", "expert", "party", "edition", "match", "page", "q", "compare")
)
Enter = Callable[..., tuple[BrowserContext, Watch]]


def hostile_addresses() -> list[str]:
    return [vector.text for vector in all_vectors() if vector.context in {"link", "attribute"}]


def accepted_addresses() -> list[str]:
    """Those that the desk's forms take, as they take them."""
    accepted = []
    for address in hostile_addresses():
        expert = NewExpertForm({"name": "A. Person", "url": address})
        commentary = NewCommentaryForm({"publisher": "A paper", "url": address, "language": "en"})
        taken = [form.cleaned_data["url"] for form in (expert, commentary) if form.is_valid()]
        accepted += [url for url in taken[:1] if url]
    return accepted


@pytest.fixture
def site(live_server: JourneyServer, tmp_path: Path) -> str:
    def load() -> None:
        supply = hostile_fixture.write(tmp_path, accepted_addresses())
        assert all(supply.went_round(limit) for limit in (hostile_fixture.LONG, 200))
        call_command("load_sample", folder=tmp_path, verbosity=0)

    HOSTILE.show(load)
    return live_server.url


@pytest.fixture
def enter(browser: Browser, site: str, live_server: JourneyServer) -> Iterator[Enter]:
    """A browser under watch; ``client`` lends it the session of somebody who is signed in."""
    contexts = []

    def begin(client: Client | None = None, *, policy: bool = False) -> tuple[BrowserContext, Watch]:
        context = browser.new_context(base_url=site, bypass_csp=not policy, reduced_motion="reduce")
        context.set_default_timeout(NAVIGATION)
        contexts.append(context)
        if client is not None:
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
        watch = Watch(home=site)
        watch.over(context)
        return context, watch

    yield begin
    for context in contexts:
        context.close()
    live_server.answering.wait()


def signed_in(role: str = Role.EDITOR) -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=role))
    return client


def readers_addresses() -> list[str]:
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    return [
        *(f"{ONE}print/", f"{ONE}print/?topic=topic-1", f"{ONE}cite/", f"{ONE}cite/{REFLECTED}"),
        *("/", "/?page=2", f"/{REFLECTED}", f"/no/{ASKED}/", "/topics/", f"/topics/topic-9/{REFLECTED}"),
        *(ONE, TWO, f"{ONE}?topic=topic-1&expert=expert-2", f"{ONE}{REFLECTED}", f"{ONE}?edition=two"),
        *(f"{ONE}1/", f"{ONE}1/{REFLECTED}", f"{ONE}1/?compare=two", f"{TWO}5/", f"{ONE}999/"),
        *("/experts/expert-1/", "/experts/expert-2/", "/commentaries/source-3/", f"/annotations/{note}/"),
    ]


FILES = (
    *(f"{ONE}export/{form}/" for form in ("csv", "md", "json")),
    *(f"{ONE}cite/{form}/" for form in ("txt", "md", "bib", "json")),
    *(f"{ONE}1/cite/{form}/" for form in ("txt", "md", "bib", "json")),
)


def test_nothing_runs_on_the_readers_pages_and_the_policy_has_nothing_to_refuse(enter: Enter) -> None:
    context, watch = enter()
    page = context.new_page()
    for address in readers_addresses():
        assert watch.look(page, address) in {200, 404}, address
    watch.assert_nothing()
    shown = {address.removeprefix(watch.home): count for address, count in watch.seen.items()}
    assert shown[ONE] > 500, "the attempts are not on the page"
    assert min(shown["/topics/"], shown[f"{ONE}1/"], shown["/experts/expert-1/"]) > 50
    for address in FILES:
        answer = context.request.get(address)
        assert answer.headers["content-type"].partition(";")[0] not in {"text/html", "image/svg+xml"}, address
        assert answer.status == 404 or answer.headers["x-content-type-options"] == "nosniff"
    context, watch = enter(signed_in(), policy=True)
    page = context.new_page()
    for address in (ONE, f"{ONE}1/{REFLECTED}", "/topics/", "/experts/expert-1/", "/desk/", f"/desk{ONE}"):
        watch.look(page, address)
    watch.assert_nothing()


def test_nothing_runs_at_the_desk_and_in_the_administration(enter: Enter) -> None:
    context, watch = enter(signed_in())
    page = context.new_page()
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    desk = (
        *(
            "/desk/",
            *(f"/desk/notes/{name}/" for name in ("mine", "new", "drafts", "unseen", "withdrawn")),
            "/desk/documents/",
            "/desk/documents/new/",
            "/desk/documents/new/by-hand/",
            "/desk/imports/",
        ),
        *(
            f"/desk{ONE}",
            f"/desk{ONE}history/",
            f"/desk{ONE}editions/one/",
            f"/desk{ONE}editions/one/history/",
        ),
        *(f"/desk{ONE}editions/one/clauses/", f"/desk{ONE}editions/one/clauses/1/", f"/desk{ONE}1/topics/"),
        *(f"/desk{ONE}1/annotate/?quote={ASKED}", f"/desk{ONE}annotate/", f"/desk{ONE}1/withdraw/"),
        *(f"/desk{ONE}withdraw/", f"/desk{ONE}editions/new/"),
        *(f"/desk/annotations/{note}/", f"/desk/annotations/{note}/history/"),
        f"/desk/annotations/{note}/withdraw/",
        *(f"/desk/pickers/{name}/?q={ASKED}" for name in ("experts", "commentaries")),
    )
    for address in desk:
        assert watch.look(page, address) in {200, 404}, address
    page.goto(f"/desk/annotations/{note}/")
    page.get_by_role("button", name="Preview").click()
    page.locator(".preview-body").wait_for()
    watch.look(page)
    watch.assert_nothing()
    user = UserFactory.create(role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    context, watch = enter(client)
    page = context.new_page()
    ours = [model for model in admin.site._registry if model._meta.app_label in _OURS]
    for model in ours:
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert watch.look(page, base) == 200, base
        if model in {Annotation, Document, Expert, Source}:
            first = model._default_manager.order_by("pk").values_list("pk", flat=True)[0]
            for address in (f"{base}{first}/change/", f"{base}{first}/history/"):
                assert watch.look(page, address) == 200, address
    watch.assert_nothing()


_OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("apps.")}


def test_nothing_runs_that_came_by_form(enter: Enter) -> None:
    """Everything in few notes, with a new expert and a new article each; then history, comparison and withdrawal."""
    client = signed_in()
    bodies = packed(storable_texts(), 19_000, "\n\n")
    names = packed(storable_texts(), 190)
    notes = [_note_by_form(client, body, names[place * 7 :][:7]) for place, body in enumerate(bodies)]
    last = notes[-1]
    url = f"/desk/annotations/{last.pk}/"
    form = open_form(client, url, "body")
    changed = client.post(url, form.but(body=f"{bodies[0][:5_000]} changed", act="save"))
    assert changed.status_code == 302
    stale = client.post(url, form.but(body=f"{bodies[0][:3_000]} otherwise", act="save"))
    assert stale.status_code == 409
    context, watch = enter(client)
    page = context.new_page()
    for address in (*(f"/annotations/{note.pk}/" for note in notes), f"{ONE}2/", f"{url}history/", "/desk/"):
        assert watch.look(page, address) == 200, address
    _look_at(watch, page, stale.content)
    gone = client.post(
        f"{url}withdraw/", open_form(client, f"{url}withdraw/", "reason").but(reason=bodies[0][:900])
    )
    assert gone.status_code == 302
    assert watch.look(page, f"/annotations/{last.pk}/") == 410
    for address in ("/desk/notes/withdrawn/", f"{url}history/"):
        watch.look(page, address)
    _what_is_refused_comes_back(client, page, watch)
    watch.assert_nothing()
    assert sum(watch.seen.values()) > 1_000


def _note_by_form(client: Client, body: str, names: list[str]) -> Annotation:
    url = f"/desk{ONE}2/annotate/"
    name, role, affiliation, publisher, title, words, note = names
    sent = open_form(client, url, "body").but(
        body=body,
        source_words=words,
        new_expert__name=f"N {name}",
        new_expert__role=role,
        new_expert__affiliation=affiliation,
        new_commentary__publisher=publisher,
        new_commentary__title=title,
        t__0__value="ambiguous",
        t__0__note=note,
        act="publish",
    )
    answer = client.post(url, sent)
    assert answer.status_code == 302, answer.content.decode()[:3_000]
    return Annotation.objects.latest("created_at")


def _what_is_refused_comes_back(client: Client, page: Page, watch: Watch) -> None:
    """A form with something wrong in it shows again what was typed: as text, in every field."""
    unstorable = " ".join(vector.text for vector in all_vectors() if "\x00" in vector.text)
    for url, name in ((f"/desk{ONE}2/annotate/", "body"), ("/desk/documents/new/by-hand/", "title")):
        form = open_form(client, url, name)
        shown = [field for field in form.values if field not in {"csrfmiddlewaretoken", "here", "act"}]
        texts = packed(storable_texts(), 400)
        typed = {field: texts[place % len(texts)] for place, field in enumerate(shown)}
        typed |= {field: value[0] for field, value in form.values.items() if "_FORMS" in field}
        answer = client.post(url, {**form.values, **typed, name: unstorable, "act": "save"})
        assert answer.status_code == 422
        _look_at(watch, page, answer.content)


def _look_at(watch: Watch, page: Page, answer: bytes) -> None:
    """An answer that took more than an address to get, as a page of the site."""
    page.route("**/answer/", lambda route: route.fulfill(body=answer, content_type="text/html"))
    watch.look(page, "/answer/")
    page.unroute("**/answer/")


def test_no_address_but_of_the_web_is_taken() -> None:
    taken = accepted_addresses()
    assert [url for url in taken if not url.startswith(("http://", "https://"))] == []
    assert [url for url in taken if any(category(sign) in {"Cf", "Cc"} for sign in url)] == []
    assert 0 < len(taken) < len(hostile_addresses()) / 3


def test_a_password_is_no_way_in(enter: Enter) -> None:
    """What is typed to sign in is shown again, and what is asked for next is no other site's."""
    context, watch = enter()
    page = context.new_page()
    user = UserFactory.create(role=Role.EDITOR)
    page.goto("/desk/sign-in/?next=javascript:boo(1)")
    page.get_by_label("User name").fill(f'"><img src=x onerror={CANARY}(1)>')
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    watch.look(page)
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()
    assert page.url.startswith(watch.home)
    watch.assert_nothing()
