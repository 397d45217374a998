"""A note on what a document has dropped: written, changed, and read wherever notes are shown."""

from dataclasses import dataclass

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.commentary.history import versions
from apps.commentary.models import Annotation, Target
from apps.desk.comparison import describe_versions
from apps.documents.models import Document, Wording
from tests.desk.conftest import Form, signed_in, text_of
from tests.factories import DocumentFactory, WordingFactory

pytestmark = pytest.mark.django_db

NAME = "Paragraph 5 of Treaty of 1997"
BODY = "The party no longer promises to ask first."


@dataclass
class Dropped:
    later: Document
    earlier: Document
    wording: Wording

    @property
    def url(self) -> str:
        return f"/desk/documents/{self.later.slug}/absences/{self.earlier.slug}/5/annotate/"


@pytest.fixture
def dropped(db: None) -> Dropped:
    earlier = DocumentFactory.create(title="Treaty of 1997", signed="1997-07-03")
    words = "Each Party shall ask the other first."
    wording = WordingFactory.create(edition__document=earlier, text=words, ref="5", label="5")
    later = WordingFactory.create(edition__document__title="Declaration of 2022").document
    return Dropped(later, earlier, wording)


def written(desk: Client, dropped: Dropped, form: Form, act: str = "publish") -> Annotation:
    answer = desk.post(dropped.url, form.but(body=BODY, act=act).values)
    note = Annotation.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/documents/{dropped.later.slug}/#note-{note.pk}"
    return note


def test_the_form_shows_the_clause_and_the_note_keeps_to_it(
    editor: User, dropped: Dropped, form: Form
) -> None:
    desk = signed_in(editor)
    page = text_of(desk.get(dropped.url))
    assert "A new note on the absence of Paragraph 5" in page
    assert "Each Party shall ask the other first." in page
    assert desk.post(dropped.url, form.without("commentary").values).status_code == 422
    note = written(desk, dropped, form, "save")
    target = Target.objects.get()
    assert (target.kind, target.document, target.clause) == (
        "absence",
        dropped.later,
        dropped.wording.clause,
    )
    url = f"/desk/annotations/{note.pk}/"
    assert f"the absence of {NAME}" in text_of(desk.get(url))
    desk.post(url, form.but(body="In other words.", version="1", act="publish").values)
    note.refresh_from_db()
    assert (note.body, note.status, Target.objects.live().get()) == ("In other words.", "published", target)
    collision = text_of(desk.post(url, form.but(body="Of the first version.", version="1").values))
    assert "In other words." in collision
    said = {described.targets for described in describe_versions(versions(note))}
    assert said == {("the absence of clause 5 of Treaty of 1997",)}


def test_wherever_it_is_read_it_names_what_is_absent(
    editor: User, dropped: Dropped, form: Form, client: Client
) -> None:
    note = written(signed_in(editor), dropped, form)
    link = f'href="/documents/{dropped.earlier.slug}/5/"'
    here = f"/documents/{dropped.later.slug}/"
    commentary = note.commentary
    assert commentary is not None
    expert = note.expert_links.get().expert
    places = [
        here,
        f"/annotations/{note.pk}/",
        f"/commentaries/{commentary.slug}/",
        f"/experts/{expert.slug}/",
    ]
    for place in places:
        page = text_of(client.get(place))
        assert (BODY in page, NAME in page, link in page) == (True, True, True), place
    title = f"the absence of {NAME} from Declaration of 2022"
    assert title in text_of(client.get(f"/annotations/{note.pk}/"))
    assert title in text_of(client.get(f"/annotations/{note.pk}/cite/txt/"))
    assert NAME in text_of(client.get(f"{here}print/"))
    for kind in ("md", "csv", "json"):
        assert NAME in text_of(client.get(f"{here}export/{kind}/")), kind
    clause = text_of(client.get(f"/documents/{dropped.earlier.slug}/5/"))
    assert f'Absent from <a href="{here}#note-{note.pk}">Declaration of 2022</a>: 1 note' in clause


def test_who_may_write_it(editor: User, contributor: User, dropped: Dropped, form: Form) -> None:
    cem = signed_in(contributor)
    assert Client().get(dropped.url).status_code == 302
    assert cem.post(dropped.url, form.but(act="publish").values).status_code == 403
    assert not Annotation.objects.exists()
    written(cem, dropped, form, "save")
    assert Client().get(f"/documents/{dropped.later.slug}/").content.decode().find(BODY) == -1
    base = f"/desk/documents/{dropped.later.slug}/absences"
    assert cem.get(f"{base}/{dropped.later.slug}/1/annotate/").status_code == 404
    assert cem.get(f"{base}/{dropped.earlier.slug}/999/annotate/").status_code == 404
    secret = WordingFactory.create(ref="1", edition__document__status="draft")
    assert cem.get(f"{base}/{secret.document.slug}/1/annotate/").status_code == 404
    assert signed_in(editor).get(f"{base}/{secret.document.slug}/1/annotate/").status_code == 200
