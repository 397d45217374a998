"""Of an article readers see what was accepted and published, on every route; the rest of it on none."""

import pytest
from django.test import Client
from django.utils import timezone

from apps.commentary.models import Annotation
from apps.commentary.services import publish_annotation
from apps.quotations.services import accept, adjust, reject, undo
from apps.reading.presenters.formats import CITE, TAKE
from tests.factories import EditorFactory, ExaminedTextFactory, UserFactory, a_document
from tests.quotations.passages import article, waiting

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
SHOWN = "they shall surely consult"
ARTICLE = (
    f"It begins in {SECRET}.\n\nShe says “{SHOWN}” and is glad. What waits: {SECRET} waits. "
    f"What was refused: {SECRET} refused. What is drafted: {SECRET} drafted. Taken back: {SECRET} back.\n\n{SECRET}."
)


@pytest.fixture
def routes() -> tuple[str, ...]:
    """An article with a passage of every state about a clause; every address that shows something of either."""
    wording = a_document(clauses=2, notes=0).wordings.get(clause__addresses__ref="1")
    text, editor = article(ARTICLE, file_name=f"{SECRET}.html"), EditorFactory.create()
    ExaminedTextFactory.create(text=text, state="failed", problem=f"{SECRET} broke")
    public = waiting(text, wording, words=SHOWN, before="She says “", after="” and is glad.")
    shown = accept(by=editor, quotation=public, base_version=1)
    note = Annotation.objects.get(quotations=shown)
    publish_annotation(by=editor, annotation=note, base_version=1)
    open_ = waiting(text, wording, words=f"{SECRET} waits")
    adjust(by=editor, quotation=open_, base_version=1, start=open_.start, end=open_.end + 1)
    reject(by=editor, quotation=waiting(text, wording, words=f"{SECRET} refused"), base_version=1)
    accept(by=editor, quotation=waiting(text, wording, words=f"{SECRET} drafted"), base_version=1)
    back = accept(by=editor, quotation=waiting(text, wording, words=f"{SECRET} back"), base_version=1)
    undo(by=editor, quotation=back, base_version=2)
    document = f"/documents/{wording.document.slug}/"
    return (
        "/",
        document,
        f"{document}?as_of={timezone.now():%Y-%m-%d}",
        f"{document}notes/1/",
        f"{document}1/",
        *(f"{document}{page}/" for page in ("print", "cite", "revisions")),
        *(f"{document}export/{form}/" for form in TAKE),
        *(f"{document}1/cite/{form}/" for form in CITE),
        f"/annotations/{note.pk}/",
        *(f"/annotations/{note.pk}/cite/{form}/" for form in CITE),
        f"/commentaries/{text.commentary.slug}/",
        "/topics/",
        "/sitemap.xml",
        "/sitemap-1.xml",
    )


def test_readers_see_nothing_else_of_it(client: Client, routes: tuple[str, ...]) -> None:
    for url in (*routes, *routes):  # the second time from what is kept
        response = client.get(url)
        assert response.status_code in (200, 404), url
        assert SECRET not in response.content.decode(), url
    assert SHOWN in client.get(routes[1]).content.decode()


def test_nor_does_another_contributor_on_the_pages_for_readers(routes: tuple[str, ...]) -> None:
    client = Client()
    client.force_login(UserFactory.create())
    for url in routes:
        assert SECRET not in client.get(url).content.decode(), url


def test_at_the_desk_it_needs_an_account(client: Client, routes: tuple[str, ...]) -> None:
    there = routes[-4].replace("/commentaries/", "/desk/commentaries/")
    for page in ("", "review/", "review/progress/", "review/publish/", "review/point/", "text/", "text/1/"):
        response = client.get(f"{there}{page}")
        assert response.status_code == 302, page
        assert response["Location"].startswith("/desk/sign-in/"), page
