"""The desk of pairings: what it lists, what is decided there, and what happens where the texts change meanwhile."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.parallels import services
from apps.parallels.models import Comparison, Decision
from tests.desk.conftest import signed_in, text_of
from tests.desk.pairings.scene import Pair, a_pair
from tests.factories import DocumentFactory
from tests.parallels.services.test_comparing import revise
from tests.parallels.treaties import (
    PEACE,
    TRADE,
    TRANSIT,
    entered,
    wording,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "pairings"}
BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["a form", "htmx"])


@pytest.fixture
def pair(editor: User) -> Pair:
    return a_pair(editor)


def kinds(page: str) -> list[str]:
    return re.findall(r'-kind">.*?</svg>\s+([A-Z]\w+)</h2>', page, re.S)


def counts(page: str) -> dict[str, int]:
    found = re.findall(r'\?show=(\w+)&amp;order=\w+"[^>]*>[^<]+<span class="chip-count">(\d+)<', page)
    return {show: int(number) for show, number in found[:5]}


def test_what_is_doubtful_comes_first_and_the_text_has_its_order_too(pair: Pair) -> None:
    page = text_of(pair.desk.get(pair.url))
    assert kinds(page) == ["Dropped", "New", "Reworded", "Same"]
    assert counts(page) == {"waiting": 4, "confirmed": 0, "rejected": 0, "corrected": 0, "all": 4}
    assert '<del><span class="visually-hidden">removed: </span>abolish</del>' in page
    assert kinds(text_of(pair.desk.get(f"{pair.url}?order=text"))) == ["Same", "Reworded", "Dropped", "New"]
    assert kinds(text_of(pair.desk.get(f"{pair.url}?kind=new&show=all"))) == ["New"]
    assert kinds(text_of(pair.desk.get(f"{pair.url}?show=nonsense&order=x&kind=y&at=z&page=99"))) == [
        "Dropped",
        "New",
        "Reworded",
        "Same",
    ]
    other_way_round = f"/desk/compare/{pair.new.document.slug}/{pair.old.document.slug}/?order=text"
    assert kinds(text_of(pair.desk.get(other_way_round))) == ["Same", "Reworded", "Dropped", "New"]


def test_looking_keeps_nothing_and_comparing_is_an_act(pair: Pair) -> None:
    third = entered(PEACE, TRANSIT)
    url = f"/desk/compare/{pair.old.document.slug}/{third.document.slug}/"
    page = text_of(pair.desk.get(url))
    assert "were not compared yet" in page
    assert 'name="version"' not in page
    assert Comparison.objects.count() == 1
    assert "Compared. What was decided stays decided." in text_of(pair.desk.post(url, follow=True))
    assert Comparison.objects.count() == 2
    assert 'name="version"' in text_of(pair.desk.get(url))


@BOTH
def test_a_pairing_is_confirmed_and_the_decision_taken_back(pair: Pair, headers: dict[str, str]) -> None:
    row = pair.of(2)
    answer = pair.post(row, "confirm", {**headers, "HX-Target": f"pairing-{row.pk}"} if headers else {})
    assert (answer.status_code, pair.of(2).decision) == (200 if headers else 302, Decision.CONFIRMED)
    if not headers:
        assert answer["Location"] == f"{pair.url}?show=waiting&order=doubt&at={row.pk}#pairing-{row.pk}"
        answer = pair.desk.get(answer["Location"])
    page = text_of(answer)
    assert "✓ confirmed</strong> by Ada" in page
    assert counts(page) == {"waiting": 3, "confirmed": 1, "rejected": 0, "corrected": 0, "all": 4}
    pair.post(pair.of(2), "back", headers)
    assert pair.of(2).decision == Decision.WAITING


@BOTH
def test_a_pairing_is_rejected_and_its_clauses_are_paired_anew(pair: Pair, headers: dict[str, str]) -> None:
    row = pair.of(2)
    answer = pair.post(row, "reject", headers)
    page = text_of(answer if headers else pair.desk.get(answer["Location"]))
    # What was decided just now stays in its place; what came of its clauses is there too.
    assert "✗ rejected</strong> by Ada" in page
    assert f'id="pairing-{row.pk}"' in page
    assert counts(page) == {"waiting": 5, "confirmed": 0, "rejected": 1, "corrected": 0, "all": 6}
    assert kinds(text_of(pair.desk.get(f"{pair.url}?show=rejected"))) == ["Reworded"]
    row.refresh_from_db()
    pair.post(row, "back", headers)
    assert pair.of(2).pk == row.pk


@BOTH
def test_words_that_changed_meanwhile_are_shown_and_nothing_is_confirmed(
    pair: Pair, headers: dict[str, str]
) -> None:
    row, shown = pair.of(2), wording(pair.old, 2)
    revise(shown, TRADE.replace("agricultural", "industrial"))
    answer = pair.post(row, "confirm", headers, seen=f"{shown.pk}.{wording(pair.new, 2).pk}")
    assert answer.status_code == 409
    assert answer.get("HX-Retarget", "") == ("#pairings" if headers else "")
    page = text_of(answer)
    assert "while you were looking at it. Nothing was done." in page
    assert re.search(r"What changed in Paragraph 2:.*?agricultural</del>.*?industrial</ins>", page, re.S)
    assert pair.of(2).decision == Decision.WAITING
    # The page stands at today's words, and the pairing can be confirmed now.
    now = pair.of(2)
    assert f'name="version" value="{now.version}"' in page
    assert now.version > row.version
    assert pair.post(now, "confirm", headers).status_code in (200, 302)


def test_what_cannot_be_done_is_said_in_a_sentence(pair: Pair) -> None:
    dropped = pair.of(3)
    answer = pair.post(dropped, "reject")
    assert answer.status_code == 409
    assert "No counterpart was found for this clause. If it has one, say which clause it is." in text_of(
        answer
    )
    assert "Nobody has decided on this pairing." in text_of(pair.post(dropped, "back"))
    assert pair.desk.get(pair.act(dropped, "confirm"))["Location"].endswith(f"#pairing-{dropped.pk}")
    assert pair.desk.post(pair.act(dropped, "confirm")[:-9] + "0/confirm/").status_code == 404
    same = pair.desk.get(f"/desk/compare/{pair.old.document.slug}/{pair.old.document.slug}/", follow=True)
    assert "This is the same document twice." in text_of(same)
    assert pair.desk.get("/desk/compare/no-such/treaty/").status_code == 404


def test_a_text_without_words_says_so(pair: Pair) -> None:
    empty = DocumentFactory.create()
    page = text_of(pair.desk.get(f"/desk/compare/{pair.old.document.slug}/{empty.slug}/"))
    assert "There is nothing to compare" in page


def test_a_long_pair_takes_as_many_queries_as_a_short_one(pair: Pair, editor: User) -> None:
    numerals = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    texts = [f"The {one} copies of part {two} are kept apart." for one in numerals for two in numerals]
    old, new = entered(*texts), entered(*reversed(texts))
    services.compare(viewer=editor, left=old.document, right=new.document)
    long = f"/desk/compare/{old.document.slug}/{new.document.slug}/"
    numbers = []
    for url in (pair.url, f"{pair.url}?order=text", long, f"{long}?order=text&page=2"):
        with CaptureQueriesContext(connection) as queries:
            page = text_of(pair.desk.get(url))
        numbers.append(len(queries))
    assert len(set(numbers)) == 1
    assert page.count("<article") == 25
    assert "Page 2 of 3" in page


def test_only_editors_come_in(pair: Pair, contributor: User) -> None:
    row = pair.of(2)
    places = [pair.url, "/desk/comparisons/", pair.act(row, "correct")]
    posts = [
        pair.url,
        "/desk/comparisons/",
        *(pair.act(row, act) for act in ("confirm", "reject", "correct")),
    ]
    cem = signed_in(contributor)
    assert {cem.get(url).status_code for url in places} == {403}
    assert {cem.post(url, {"version": row.version}).status_code for url in posts} == {403}
    assert {Client().get(url).status_code for url in places} == {302}
    assert {Client().post(url, {"version": row.version}).status_code for url in posts} == {401}
    assert pair.of(2).decision == Decision.WAITING
