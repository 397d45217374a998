"""The review page: what it says of a commentary and of one passage, to whom, and in how many queries."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.quotations.models import Examination, ExaminedText, Quotation
from tests.desk.conftest import signed_in, text_of
from tests.desk.review.scene import ARTICLE, PEACE, Scene, a_review, passage
from tests.factories import CommentaryFactory
from tests.factories.quotations import CommentaryTextFactory, QuotationCandidateFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def scene() -> Scene:
    return a_review()


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


def detail(page: str) -> str:
    """The part of the page that is about one passage."""
    start = page.index('id="review-passage"')
    return page[start : page.index("</section>", start)]


class TestThePage:
    def test_begins_at_the_first_passage_that_waits(self, desk: Client, scene: Scene) -> None:
        page = text_of(desk.get(scene.url))
        assert f'data-review-passage="{scene.peace.pk}"' in page
        assert "Passage 1 of 4" in page
        assert "almost certain, <span" in detail(page)
        assert "word for word" in detail(page)

    def test_marks_the_passages_in_the_article_and_keeps_its_words(self, desk: Client, scene: Scene) -> None:
        page = text_of(desk.get(scene.url))
        article = page[page.index("data-review-text") :]
        article = article[article.index(">") + 1 : article.index("</div>")]
        for state, mark in (("certain", scene.peace), ("likely", scene.help), ("doubtful", scene.cited)):
            assert re.search(rf'found-{state} is-first" href="[^"]*" data-passage="{mark.pk}"', article)
        assert "[passage 2, likely]" in article
        bare = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", article)
        words = re.findall(r"<p[^>]*>(.*?)</p>", bare, re.DOTALL)
        assert "\n\n".join(re.sub(r"<[^>]+>", "", each) for each in words) == ARTICLE

    def test_paragraphs_say_where_they_begin_in_code_points(self, desk: Client, scene: Scene) -> None:
        page = text_of(desk.get(scene.url))
        for start in re.findall(r'<p id="par-\d+" data-start="(\d+)"', page):
            assert start == "0" or ARTICLE[int(start) - 2 : int(start)] == "\n\n"
        assert f'data-start="{ARTICLE.index("Whoever")}"' in page

    def test_shows_the_difference_and_names_the_change_of_force(self, desk: Client, scene: Scene) -> None:
        part = detail(text_of(desk.get(f"{scene.url}?passage={scene.help.pk}")))
        assert "Misquoted" in part
        assert "<del>" in part
        assert "<ins>" in part
        assert "Possibility → commitment" in part
        assert "“may consider” became “will”" in part
        assert "The passage stands in quotation marks." in part

    def test_says_that_the_same_words_stand_in_several_clauses(self, desk: Client, scene: Scene) -> None:
        part = detail(text_of(desk.get(f"{scene.url}?passage={scene.trade.pk}")))
        assert "The same words stand in 2 clauses." in part
        assert "The older treaty" in part
        assert "Accept as Paragraph 9" in part
        assert "Misquoted" not in part

    def test_htmx_gets_the_passage_alone(self, desk: Client, scene: Scene) -> None:
        page = text_of(desk.get(f"{scene.url}?passage={scene.cited.pk}", headers=HTMX))
        assert "<html" not in page
        assert "review-article" not in page
        assert "The article names the clause by its number." in page

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("show=waiting", {1, 2, 3, 4}),
            ("show=accepted", set()),
            ("kind=reference", {4}),
            ("kind=quotation", {1, 2, 3}),
            ("show=x&kind=%00&passage=x&did=%00", {1, 2, 3, 4}),
        ],
    )
    def test_can_be_filtered(self, desk: Client, scene: Scene, query: str, shown: set[int]) -> None:
        page = text_of(desk.get(f"{scene.url}?{query}"))
        lines = re.findall(r'<li id="line-\d+"( hidden)?>.*?review-number">(\d+)<', page)
        assert {int(number) for hidden, number in lines if not hidden} == shown
        assert ("No passage of this kind." in page) is not bool(shown)

    def test_a_run_is_one_line(self, desk: Client, scene: Scene) -> None:
        Quotation.objects.filter(pk__in=[scene.peace.pk, scene.help.pk, scene.trade.pk]).update(run=1)
        page = text_of(desk.get(scene.url))
        assert page.count('id="line-') == 2
        assert "3 in a row" in page
        assert "Paragraph 1 – Paragraph 3" in page
        assert "Accept all 3" in page
        assert 'waiting <span class="chip-count">2<' in page

    def test_a_passage_of_no_text_of_it_leads_to_the_newest(self, desk: Client, scene: Scene) -> None:
        page = text_of(desk.get(f"{scene.url}?passage=999999"))
        assert "none of the newest text" in page
        assert "Passage 1 of 4" in page


class TestEmptyStates:
    def test_without_a_text_it_offers_to_add_one(self, desk: Client) -> None:
        commentary = CommentaryFactory.create()
        page = text_of(desk.get(f"/desk/commentaries/{commentary.slug}/review/"))
        assert "This commentary has no text yet." in page

    def test_where_nothing_was_found_one_points_by_hand(self, desk: Client) -> None:
        text = CommentaryTextFactory.create()
        page = text_of(desk.get(f"/desk/commentaries/{text.commentary.slug}/review/"))
        assert "Nothing was found." in page
        assert "Point at a clause" in page

    def test_where_everything_is_decided_it_leads_on(self, desk: Client, scene: Scene) -> None:
        Quotation.objects.update(decision="rejected", decided_at="2024-01-01T00:00Z")
        page = text_of(desk.get(scene.url))
        assert "Everything is decided." in page
        assert "Its page for readers" in page
        assert "Publish drafts" not in page, "there is none"


class TestExamination:
    def test_says_that_it_is_under_way_and_asks_again(self, desk: Client, scene: Scene) -> None:
        ExaminedText.objects.update(state=Examination.WORKING)
        page = text_of(desk.get(scene.url))
        assert "The article is being examined" in page
        assert 'hx-trigger="every 3s"' in page
        part = text_of(desk.get(f"{scene.url}progress/?have=3", headers=HTMX))
        assert "1 new passage so far." in part
        assert "hx-trigger" in part

    def test_stops_when_it_is_done_and_says_what_is_new(self, desk: Client, scene: Scene) -> None:
        part = text_of(desk.get(f"{scene.url}progress/?have=3", headers=HTMX))
        assert "hx-trigger" not in part
        assert "Show 1 new passage" in part
        empty = desk.get(f"{scene.url}progress/?have=0", headers=HTMX)
        assert empty.headers["HX-Redirect"] == f"{scene.url}?show=waiting"

    def test_says_why_it_failed_and_offers_it_again(self, desk: Client, scene: Scene) -> None:
        ExaminedText.objects.update(state=Examination.FAILED, problem="The index was not there.")
        assert "The index was not there." in text_of(desk.get(scene.url))
        assert "examined anew" in text_of(desk.post(f"{scene.url}examine/", follow=True))
        assert ExaminedText.objects.get().state == Examination.WAITING


class TestWhoMay:
    def test_nobody_without_an_account(self, scene: Scene) -> None:
        for method in ("get", "post"):
            for url in (scene.url, scene.act(scene.peace, "accept")):
                response = getattr(Client(), method)(url)
                assert response.status_code in (302, 401), (method, url)
        assert Quotation.objects.filter(decision="waiting").count() == 4

    def test_contributors_review_and_do_not_publish(self, contributor: User, scene: Scene) -> None:
        page = text_of(signed_in(contributor).get(scene.url))
        assert "Accept" in page
        assert signed_in(contributor).get(f"{scene.url}publish/").status_code == 403

    def test_contributors_see_nothing_of_a_draft(self, contributor: User) -> None:
        scene = a_review(draft=True)
        client = signed_in(contributor)
        page = text_of(client.get(scene.url))
        assert "Treaty of Good Neighbours" not in page
        assert "Passage 1 of 1" in page
        assert client.post(scene.act(scene.peace, "reject"), {"version": 1}).status_code == 404
        assert "Treaty of Good Neighbours" not in text_of(client.get(f"{scene.url}point/"))


class TestHostileWords:
    @pytest.mark.parametrize(
        "words",
        [
            '<script>alert(1)</script> & "quotes" </p><p>',
            "\u202eright to left\u202c \u2066isolated",
            "x" * 1_000_000,
        ],
        ids=["a script", "bidi marks", "one word of a megabyte"],
    )
    def test_are_shown_as_text(self, desk: Client, words: str) -> None:
        scene = a_review(f"{words}\n\n{ARTICLE}")
        found = passage(scene.text, words, start=0, end=len(words))
        QuotationCandidateFactory.create(quotation=found)
        page = text_of(desk.get(f"{scene.url}?passage={found.pk}"))
        assert "<script>alert" not in page
        assert PEACE[:-1] in page


def test_takes_as_many_queries_for_a_thousand_passages_as_for_four(desk: Client, scene: Scene) -> None:
    def queries(**headers: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(scene.url, headers=headers).status_code == 200
        return len(captured)

    before, alone = queries(), queries(**HTMX)
    wording = scene.peace.candidates.get().wording
    rows = [
        Quotation(
            commentary=scene.commentary,
            text=scene.text,
            start=1_000 + 10 * number,
            end=1_005 + 10 * number,
            words="some words",
            kind="quotation",
            fidelity="verbatim",
            score=0.9,
        )
        for number in range(200)
    ]
    for row in Quotation.objects.bulk_create(rows):
        QuotationCandidateFactory.create(quotation=row, wording=wording)
    assert queries() == before
    assert queries(**HTMX) == alone
    assert before <= 20
