"""Where the clauses of a document come from, in the documents that it goes back to."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from apps.documents.models.document import RelationKind
from tests.factories import (
    ClauseTopicFactory,
    DocumentFactory,
    DocumentRelationFactory,
    EditorFactory,
    TopicFactory,
    WordingFactory,
)
from tests.parallels.treaties import PEACE, SCHOOL, TRADE, TRANSIT, clauses, entered, signed
from tests.reading.words import said

pytestmark = pytest.mark.django_db
FRIENDLY = PEACE.replace("peaceful", "friendly")
Counted = Callable[[int], AbstractContextManager[object]]


def url(slug: str) -> str:
    return f"/documents/{slug}/lineage/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_clause_stands_with_its_ancestors_and_how_it_changed(client: Client) -> None:
    oldest = signed("1997-07-03", PEACE, TRADE)
    middle = signed("2008-11-02", FRIENDLY, after=(oldest,))
    newest = signed("2022-02-22", PEACE.replace("peaceful", "amicable"), TRADE, SCHOOL, after=(middle,))
    html = page(client, url(newest.document.slug))
    words = said(html)
    assert f"Of 3 clauses, 1 is new and 2 go back to {oldest.document.title} (3 July 1997)." in words
    assert words.index("3 July 1997") < words.index("2 November 2008")
    assert f'href="/documents/{oldest.document.slug}/1/"' in html
    assert f'href="/compare/{oldest.document.slug}/{newest.document.slug}/#row-2"' in html
    # Of the two that are as near the later is shown: it was copied from that one.
    assert "removed: friendly added: amicable" in words
    assert "removed: peaceful" not in words


def test_what_two_documents_have_is_counted_once_and_said_so(client: Client) -> None:
    oldest, middle = signed("1997", PEACE), signed("2008", PEACE, TRADE)
    newest = signed("2022", PEACE, TRADE, after=(oldest, middle))
    words = said(page(client, url(newest.document.slug)))
    assert (
        f"1 goes back to {oldest.document.title} (1997) and 1 goes back to {middle.document.title} (2008)"
        in words
    )
    assert "Here each clause counts once" in words
    assert "2 of 2" in words
    assert f"Where the clauses of {newest.document.title} come from" in words


def test_what_is_new_can_be_seen_alone(client: Client) -> None:
    before = signed("1997", PEACE, TRADE)
    newest = signed("2022", PEACE, TRADE, SCHOOL, TRANSIT, after=(before,))
    security = TopicFactory.create(slug="security", name="Security")
    assistance = TopicFactory.create(slug="assistance", name="Assistance", parent=security)
    for clause, topic in zip(clauses(newest)[1:3], (security, assistance), strict=True):
        ClauseTopicFactory.create(clause=clause, topic=topic)
    address = url(newest.document.slug)
    html = page(client, f"{address}?only=new")
    assert "Showing 2 of 4 clauses." in said(html)
    assert SCHOOL[:30] in html
    assert PEACE[:30] not in html
    of_topic = page(client, f"{address}?only=new&topic=security")
    assert "Showing 1 of 4 clauses." in said(of_topic)
    assert TRANSIT[:30] not in of_topic
    assert "Nothing here goes by “nonsense”" in page(client, f"{address}?only=nonsense&topic=x&page=z")


def test_a_part_is_answered_where_htmx_asks(client: Client) -> None:
    newest = signed("2022", PEACE, after=(signed("1997", PEACE),))
    part = client.get(url(newest.document.slug), headers={"HX-Request": "true"}).content.decode()
    assert 'id="lineage"' in part
    assert "<html" not in part


def test_nothing_is_called_new_that_may_stand_in_what_is_not_held(client: Client) -> None:
    known = DocumentFactory.create(signed="1997", title="Treaty of Friendship")
    newest = signed("2022", PEACE, SCHOOL)
    DocumentRelationFactory.create(from_document=newest.document, to_document=known)
    address = url(newest.document.slug)
    nothing = said(page(client, address))
    assert "Its predecessor is known, its text is not held" in nothing
    assert "Treaty of Friendship, 1997" in nothing
    assert "Bring in" not in nothing
    client.force_login(EditorFactory.create())
    assert "Bring in Treaty of Friendship" in said(page(client, address))
    entered(PEACE, document=known, extent="excerpts")
    excerpts = said(page(client, address))
    assert "Of Treaty of Friendship only excerpts are held" in excerpts
    assert "of 1 it cannot be told" in excerpts
    assert "1 is new" not in excerpts


def test_other_empty_pages_say_what_to_do(client: Client) -> None:
    alone = signed("2022", PEACE)
    nothing = page(client, url(alone.document.slug))
    assert "No document is known here that it goes back to" in nothing
    assert f'href="{url(alone.document.slug)}?in=library"' in nothing
    bare = DocumentFactory.create()
    DocumentRelationFactory.create(from_document=bare, to_document=alone.document)
    assert "The text of this document has not been entered yet" in page(client, url(bare.slug))


def test_texts_in_two_languages_are_told_to_be(client: Client) -> None:
    before = entered("Стороны решают споры мирными средствами.", language="ru")
    newest = signed("2022", PEACE, after=(before,))
    words = said(page(client, url(newest.document.slug)))
    assert "is held in another language (Russian)" in words
    assert "corresponds, in another language" in words
    assert "Word differences" not in words


def test_a_draft_among_the_predecessors_is_seen_by_editors_alone(client: Client) -> None:
    newest = signed("2022", PEACE)
    draft = entered(PEACE, document=DocumentFactory.create(draft=True, title="Secret protocol"), draft=True)
    DocumentRelationFactory.create(
        from_document=newest.document, to_document=draft.document, kind=RelationKind.SUPERSEDES
    )
    assert "Secret protocol" not in page(client, url(newest.document.slug))
    assert client.get(url(draft.document.slug)).status_code == 404
    client.force_login(EditorFactory.create())
    assert "Secret protocol" in page(client, url(newest.document.slug))


def test_the_lineage_of_what_is_withdrawn_is_gone(client: Client) -> None:
    gone = signed("1997", PEACE)
    newest = signed("2022", PEACE, after=(gone,))
    gone.document.status, gone.document.withdrawal = "withdrawn", "It never existed."
    gone.document.save()
    assert client.get(url(gone.document.slug)).status_code == 410
    assert client.get(f"{url(gone.document.slug)}1/").status_code == 410
    assert gone.document.title not in page(client, url(newest.document.slug))


def test_a_page_takes_as_many_queries_for_many_clauses(
    client: Client, django_assert_num_queries: Counted
) -> None:
    for number in (1, 3):
        before = tuple(signed(f"199{n}", PEACE, TRADE) for n in range(number))
        newest = signed("2022", PEACE, after=before)
        for n in range(number * 50):
            WordingFactory.create(edition=newest, text=f"{TRADE} In the year {n}.", label=str(n + 2))
        with django_assert_num_queries(12):
            client.get(url(newest.document.slug))
    with django_assert_num_queries(4):
        assert "Page 1 of 2" in said(page(client, url(newest.document.slug)))


def test_what_is_kept_for_readers_is_never_yesterdays(client: Client) -> None:
    before, newest = signed("1997", TRADE), signed("2022", PEACE)
    addresses = url(newest.document.slug), f"{url(newest.document.slug)}1/"
    for address in addresses:
        assert "1997" not in said(page(client, address))
    DocumentRelationFactory.create(from_document=newest.document, to_document=before.document)
    assert "Of 1 clause, 1 is new." in said(page(client, addresses[0]))
    WordingFactory.create(edition=before, text=PEACE, label="2")
    assert "1 goes back to" in said(page(client, addresses[0]))
    assert "1997" in said(page(client, addresses[1]))
