"""Saying how strongly a clause binds."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.documents.models import Wording
from apps.matching.engine.force import Level
from apps.parallels.models import ClauseForce
from apps.parallels.services import set_force
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import open_form
from tests.factories import EditionFactory, EditorFactory, WordingFactory
from tests.parallels.services.test_comparing import revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def wording(db: None) -> Wording:
    return WordingFactory.create(ref="11", text="The Parties shall consult.")


def url(wording: Wording) -> str:
    return f"/desk/documents/{wording.document.slug}/11/force/"


def test_what_the_rules_read_is_shown_and_another_level_is_said(desk: Client, wording: Wording) -> None:
    page = text_of(desk.get(url(wording)))
    assert "“shall”: obligation; who is bound: “The Parties”" in page
    assert "Take back" not in page

    form = open_form(desk, url(wording), "level")
    assert form.values["level"] == ["5"]
    assert form.values["csrfmiddlewaretoken"]
    done = desk.post(url(wording), form.but(level="2", note=" Hollow.\r\nReally. "), follow=True)
    page = text_of(done)
    assert "Clause 11 binds as aspiration from now on." in page
    assert "Said by Ada on " in page
    row = ClauseForce.objects.get()
    assert (row.level, row.note, row.made_on) == (Level.ASPIRATION, "Hollow.\nReally.", wording)


def test_it_is_taken_back(desk: Client, wording: Wording) -> None:
    set_force(by=EditorFactory.create(name="Bea"), wording=wording, base_version=0, level=Level.NONE)
    form = open_form(desk, url(wording), "level")
    page = text_of(desk.post(url(wording), form.but(act="take_back"), follow=True))

    assert "Taken back: clause 11 binds as the rules read it." in page
    assert "What was said here was taken back by Ada on " in page
    assert ClauseForce.objects.get().level is None


def test_whoever_looked_at_an_older_state_is_told_and_keeps_the_note(desk: Client, wording: Wording) -> None:
    form = open_form(desk, url(wording), "level")
    set_force(
        by=EditorFactory.create(name="Bea"),
        wording=wording,
        base_version=0,
        level=Level.POSSIBILITY,
        note="Bea’s.",
    )
    answer = desk.post(url(wording), form.but(level="2", note="Mine & kept."))
    page = text_of(answer)

    assert answer.status_code == 409
    for words in ("while you were looking at it", "Bea’s.", "Said by Bea on ", "Mine &amp; kept.</textarea>"):
        assert words in page
    assert ClauseForce.objects.get().level == Level.POSSIBILITY
    again = open_form(desk, url(wording), "level")
    assert again.values["version"] == ["1"]
    assert desk.post(url(wording), again.but(level="2", note="Mine & kept.")).status_code == 302
    assert ClauseForce.objects.get().level == Level.ASPIRATION


def test_it_is_not_said_of_words_that_nobody_saw(desk: Client, wording: Wording) -> None:
    form = open_form(desk, url(wording), "level")
    revise(wording, "The Parties may consult.")
    answer = desk.post(url(wording), form.but(level="2", note="Of the old words."))

    assert answer.status_code == 409
    assert "The words of this clause changed while you were looking at them." in text_of(answer)
    assert "“may”: possibility" in text_of(answer)
    assert "Of the old words.</textarea>" in text_of(answer)
    assert not ClauseForce.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({"level": ""}, 422, "Choose how strongly it binds."),
        ({"level": "9"}, 422, "There is no such level."),
        ({"note": "x" * 301}, 422, "This has 301 characters, and at most 300 fit."),
        ({"note": "a\x00b"}, 422, "characters that cannot be stored"),
        ({"act": "preview"}, 422, "This asks neither to say a force nor to take one back."),
        ({"edition": "nowhere"}, 409, "This edition does not hold the clause any more"),
    ],
)
def test_what_cannot_be_said_is_told_and_kept(
    desk: Client, wording: Wording, sent: dict[str, str], status: int, sentence: str
) -> None:
    form = open_form(desk, url(wording), "level")
    answer = desk.post(url(wording), form.but(**{"note": "Kept.", "level": "2", **sent}))
    assert answer.status_code == status
    assert sentence in text_of(answer)
    assert not ClauseForce.objects.exists()


def test_many_editions_take_as_many_queries_as_one(desk: Client) -> None:
    numbers = []
    for editions in (1, 4):
        first = WordingFactory.create(ref="11", text="They shall.")
        for _each in range(editions - 1):
            other = EditionFactory.create(document=first.document)
            held = WordingFactory.create(edition=other, clause=first.clause, text="They may.")
            set_force(by=EditorFactory.create(), wording=held, base_version=0, level=Level.NONE)
        with CaptureQueriesContext(connection) as captured:
            page = text_of(desk.get(url(first)))
        assert page.count("How strongly it binds") == editions
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_editors_find_the_way_and_nobody_else(desk: Client, contributor: User, wording: Wording) -> None:
    ways = [
        f"/documents/{wording.document.slug}/11/",
        f"/desk/documents/{wording.document.slug}/editions/{wording.edition.ref}/clauses/11/",
    ]
    assert all(url(wording) in text_of(desk.get(way)) for way in ways)
    assert url(wording) not in text_of(signed_in(contributor).get(ways[0]))
    assert signed_in(contributor).post(url(wording), {"level": "1"}).status_code == 403
    assert not ClauseForce.objects.exists()
