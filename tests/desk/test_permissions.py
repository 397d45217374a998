"""Who gets what from every route, in every role."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.commentary.models import Annotation
from apps.documents.models import Wording
from tests.desk.conftest import WORDS, annotate_url, signed_in, text_of
from tests.documents.services.texts import bring_in
from tests.factories import AdministratorFactory, EditorFactory, UserFactory, WordingFactory, a_note
from tests.staying import staying_fixture

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "author", "contributor", "closed", "editor", "administrator")
ROUTES = ("", "withdraw/", "history/")
ACTS = ("publish/", "withdraw/", "restore/", "history/1/return/")


@dataclass(frozen=True)
class Desk:
    """Notes of each status on a wording, and somebody of each role; ``contributor`` is the author of nothing here."""

    clients: dict[str, Client]
    wording: Wording
    notes: dict[str, Annotation]


def a_desk() -> Desk:
    author = UserFactory.create(name="The author")
    users = {
        "author": author,
        "contributor": UserFactory.create(),
        "closed": UserFactory.create(is_active=False),
        "editor": EditorFactory.create(),
        "administrator": AdministratorFactory.create(),
    }
    wording = WordingFactory.create(text=WORDS, ref="11", label="11")
    made = {
        "draft": a_note(wording, draft=True, created_by=author, body="A secret draft."),
        "published": a_note(wording, created_by=author),
        "withdrawn": a_note(wording, withdrawn=True, created_by=author),
        "withdrawn draft": a_note(
            wording, draft=True, status="withdrawn", created_by=author, body="A secret draft withdrawn."
        ),
    }
    clients = {"nobody": Client()} | {role: signed_in(user) for role, user in users.items()}
    return Desk(clients, wording, made)


made_once = staying_fixture(a_desk)


@pytest.fixture
def desk(made_once: Callable[[], Desk], db: None) -> Desk:
    return made_once()


@pytest.fixture
def clients(desk: Desk) -> dict[str, Client]:
    return desk.clients


@pytest.fixture
def wording(desk: Desk) -> Wording:
    return desk.wording


@pytest.fixture
def notes(desk: Desk) -> dict[str, Annotation]:
    return desk.notes


SEEN = {
    # note: what nobody, the author, another contributor, a closed account, an editor, an administrator get
    "draft": (302, 200, 404, 302, 200, 200),
    "published": (302, 403, 403, 302, 200, 200),
    "withdrawn": (302, 403, 403, 302, 200, 200),
    "withdrawn draft": (302, 403, 404, 302, 200, 200),
}


@pytest.mark.parametrize("which", SEEN)
@pytest.mark.parametrize("route", ROUTES)
def test_pages_of_a_note(
    clients: dict[str, Client], notes: dict[str, Annotation], which: str, route: str
) -> None:
    note = notes[which]
    answers = {role: clients[role].get(f"/desk/annotations/{note.pk}/{route}") for role in ROLES}
    assert tuple(answer.status_code for answer in answers.values()) == SEEN[which]
    for role, answer in answers.items():
        if answer.status_code != 200:
            assert "secret" not in text_of(answer), role


@pytest.mark.parametrize("which", SEEN)
@pytest.mark.parametrize("route", ["", *ACTS])
def test_changes_of_a_note(
    clients: dict[str, Client], notes: dict[str, Annotation], which: str, route: str
) -> None:
    note = notes[which]
    for role, seen in zip(ROLES, SEEN[which], strict=True):
        if seen == 200:
            continue
        answer = clients[role].post(
            f"/desk/annotations/{note.pk}/{route}", {"version": 1, "body": "Changed.", "act": "publish"}
        )
        assert answer.status_code == (401 if seen == 302 else seen), role
        assert "secret" not in text_of(answer)
    note.refresh_from_db()
    assert (note.version, note.status) == (1, which.split()[0])


@pytest.mark.parametrize("act", ["accept", "keep", "back", "place"])
def test_only_editors_decide_where_a_note_stands(
    clients: dict[str, Client], notes: dict[str, Annotation], act: str
) -> None:
    target = notes["draft"].targets.get()
    answers = {role: clients[role].post(f"/desk/anchors/{target.pk}/{act}/") for role in ROLES[:4]}
    assert [answer.status_code for answer in answers.values()] == [401, 403, 403, 401]
    assert "secret" not in "".join(map(text_of, answers.values()))


def test_an_author_does_not_publish(clients: dict[str, Client], notes: dict[str, Annotation]) -> None:
    note = notes["draft"]
    assert clients["author"].post(f"/desk/annotations/{note.pk}/publish/", {"version": 1}).status_code == 403
    assert Annotation.objects.get(pk=note.pk).status == "draft"


PAGES = {
    "/desk/": (302, 200, 200, 302, 200, 200),
    "/desk/notes/mine/": (302, 200, 200, 302, 200, 200),
    "/desk/notes/new/": (302, 200, 200, 302, 200, 200),
    "/desk/notes/drafts/": (302, 404, 404, 302, 200, 200),
    "/desk/notes/withdrawn/": (302, 404, 404, 302, 200, 200),
    "/desk/anchors/": (302, 403, 403, 302, 200, 200),
    "/desk/anchors/0/place/": (302, 403, 403, 302, 404, 404),
    "/desk/anchors/0/accept/": (302, 403, 403, 302, 404, 404),
    "/desk/anchors/0/keep/": (302, 403, 403, 302, 404, 404),
    "/desk/anchors/0/back/": (302, 403, 403, 302, 404, 404),
    "/desk/anchors/none/none/accept/": (302, 403, 403, 302, 404, 404),
    "/desk/notes/none/": (302, 404, 404, 302, 404, 404),
    "/desk/pickers/experts/?q=e": (302, 200, 200, 302, 200, 200),
    "/desk/pickers/parties/?q=e": (302, 404, 404, 302, 404, 404),
    "/desk/preview/": (302, 302, 302, 302, 302, 302),
    "/desk/documents/new/": (302, 403, 403, 302, 200, 200),
    "/desk/documents/new/by-hand/": (302, 403, 403, 302, 200, 200),
    "/desk/imports/": (302, 403, 403, 302, 200, 200),
    "import": (302, 403, 403, 302, 200, 200),
    "import details": (302, 403, 403, 302, 200, 200),
    "import confirm": (302, 403, 403, 302, 200, 200),
    "import discard": (302, 403, 403, 302, 302, 302),
    "bring in edition": (302, 403, 403, 302, 200, 200),
    "bring in text": (302, 403, 403, 302, 200, 200),
    "bring back": (302, 403, 403, 302, 302, 302),
    "/desk/unsaved/discard/": (302, 302, 302, 302, 302, 302),
    "/desk/sign-in/": (200, 302, 302, 200, 302, 302),
    "/desk/sign-out/": (405, 405, 405, 405, 405, 405),
    "annotate": (302, 200, 200, 302, 200, 200),
    "annotate document": (302, 200, 200, 302, 200, 200),
}


@pytest.mark.parametrize("url", PAGES)
def test_the_other_pages(clients: dict[str, Client], wording: Wording, url: str) -> None:
    document = f"/desk/documents/{wording.document.slug}/"
    edition = f"{document}editions/{wording.edition.ref}/"
    coming = (
        f"/desk/imports/{bring_in('Article 1. The Parties consult.').pk}/" if "import " in f"{url} " else ""
    )
    address = {
        "annotate": annotate_url(wording),
        "annotate document": f"{document}annotate/",
        "import": coming,
        "import details": f"{coming}details/",
        "import confirm": f"{coming}confirm/",
        "import discard": f"{coming}discard/",
        "bring in edition": f"{document}editions/new/text/",
        "bring in text": f"{edition}revise/",
        "bring back": f"{edition}revisions/1/bring-back/",
    }.get(url, url)
    assert tuple(clients[role].get(address).status_code for role in ROLES) == PAGES[url]


def test_whoever_is_not_signed_in_is_led_back_after_it(wording: Wording) -> None:
    response = Client().get(annotate_url(wording), {"quote": "not delay"})
    assert response.headers["Location"].startswith("/desk/sign-in/?next=/desk/documents/")
    assert response.headers["Location"].endswith("%3Fquote%3Dnot%2Bdelay")


def test_htmx_is_led_to_the_sign_in_as_a_whole_page(wording: Wording) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/documents/x/?topic=y"}
    response = Client().get(annotate_url(wording), headers=headers)
    assert response.headers["HX-Redirect"] == "/desk/sign-in/?next=/documents/x/%3Ftopic%3Dy"


def test_what_the_desk_shows_is_stored_nowhere(clients: dict[str, Client]) -> None:
    assert "no-store" in clients["editor"].get("/desk/").headers["Cache-Control"]


@pytest.mark.parametrize("url", ["/desk/", "/desk/notes/new/", "annotate"])
def test_every_form_that_writes_needs_its_token(editor: User, wording: Wording, url: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    address = annotate_url(wording) if url == "annotate" else url
    assert client.post(address, {"body": "x"}).status_code == 403
