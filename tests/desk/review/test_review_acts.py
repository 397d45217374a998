"""What is decided at the review, with scripts and without; and what happens where two meet."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.commentary.models import Annotation, CommentaryText
from apps.commentary.services import publish_annotation
from apps.quotations import services
from apps.quotations.models import Quotation
from tests.desk.conftest import signed_in, text_of
from tests.desk.review.scene import ARTICLE, Scene, a_review, passage
from tests.factories import EditorFactory
from tests.factories.accounts import PASSWORD
from tests.factories.quotations import CommentaryTextFactory, QuotationCandidateFactory
from tests.staying import staying_fixture

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["a form", "htmx"])


made_once = staying_fixture(a_review)


@pytest.fixture
def scene(made_once: Callable[[], Scene], db: None) -> Scene:
    return made_once()


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


def post(desk: Client, url: str, headers: dict[str, str], **values: Any) -> str:
    return text_of(desk.post(url, {"version": 1, **values}, headers=headers, follow=True))


def now(quotation: Quotation) -> Quotation:
    return Quotation.objects.select_related("annotation").get(pk=quotation.pk)


def note_of(quotation: Quotation) -> Annotation:
    note = now(quotation).annotation
    assert note is not None
    return note


class TestDeciding:
    @BOTH
    def test_accepting_makes_a_draft_and_goes_on(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        page = post(desk, scene.act(scene.peace, "accept"), headers)
        assert "Accepted. A draft note was made of it." in page
        assert f'data-review-passage="{scene.help.pk}"' in page
        assert "Passage 1 is accepted." in page
        note = note_of(scene.peace)
        assert (note.status, [expert.name for expert in note.experts.all()]) == ("draft", ["Nasimi Mammadli"])
        assert (
            note.targets.get().quote == "The Parties shall live in peace and consult each other every spring."
        )

    def test_htmx_gets_only_what_changed(self, desk: Client, scene: Scene) -> None:
        response = desk.post(scene.act(scene.peace, "accept"), {"version": 1}, headers=HTMX)
        page = text_of(response)
        assert re.findall(r'<(?:li|p) id="(line-\d+|par-\d+)"', page) == [f"line-{scene.peace.pk}", "par-2"]
        assert 'id="review-head" hx-swap-oob="true"' in page
        assert response.headers["HX-Replace-Url"] == f"{scene.url}?show=waiting&passage={scene.help.pk}"

    @BOTH
    def test_accepting_as_another_candidate(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        other = scene.trade.candidates.get(position=1)
        post(desk, scene.act(scene.trade, "accept"), headers, only=other.pk)
        assert note_of(scene.trade).targets.get().clause == other.clause

    @BOTH
    def test_accepting_for_several_clauses(self, desk: Client, scene: Scene, headers: dict[str, str]) -> None:
        every = [row.pk for row in scene.trade.candidates.all()]
        post(desk, scene.act(scene.trade, "accept"), headers, candidate=every)
        assert note_of(scene.trade).targets.count() == 2

    @BOTH
    def test_rejecting_and_undoing(self, desk: Client, scene: Scene, headers: dict[str, str]) -> None:
        page = post(desk, scene.act(scene.peace, "reject"), headers)
        assert "Passage 1 is rejected." in page
        assert now(scene.peace).decision == "rejected"
        page = post(desk, scene.act(scene.peace, "undo"), headers, version=2)
        assert "Taken back. It waits again." in page
        assert f'data-review-passage="{scene.peace.pk}"' in page
        assert now(scene.peace).decision == "waiting"

    @BOTH
    def test_a_run_is_decided_and_taken_back_together(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        Quotation.objects.filter(pk__in=[scene.peace.pk, scene.help.pk]).update(run=1)
        page = post(desk, scene.act(scene.peace, "accept-run"), headers)
        assert "Draft notes were made of 2 passages." in page
        assert {now(each).decision for each in (scene.peace, scene.help)} == {"accepted"}
        post(desk, scene.act(scene.peace, "undo"), headers, version=2, run=1)
        assert {now(each).decision for each in (scene.peace, scene.help)} == {"waiting"}
        assert "2 passages were rejected." in post(
            desk, scene.act(scene.peace, "reject-run"), headers, version=3
        )

    def test_a_get_does_nothing_and_leads_to_the_passage(self, desk: Client, scene: Scene) -> None:
        for name in ("accept", "accept-run", "reject", "reject-run", "undo", "publish"):
            response = desk.get(scene.act(scene.help, name))
            assert response.headers["Location"].endswith(f"passage={scene.help.pk}")
        assert not Quotation.objects.exclude(decision="waiting").exists()

    def test_takes_as_many_queries_among_many_passages(self, desk: Client, scene: Scene) -> None:
        def queries(each: Quotation) -> int:
            with CaptureQueriesContext(connection) as captured:
                desk.post(scene.act(each, "reject"), {"version": 1}, headers=HTMX)
            return len(captured)

        before = queries(scene.peace)
        for start in range(1_000, 1_200, 10):
            row = passage(scene.text, "words", start=start, end=start + 5)
            QuotationCandidateFactory.create(quotation=row)
        assert queries(scene.trade) == before


class TestSpans:
    WORDS = "Then it promises, he says, that"

    @BOTH
    def test_a_selection_becomes_the_passage(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        start = ARTICLE.index(self.WORDS)
        page = post(desk, scene.act(scene.help, "span"), headers, start=start, end=start + len(self.WORDS))
        assert "Adjusted: the passage is these words now." in page
        assert now(scene.help).words == self.WORDS
        assert now(scene.help).by_person

    def test_typed_words_are_found_in_the_article(self, desk: Client, scene: Scene) -> None:
        assert "The words of the article" in text_of(desk.get(scene.act(scene.help, "span")))
        post(desk, scene.act(scene.help, "span"), {}, words="then it  promises,")
        assert now(scene.help).words == "Then it promises,"

    def test_words_that_stand_twice_are_asked_about(self, desk: Client, scene: Scene) -> None:
        page = post(desk, scene.act(scene.help, "span"), {}, words="he")
        assert "Choose below which place you mean." in page
        start = ARTICLE.index("he says,")
        post(desk, scene.act(scene.help, "span"), {}, words="he", place=start)
        assert now(scene.help).start == start

    @pytest.mark.parametrize("words", ["", "wholly other words", "\x00"])
    def test_words_that_are_not_there_are_kept_and_said(self, desk: Client, scene: Scene, words: str) -> None:
        response = desk.post(scene.act(scene.help, "span"), {"version": 1, "words": words})
        assert response.status_code == 422
        assert "field-wrong" in text_of(response)
        assert now(scene.help).version == 1

    def test_other_words_of_the_clause(self, desk: Client, scene: Scene) -> None:
        candidate = scene.help.candidates.get()
        url = scene.act(scene.help, f"clauses/{candidate.pk}")
        assert "may consider providing" in text_of(desk.get(url))
        page = post(desk, url, {}, quote="military assistance")
        assert "these words of the clause are meant now" in page
        candidate.refresh_from_db()
        assert (candidate.end or 0) - (candidate.start or 0) == len("military assistance")


class TestPointing:
    def test_words_for_which_nothing_was_found(self, desk: Client, scene: Scene) -> None:
        start = ARTICLE.index("Whoever sells cloth")
        place: dict[str, Any] = {"start": start, "end": start + len("Whoever sells cloth")}
        where: dict[str, Any] = {**place, "document": scene.document.slug, "clause": "3"}
        page = text_of(desk.get(f"{scene.url}point/", where))
        assert "Merchants of one Party" in page
        page = post(desk, f"{scene.url}point/", {}, **where, text=scene.text.pk, quote="trade freely")
        assert "Marked. Accept it to make a draft note of it." in page
        made = Quotation.objects.get(words="Whoever sells cloth")
        candidate = made.candidates.get()
        assert candidate.wording is not None
        assert candidate.wording.text[candidate.start : candidate.end] == "trade freely"

    def test_is_refused_for_a_text_that_was_corrected(self, desk: Client, scene: Scene) -> None:
        where = {"start": 0, "end": 5, "document": scene.document.slug, "clause": "3", "text": 999}
        assert "was corrected meanwhile" in post(desk, f"{scene.url}point/", {}, **where)
        assert Quotation.objects.count() == 4


class TestTheNote:
    def form(self, desk: Client, scene: Scene, quotation: Quotation) -> dict[str, Any]:
        page = text_of(desk.get(f"{scene.url}?passage={quotation.pk}"))
        form = page[page.index("data-note-form") :]
        form = form[: form.index("</form>")]
        pairs = re.findall(r'<input type="hidden" name="([\w-]+)"(?: value="([^"]*)")?', form)
        named = re.findall(r'name="(experts|commentary)" value="([^"]*)"', form)
        words = re.findall(r'<textarea name="(quote|source_words)"[^>]*>\s*([^<]*)<', form)
        return {**dict(pairs), **dict(named), **dict(words), "language": "en"}

    @BOTH
    def test_is_written_and_published_where_the_passage_is(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        post(desk, scene.act(scene.help, "accept"), {}, write=1)
        form = self.form(desk, scene, scene.help)
        page = post(
            desk, scene.act(scene.help, "note"), headers, **{**form, "body": "A promise.", "act": "publish"}
        )
        assert "Published." in page
        assert f'data-review-passage="{scene.trade.pk}"' in page
        note = note_of(scene.help)
        assert (note.status, note.body, note.commentary) == ("published", "A promise.", scene.commentary)
        assert note.targets.live().get().kind == "span"

    @BOTH
    def test_with_a_mistake_is_shown_as_it_was_typed(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        post(desk, scene.act(scene.help, "accept"), {})
        form = {**self.form(desk, scene, scene.help), "source_words": "", "body": ""}
        response = desk.post(
            scene.act(scene.help, "note"), {**form, "experts": "Nobody known", "act": "save"}, headers=headers
        )
        assert response.status_code == 422
        assert "Nobody known" in text_of(response)

    @BOTH
    def test_that_somebody_else_saved_is_shown_beside(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        post(desk, scene.act(scene.help, "accept"), {})
        form = self.form(desk, scene, scene.help)
        other = signed_in(EditorFactory.create())
        theirs = {**form, "body": "Theirs.", "act": "save"}
        assert "Saved as a draft." in post(other, scene.act(scene.help, "note"), {}, **theirs)
        response = desk.post(
            scene.act(scene.help, "note"), {**form, "body": "Mine.", "act": "save"}, headers=headers
        )
        assert response.status_code == 409
        page = text_of(response)
        assert "<html" in page
        assert "Theirs." in page
        assert "Mine." in page

    @BOTH
    def test_is_published_with_one_key_where_it_has_words(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        post(desk, scene.act(scene.cited, "accept"), {})
        note = note_of(scene.cited)
        assert note.source_words
        assert "Published." in post(desk, scene.act(scene.cited, "publish"), headers, note=note.version)
        page = text_of(desk.get(f"{scene.url}?passage={scene.cited.pk}"))
        assert "As readers see it" in page

    def test_is_not_published_by_contributors(self, contributor: User, scene: Scene) -> None:
        client = signed_in(contributor)
        post(client, scene.act(scene.cited, "accept"), {})
        for name in ("publish", "note"):
            response = client.post(scene.act(scene.cited, name), {"note": 1, "act": "publish"})
            assert response.status_code == 403
        assert note_of(scene.cited).status == "draft"

    def test_all_drafts_with_words_are_published_after_asking(self, desk: Client, scene: Scene) -> None:
        for each in (scene.peace, scene.cited):
            post(desk, scene.act(each, "accept"), {})
        Annotation.objects.filter(pk=note_of(scene.peace).pk).update(source_words="")
        page = text_of(desk.get(f"{scene.url}publish/"))
        assert "1 draft has words and would be published." in page
        assert "1 accepted draft has no words yet" in page
        assert "Nothing was published." in post(desk, f"{scene.url}publish/", {}, expected=2)
        assert "1 note was published." in post(desk, f"{scene.url}publish/", {}, expected=1)
        assert note_of(scene.cited).status == "published"


class TestTwoAtOnce:
    @BOTH
    def test_what_the_other_decided_is_shown_and_kept(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        other = EditorFactory.create(name="Berta")
        services.reject(by=other, quotation=scene.peace, base_version=1)
        response = desk.post(scene.act(scene.peace, "accept"), {"version": 1}, headers=headers)
        page = text_of(response if headers else desk.get(response.headers["Location"]))
        assert response.status_code == (409 if headers else 302)
        assert "Nothing was done." in page
        assert "rejected, Berta" in page
        assert now(scene.peace).decision == "rejected"

    @BOTH
    def test_a_passage_of_a_corrected_text_is_refused(
        self, desk: Client, scene: Scene, headers: dict[str, str]
    ) -> None:
        CommentaryText.objects.filter(pk=scene.text.pk).update(current=False)
        CommentaryTextFactory.create(commentary=scene.commentary, text="The words that it has now.")
        for name in ("accept", "reject", "span"):
            page = post(desk, scene.act(scene.peace, name), headers)
            assert "was corrected meanwhile" in page
        assert now(scene.peace).decision == "waiting"

    @BOTH
    def test_undo_keeps_a_note_that_was_published(
        self, desk: Client, scene: Scene, editor: User, headers: dict[str, str]
    ) -> None:
        post(desk, scene.act(scene.cited, "accept"), {})
        publish_annotation(by=editor, annotation=note_of(scene.cited), base_version=1)
        page = post(desk, scene.act(scene.cited, "undo"), headers, version=2)
        assert "was changed or published since" in page
        assert now(scene.cited).decision == "accepted"

    def test_a_form_sent_twice_makes_one_note(self, desk: Client, scene: Scene) -> None:
        for _time in range(2):
            post(desk, scene.act(scene.peace, "accept"), {})
        assert Annotation.objects.count() == 1

    def test_nothing_is_decided_without_a_version(self, desk: Client, scene: Scene) -> None:
        assert desk.post(scene.act(scene.peace, "accept"), headers=HTMX).status_code == 409
        assert now(scene.peace).decision == "waiting"


def test_what_was_typed_survives_the_end_of_a_session(desk: Client, scene: Scene, editor: User) -> None:
    post(desk, scene.act(scene.help, "accept"), {})
    desk.logout()
    response = desk.post(
        scene.act(scene.help, "note"), {"version": 1, "body": "Typed at length.", "act": "save"}
    )
    assert response.status_code == 401
    typed = re.search(r'name="typed" value="([^"]*)"', text_of(response))
    assert typed is not None
    page = text_of(
        desk.post(
            "/desk/sign-in/",
            {
                "username": editor.username,
                "password": PASSWORD,
                "next": scene.act(scene.help, "note"),
                "typed": html.unescape(typed[1]),
            },
            follow=True,
        )
    )
    assert "Typed at length." in page
    assert "It is not saved yet." in page
