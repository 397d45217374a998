"""What one finds on arriving at the desk."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.commentary import services
from apps.commentary.contents import AnnotationContent, TargetContent
from apps.documents.models import Edition, Wording
from tests.desk.conftest import signed_in, text_of
from tests.factories import DocumentFactory, EditorFactory, UserFactory, a_note

pytestmark = pytest.mark.django_db


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_an_editor_sees_own_drafts_what_is_new_drafts_of_others_and_what_is_withdrawn(
    editor: User, contributor: User, wording: Wording
) -> None:
    a_note(wording, draft=True, created_by=editor, body="Mine.")
    a_note(wording, draft=True, created_by=contributor, body="Of Cem.")
    a_note(wording, created_by=contributor, body="In public.")
    a_note(wording, withdrawn=True, body="Taken back.")
    page = text_of(signed_in(editor).get("/desk/"))
    headings = [
        "Your drafts",
        "Mine.",
        "What is new",
        "In public.",
        "Drafts of others",
        "Of Cem.",
        "Withdrawn",
    ]
    places = [page.index(heading) for heading in [*headings, "Taken back."]]
    assert places == sorted(places)


def test_a_contributor_sees_no_drafts_of_others_and_nothing_withdrawn(
    editor: User, contributor: User, wording: Wording
) -> None:
    a_note(wording, draft=True, created_by=contributor, body="Mine.")
    a_note(wording, draft=True, created_by=editor, body="Of Ada.")
    public = a_note(wording, created_by=editor, body="In public.")
    a_note(wording, withdrawn=True, body="Taken back.")
    a_note(DocumentFactory.create(draft=True), body="In a draft document.")
    page = text_of(signed_in(contributor).get("/desk/"))
    assert "Mine." in page
    assert f'href="/annotations/{public.pk}/"' in page
    assert not [hidden for hidden in ("Of Ada.", "Taken back.", "In a draft document.") if hidden in page]


def test_what_one_did_last_oneself_is_no_news(editor: User, wording: Wording) -> None:
    other = EditorFactory.create()
    content = AnnotationContent(
        body="A point.", editorial=True, targets=(TargetContent(document=wording.document),)
    )
    note = services.create_annotation(by=other, content=content, publish=True)
    assert "A point." in text_of(signed_in(editor).get("/desk/notes/new/"))
    kept = AnnotationContent(
        body="A point.", editorial=True, targets=(TargetContent(kept=note.targets.get()),)
    )
    services.edit_annotation(by=editor, annotation=note, base_version=1, content=kept)
    assert "A point." not in text_of(signed_in(editor).get("/desk/notes/new/"))
    assert "A point." in text_of(signed_in(other).get("/desk/notes/new/"))


def test_a_draft_on_what_is_not_public_any_more_keeps_its_words_and_hides_its_place(
    contributor: User,
) -> None:
    document = DocumentFactory.create(title="Secret Protocol", draft=True)
    a_note(document, draft=True, created_by=contributor, body="Mine.")
    page = text_of(signed_in(contributor).get("/desk/"))
    assert "Mine." in page
    assert "Secret Protocol" not in page


def test_an_empty_desk_says_what_to_do_next() -> None:
    page = text_of(signed_in(UserFactory.create()).get("/desk/"))
    assert "You have no drafts" in page
    assert "Read and annotate documents" in page


@pytest.mark.parametrize("url", ["/desk/", "/desk/notes/mine/", "/desk/notes/new/", "/desk/notes/drafts/"])
def test_takes_a_fixed_number_of_queries(editor: User, wording: Wording, url: str) -> None:
    def some(number: int) -> None:
        for _ in range(number):
            a_note(wording, draft=True, created_by=editor)
            a_note(wording, draft=True, created_by=UserFactory.create())
            a_note(wording, created_by=UserFactory.create())
            a_note(wording, withdrawn=True)

    client = signed_in(editor)
    some(1)
    few = queries(client, url)
    some(24)
    assert queries(client, url) == few
    assert few <= 16


def test_lists_have_pages(editor: User, wording: Wording) -> None:
    for number in range(21):
        a_note(wording, draft=True, created_by=editor, body=f"Number {number:02}.")
    client = signed_in(editor)
    assert text_of(client.get("/desk/notes/mine/")).count("Number ") == 20
    for last in ("2", "99"):
        assert text_of(client.get("/desk/notes/mine/", {"page": last})).count("Number ") == 1
    assert text_of(client.get("/desk/notes/mine/", {"page": "x\0"})).count("Number ") == 20


def test_a_published_note_that_no_reader_sees_is_not_out_of_sight(
    editor: User, contributor: User, wording: Wording
) -> None:
    a_note(wording, body="On a withdrawn edition.")
    a_note(DocumentFactory.create(), body="Seen by all.")
    Edition.objects.filter(pk=wording.edition_id).update(status="withdrawn")
    page = text_of(signed_in(editor).get("/desk/notes/unseen/"))
    assert "On a withdrawn edition." in page
    assert "Seen by all." not in page
    assert signed_in(contributor).get("/desk/notes/unseen/").status_code == 404
