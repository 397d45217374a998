"""Choosing two documents to compare."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from apps.parallels.services import compare
from tests.factories import DocumentFactory, DocumentRelationFactory
from tests.parallels.treaties import PEACE, READER, TRADE, entered

pytestmark = pytest.mark.django_db


def shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_two_documents_that_are_named_are_compared(client: Client) -> None:
    DocumentFactory.create(slug="treaty-1997", title="Treaty of Friendship", signed="1997")
    DocumentFactory.create(slug="moscow", title="Moscow Declaration", signed="2022-02-22")
    for left, right in (("moscow", "treaty-1997"), ("Moscow Declaration (2022)", "FRIENDSHIP")):
        answer = client.get("/compare/", {"left": left, "right": right})
        assert (answer.status_code, answer["Location"]) == (302, "/compare/moscow/treaty-1997/")
    assert "the same document twice" in shown(client, "/compare/?left=moscow&right=moscow")


def test_words_that_several_titles_have_are_answered_with_these(client: Client) -> None:
    for year in (1991, 1992, 1993):
        DocumentFactory.create(slug=f"efta-{year}", title="EFTA – Free trade", signed=str(year))
    page = shown(client, "/compare/?left=efta+1991&right=efta")
    assert "3 documents have these words." in page
    assert 'href="/compare/?left=efta+1991&amp;right=efta-1993"' in page
    assert "No document here has these words" in shown(client, "/compare/?left=nonsense")
    assert page.count("<option") == 3


def test_whole_words_come_before_parts_of_words(client: Client) -> None:
    for slug, title in (("a", "CEFTA 1992"), ("b", "EFTA – Spain")):
        DocumentFactory.create(slug=slug, title=title, signed="1992")
    page = shown(client, "/compare/?left=efta")
    assert page.index("/compare/?left=b") < page.index("/compare/?left=a")


def test_what_goes_back_to_the_other_comes_first_then_what_was_compared(client: Client) -> None:
    old, new, other = (
        entered(
            PEACE, TRADE, document=DocumentFactory.create(title=title, slug=title.lower(), signed=str(year))
        )
        for title, year in (("Old", 1997), ("Late", 2022), ("Other", 2001))
    )
    DocumentRelationFactory.create(kind="incorporates", from_document=new.document, to_document=old.document)
    compare(viewer=READER, left=new.document, right=other.document)
    page = shown(client, "/compare/?left=late")
    text = " ".join(strip_tags(page.split("</datalist>")[-1]).split())
    assert text.startswith("It goes back to these, or these to it Old, 1997 Compared already Other, 2001")
    assert "One goes back to the other Old, 1997 and Late, 2022" in " ".join(
        strip_tags(shown(client, "/compare/")).split()
    )
    assert 'href="/compare/?left=late"' in shown(client, "/documents/late/")


def test_drafts_are_neither_found_nor_proposed(client: Client) -> None:
    seen = DocumentFactory.create(slug="seen", title="Seen")
    hidden = DocumentFactory.create(slug="hidden", title="Hidden words", status="draft")
    DocumentRelationFactory.create(kind="incorporates", from_document=seen, to_document=hidden)
    for url in (
        "/compare/",
        "/compare/?left=seen",
        "/compare/?left=hidden&right=seen",
        "/compare/?left=words",
    ):
        assert "Hidden words" not in shown(client, url)


def test_the_number_of_queries_does_not_grow_with_the_library(client: Client) -> None:
    found = []
    for number in (1, 30):
        for _ in range(number):
            DocumentRelationFactory.create(kind="incorporates")
        with CaptureQueriesContext(connection) as captured:
            shown(client, "/compare/?left=nonsense")
        found.append(len(captured))
    assert found == [3, 3]
