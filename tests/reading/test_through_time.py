"""One clause through time, and documents in the whole library."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from apps.documents.models import Edition
from tests.factories import DocumentFactory, EditionFactory, EditorFactory, WordingFactory
from tests.parallels.treaties import PEACE, SCHOOL, TRADE, clauses, entered, signed
from tests.reading.test_lineage_page import FRIENDLY, page, url
from tests.reading.words import said

pytestmark = pytest.mark.django_db
Counted = Callable[[int], AbstractContextManager[object]]


def line(edition: Edition, ref: str = "1", query: str = "") -> str:
    return f"{url(edition.document.slug)}{ref}/{query}"


def test_a_clause_has_a_line_through_time(client: Client) -> None:
    oldest = signed("1997-07-03", FRIENDLY)
    middle = signed("2008", PEACE, after=(oldest,))
    newest = signed("2022", f"{PEACE} Always.", after=(middle,))
    html = page(client, line(middle))
    words = said(html)
    assert words.index("3 July 1997") < words.index("this clause") < words.index("2022")
    assert "removed: friendly added: peaceful" in words
    assert "added: . Always" in words
    assert f'href="/compare/{middle.document.slug}/{newest.document.slug}/#row-1"' in html
    part = client.get(line(middle), headers={"HX-Request": "true"}).content.decode()
    assert "this clause" in part
    assert "<html" not in part


def test_the_clause_page_leads_to_its_line_and_waits_for_none(client: Client) -> None:
    newest = signed("2022", PEACE, after=(signed("1997", PEACE),))
    html = page(client, f"/documents/{newest.document.slug}/1/")
    assert f'hx-get="{line(newest)}"' in html
    assert f'href="{line(newest)}"' in html
    assert "1997" not in said(html)


def test_a_wording_is_counted_in_all_documents_with_the_first(client: Client) -> None:
    mine = signed("2010", PEACE, "Done in Kars.")
    assert "No other document that is held here has this wording" in said(page(client, line(mine)))
    assert "too few to be looked for" in said(page(client, line(mine, "2")))
    first = signed("1992", FRIENDLY)
    signed("2015", PEACE)
    entered(PEACE, document=DocumentFactory.create(draft=True, title="Secret protocol"), draft=True)
    words = said(page(client, line(mine)))
    assert "This wording stands, nearly the same, in 3 documents." in words
    assert f"The first of them: Paragraph 1, {first.document.title}, 1992." in words
    assert "boilerplate" not in words
    for year in range(2016, 2022):
        signed(str(year), PEACE)
    again = said(page(client, line(mine)))
    assert "boilerplate" in again
    assert "Secret protocol" not in again
    client.force_login(EditorFactory.create())
    assert "Secret protocol" in said(page(client, line(mine)))


def test_the_library_is_a_second_mode(client: Client) -> None:
    oldest = signed("1992", FRIENDLY)
    nearest = signed("2001", f"{PEACE} Always.", TRADE)
    mine = signed("2010", PEACE, TRADE, SCHOOL)
    signed("2020", SCHOOL)
    address = f"{url(mine.document.slug)}?in=library"
    html = page(client, address)
    words = said(html)
    assert (
        "Of 3 clauses, 2 have ancestors in 2 earlier documents of the library "
        "and 1 stands in none that is held here." in words
    )
    assert words.index(nearest.document.title) < words.index("Clause by clause")
    assert "in 2 earlier documents, 2 with nearly the same words" in words
    assert f'hx-get="{line(mine)}?in=library"' in html
    assert "Showing 1 of 3 clauses." in said(page(client, f"{address}&only=new"))
    every = said(page(client, line(mine, query="?in=library")))
    assert "removed: . Always" in every
    assert oldest.document.title in every
    assert "It is not known when" in said(page(client, f"{url(entered(PEACE).document.slug)}?in=library"))


def test_a_withdrawn_clause_has_no_line_any_more(client: Client) -> None:
    edition = signed("2022", PEACE, TRADE)
    clause = clauses(edition)[0]
    clause.withdrawn_at, clause.withdrawal = timezone.now(), "It was entered twice."
    clause.save()
    for query in ("", "?in=library"):
        assert client.get(line(edition, query=query)).status_code == 410
    assert client.get(line(edition, "77")).status_code == 404
    draft = EditionFactory.create(document=edition.document, draft=True)
    WordingFactory.create(edition=draft, ref="78", text=SCHOOL)
    assert client.get(line(edition, "78")).status_code == 404


def test_an_index_that_cannot_be_written_is_done_without(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("not a directory", encoding="utf-8")
    settings.QUOTATION_INDEX_DIR = tmp_path / "taken"
    mine = signed("2010", PEACE)
    signed("2015", PEACE)
    assert "in 2 documents" in said(page(client, line(mine)))
    assert page(client, f"{url(mine.document.slug)}?in=library")


def test_a_line_takes_as_many_queries_for_many_documents(
    client: Client, django_assert_num_queries: Counted
) -> None:
    for number in (1, 4):
        before = tuple(signed(f"199{n}", PEACE, TRADE) for n in range(number))
        newest = signed("2022", PEACE, after=before)
        for address in (
            line(newest),
            line(newest, query="?in=library"),
            f"{url(newest.document.slug)}?in=library",
        ):
            client.get(address)  # the index follows, and lines are kept
        with django_assert_num_queries(5):
            client.get(line(newest))
        with django_assert_num_queries(6):
            client.get(line(newest, query="?in=library"))
        with django_assert_num_queries(4):
            client.get(f"{url(newest.document.slug)}?in=library")
