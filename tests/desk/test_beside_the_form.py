"""What a form has around it: the preview, names to choose from, its place on the page of a clause."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Wording
from tests.desk.conftest import Form, annotate_url, signed_in, text_of
from tests.factories import CommentaryFactory, ExpertFactory, SourceFactory, a_note

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


class TestPreview:
    def test_is_a_fragment_for_htmx(self, contributor: User) -> None:
        response = signed_in(contributor).post("/desk/preview/", {"body": "So *he* says."}, headers=HTMX)
        assert "<em>he</em>" in text_of(response)
        assert "<html" not in text_of(response)

    def test_is_a_page_that_leads_back_with_everything_typed(
        self, contributor: User, wording: Wording, form: Form
    ) -> None:
        client, url = signed_in(contributor), annotate_url(wording)
        filled = form.but(body="\nSo *he* says.", here=url, source_words="a “phrase”").stance(2, "mixed")
        page = text_of(client.post("/desk/preview/", filled.values))
        assert "<em>he</em>" in page
        assert f'action="{url}"' in page
        assert 'name="source_words" hidden>\na “phrase”</textarea>' in page
        back = client.post(url, filled.but(act="resume").values)
        assert "\nSo *he* says.</textarea>" in text_of(back)
        assert "It is not saved yet." in text_of(back)

    @pytest.mark.parametrize(
        "here", ["https://example.org/", "/desk/sign-out/", "", "/desk/\0", "javascript:x"]
    )
    def test_leads_back_to_forms_of_ours_alone(self, contributor: User, here: str) -> None:
        page = text_of(signed_in(contributor).post("/desk/preview/", {"body": "x", "here": here}))
        assert "Go on writing" not in page

    def test_cleans_what_is_dangerous(self, contributor: User) -> None:
        body = "<script>alert(1)</script> [x](javascript:alert(1)) \0"
        page = text_of(signed_in(contributor).post("/desk/preview/", {"body": body}, headers=HTMX))
        assert "<script" not in page
        assert "href" not in page

    def test_says_that_a_text_is_too_long(self, contributor: User) -> None:
        page = text_of(signed_in(contributor).post("/desk/preview/", {"body": "x" * 100_000}, headers=HTMX))
        assert "This has 100,000 characters" in page
        assert "write the note first" in text_of(signed_in(contributor).post("/desk/preview/", headers=HTMX))


class TestNamesToChooseFrom:
    def test_are_found_by_a_part_however_it_is_spelt(self, contributor: User) -> None:
        ExpertFactory.create(name="Nasimi Məmmədli", role="analyst")
        ExpertFactory.create(name="Agshin Kerimov")
        page = text_of(signed_in(contributor).get("/desk/pickers/experts/", {"q": "MEMMED"}))
        assert 'data-value="Nasimi Məmmədli"' in page
        assert "analyst" in page
        assert "Kerimov" not in page

    def test_namesakes_bring_their_address(self, contributor: User) -> None:
        for slug in ("jane-doe", "jane-doe-2"):
            ExpertFactory.create(name="Jane Doe", slug=slug)
        page = text_of(signed_in(contributor).get("/desk/pickers/experts/", {"q": "jane"}))
        assert 'data-value="Jane Doe [jane-doe-2]"' in page

    def test_commentaries_are_found_by_any_of_their_words(self, contributor: User) -> None:
        CommentaryFactory.create(source=SourceFactory.create(publisher="Туран", title="Ёлка и мир"))
        page = text_of(signed_in(contributor).get("/desk/pickers/commentaries/", {"q": "мир туран"}))
        assert 'data-value="Туран: Ёлка и мир"' in page

    def test_nothing_found_is_said(self, contributor: User) -> None:
        page = text_of(signed_in(contributor).get("/desk/pickers/experts/", {"q": "x\0y" * 500}))
        assert "create it below" in page


class TestThePageOfAClause:
    def test_has_the_form_for_those_who_write(self, contributor: User, wording: Wording) -> None:
        url = f"/documents/{wording.document.slug}/11/"
        assert 'name="quote"' in text_of(signed_in(contributor).get(url))
        assert 'name="quote"' not in text_of(Client().get(url))

    def test_loads_the_scripts_of_the_desk_for_them_alone(self, contributor: User, wording: Wording) -> None:
        url = f"/documents/{wording.document.slug}/"
        assert "select-words.js" in text_of(signed_in(contributor).get(url))
        assert "select-words.js" not in text_of(Client().get(url))


class TestWaysFromThePagesOfReaders:
    def test_lead_from_a_document_to_a_note_on_the_whole(self, contributor: User, wording: Wording) -> None:
        url = f"/documents/{wording.document.slug}/"
        way = f'href="/desk/documents/{wording.document.slug}/annotate/"'
        assert way in text_of(signed_in(contributor).get(url))
        assert way not in text_of(Client().get(url))

    def test_lead_from_a_note_to_its_form_for_those_who_may_change_it(
        self, editor: User, contributor: User, wording: Wording
    ) -> None:
        note = a_note(wording)
        url, way = f"/annotations/{note.pk}/", f'href="/desk/annotations/{note.pk}/"'
        assert way in text_of(signed_in(editor).get(url))
        assert way not in text_of(signed_in(contributor).get(url))
        assert way not in text_of(Client().get(url))
