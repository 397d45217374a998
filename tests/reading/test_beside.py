"""The reading page with two editions beside each other."""

import re
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.commentary.models import Annotation
from apps.documents.models import Edition, Wording
from apps.reading.shapes import Card, ClauseRow, FoldedClauses, ReadingPage
from tests.documents.services.wordings import revise
from tests.factories import (
    AnchorFactory,
    EditionFactory,
    EditorFactory,
    SourceFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.factories.times import on
from tests.reading.conftest import Scene

pytestmark = pytest.mark.django_db
PORTS = count(3_000)
PAIR = "?beside=turan-en"


def page_of(client: Client, url: str) -> ReadingPage:
    """What the page is made of. Each call is at a host of its own, as what is kept was made before."""
    page: ReadingPage = client.get(url, headers={"host": f"localhost:{next(PORTS)}"}).context["page"]
    return page


def row_of(page: ReadingPage, ref: str) -> ClauseRow:
    return next(row for row in page.outline if row.ref == ref)


def html_of(client: Client, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def halves(row: ClauseRow) -> list[str | None]:
    return [half.wording.edition_ref if half.wording else None for half in row.halves]


def another_edition(scene: Scene, ref: str, language: str, **values: object) -> Edition:
    """Without a wording yet."""
    source = SourceFactory.create(publisher="Third")
    return EditionFactory.create(document=scene.document, ref=ref, language=language, source=source, **values)


def in_both(scene: Scene, quote: str, there: tuple[int, int] | None, state: str = "exact") -> Annotation:
    """A note on words that JAMnews quotes, with the place of its words in Turan's wording."""
    note = a_note(scene.one, quote)
    start, end = there or (None, None)
    AnchorFactory.create(
        target=note.targets.get(),
        wording=scene.one_by_turan,
        state=state,
        start=start,
        end=end,
        score=1 if there else 0,
    )
    return note


def card_of(page: ReadingPage, note: Annotation) -> Card:
    return next(card for row in page.outline for card in row.cards if card.id == note.pk)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (PAIR, ["jamnews-en", "turan-en"]),
        ("?edition=jamnews-en&beside=turan-en", ["jamnews-en", "turan-en"]),
        ("?edition=turan-en&beside=jamnews-en", ["turan-en", "jamnews-en"]),
    ],
)
def test_any_two_editions_stand_beside_each_other(
    client: Client, scene: Scene, query: str, expected: list[str]
) -> None:
    page = page_of(client, scene.url + query)

    assert halves(row_of(page, "1")) == expected
    assert [edition.ref for edition in page.pair] == expected
    assert row_of(page, "1").wording.edition_ref == expected[0]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?beside=nobody%00", "There is no edition “nobody” of this document, so nothing stands beside"),
        ("?beside=jamnews-en", "“jamnews-en” is the one shown already, so nothing stands beside it"),
        ("?edition=turan-en&beside=turan-en", "“turan-en” is the one shown already"),
        ("?edition=none&beside=jamnews-en", "“jamnews-en” is the one shown already"),
    ],
)
def test_what_cannot_stand_beside_it_is_told(client: Client, scene: Scene, query: str, says: str) -> None:
    page = page_of(client, scene.url + query)

    assert not page.pair
    assert not any(row.halves for row in page.outline)
    assert says in page.filter.problems[-1]
    assert "beside" not in page.query


def test_without_an_edition_nothing_can_stand_beside_it(client: Client, scene: Scene) -> None:
    Edition.objects.filter(document=scene.document).update(status="withdrawn")

    assert len(page_of(client, scene.url + PAIR).filter.problems) == 1


def test_nobody_reads_a_draft_beside_an_edition_who_may_not_read_it(client: Client, scene: Scene) -> None:
    draft = another_edition(scene, "secret-ru", "ru", status="draft")
    WordingFactory.create(edition=draft, clause=scene.one.clause, text="Тайный черновик")
    editor = Client()
    editor.force_login(EditorFactory.create())

    assert "Тайный черновик" in html_of(editor, f"{scene.url}?beside=secret-ru")
    page = html_of(client, f"{scene.url}?beside=secret-ru")
    assert "Тайный черновик" not in page
    assert "There is no edition “secret-ru”" in page


def test_a_clause_that_one_of_them_holds_has_an_empty_half(client: Client, scene: Scene) -> None:
    page = page_of(client, scene.url + PAIR)

    assert halves(row_of(page, "u1")) == ["jamnews-en", None]
    assert halves(row_of(page, "11")) == [None, "turan-en"]
    assert not [row for row in page.rows if isinstance(row, FoldedClauses)]
    assert html_of(client, scene.url + PAIR).count("Not in this edition") == 4


def test_clauses_that_neither_of_them_holds_are_folded(client: Client, scene: Scene) -> None:
    third = another_edition(scene, "third", "en")
    WordingFactory.create(edition=third, ref="40", rank="z", text="Only here.")
    page = page_of(client, scene.url + PAIR)

    folds = [row for row in page.rows if isinstance(row, FoldedClauses)]
    assert [([row.ref for row in fold.rows], fold.reason) for fold in folds] == [(["40"], "editions")]
    assert "1 clause that neither edition holds" in html_of(client, scene.url + PAIR)


def test_what_stands_beside_it_is_no_further_wording(client: Client, scene: Scene) -> None:
    third = another_edition(scene, "third", "en")
    WordingFactory.create(edition=third, clause=scene.one.clause, text="Said a third time.")

    assert [each.edition_ref for each in row_of(page_of(client, scene.url + PAIR), "1").variants] == ["third"]
    assert html_of(client, scene.url + PAIR).count(scene.one_by_turan.text) == 1


def test_each_half_has_its_language_and_direction(client: Client, scene: Scene) -> None:
    hebrew = another_edition(scene, "text-he", "he", translator="A. Translator")
    wording = WordingFactory.create(edition=hebrew, clause=scene.one.clause, text="הצדדים", heading="כותרת")
    page = html_of(client, f"{scene.url}?beside=text-he")

    assert f'<blockquote class="words" lang="he" dir="rtl" data-wording="{wording.pk}">' in page
    assert '<p class="words-heading" lang="he" dir="rtl">כותרת</p>' in page
    assert f'<blockquote class="words" lang="en" dir="ltr" data-wording="{scene.one.pk}">' in page
    assert "Hebrew</strong>, as quoted by Third" in page


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"authentic": True}, "authentic text"),
        ({"translator": "A. Translator"}, "translation by A. Translator"),
        ({}, "not said whether authentic, translator not stated"),
    ],
)
def test_the_head_of_a_column_says_whether_it_is_authentic(
    client: Client, scene: Scene, values: dict[str, object], says: str
) -> None:
    another_edition(scene, "other", "ru", **values)
    query = "?edition=other&beside=turan-en"

    heads = re.search(r'<div class="beside-heads".*?</div>', html_of(client, scene.url + query))

    assert heads
    assert says in heads[0].split("<strong>English")[0]


def test_words_are_marked_in_both_where_they_stand_in_both(client: Client, scene: Scene) -> None:
    note = in_both(scene, "relations", (0, 9))
    page = page_of(client, scene.url + PAIR)

    marked = [segment.text for segment in row_of(page, "1").segments if segment.cards]
    assert marked == ["relations", "relations"]
    card = card_of(page, note)
    assert (card.state, card.only_in, card.reworded_in, card.made_in) == ("exact", "", "", "")


def test_words_that_one_edition_has_not_are_marked_in_the_other_which_is_named(
    client: Client, scene: Scene
) -> None:
    lost_there = in_both(scene, "allied interaction", None, "lost")
    only_there = a_note(scene.one_by_turan, "mutual respect")
    page = page_of(client, scene.url + PAIR)

    marked = [(segment.text, len(segment.cards)) for segment in row_of(page, "1").segments if segment.cards]
    assert marked == [("allied interaction", 1), ("mutual respect", 1)]
    assert card_of(page, lost_there).only_in == "as quoted by JAMnews"
    assert card_of(page, only_there).only_in == "as quoted by Turan"
    assert {card.state for card in row_of(page, "1").cards} == {"exact"}
    assert "Its words stand only in the wording as quoted by Turan." in html_of(client, scene.url + PAIR)


def test_words_that_one_edition_says_otherwise_are_told(client: Client, scene: Scene) -> None:
    note = in_both(scene, "allied interaction", (23, 37), "reworded")

    for query in (PAIR, "?edition=turan-en&beside=jamnews-en"):
        card = card_of(page_of(client, scene.url + query), note)
        assert (card.state, card.only_in, card.reworded_in) == ("exact", "", "as quoted by Turan")
        assert card.words_now == "", "its own words stand there too"


def test_words_that_stand_in_neither_are_lost(client: Client, scene: Scene) -> None:
    third = another_edition(scene, "third", "en")
    wording = WordingFactory.create(edition=third, clause=scene.one.clause, text="Said a third time.")
    note = a_note(wording, "third")

    card = card_of(page_of(client, scene.url + PAIR), note)
    assert (card.state, card.made_in, card.only_in) == ("lost", "as quoted by Third", "")


def test_notes_on_either_stand_in_the_order_of_the_clause(client: Client, scene: Scene) -> None:
    last = a_note(scene.one, "allied interaction")
    middle = a_note(scene.one_by_turan, "are built")
    first = a_note(scene.one, "build")
    whole = a_note(scene.one)

    cards = row_of(page_of(client, scene.url + PAIR), "1").cards
    assert [card.id for card in cards] == [note.pk for note in (whole, first, middle, last)]


def test_links_keep_it_and_the_editions_change_places(client: Client, scene: Scene) -> None:
    a_note(scene.one, topics=[scene.consulting])
    page = page_of(client, f"{scene.url}{PAIR}&topic=consultations")
    jam, turan = page.editions

    assert turan.select_url == f"{scene.url}?beside=jamnews-en&edition=turan-en&topic=consultations"
    assert jam.select_url == f"{scene.url}?beside=turan-en&topic=consultations"
    assert (jam.beside_url, turan.beside_url) == ("", f"{scene.url}?topic=consultations")
    assert page.filter.clear_url == f"{scene.url}?beside=turan-en"
    assert all("beside=turan-en" in choice.url for facet in page.filter.facets for choice in facet.choices)


def test_paper_and_files_take_the_edition_in_front(client: Client, scene: Scene) -> None:
    page = html_of(client, f"{scene.url}?edition=turan-en&beside=jamnews-en")

    assert f'href="{scene.url}print/?edition=turan-en"' in page
    assert f'href="{scene.url}export/csv/?edition=turan-en"' in page
    alone = client.get(f"{scene.url}print/").content
    assert client.get(f"{scene.url}print/{PAIR}").content == alone


def test_search_engines_are_led_to_the_document(client: Client, scene: Scene) -> None:
    page = html_of(client, scene.url + PAIR)

    assert f'<link rel="canonical" href="http://testserver{scene.url}">' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_what_is_kept_tells_pairs_apart(client: Client, scene: Scene) -> None:
    urls = [scene.url, scene.url + PAIR, f"{scene.url}?edition=turan-en&beside=jamnews-en"]
    first = [client.get(url) for url in urls]

    assert len({response.content for response in first}) == 3
    for url, response in zip(urls, first, strict=True):
        with CaptureQueriesContext(connection) as captured:
            again = client.get(url)
            same = client.get(url, headers={"If-None-Match": response["ETag"]})
        assert (again.content, same.status_code, len(captured)) == (response.content, 304, 2)


def test_a_change_in_either_edition_is_seen_at_once(client: Client, scene: Scene) -> None:
    before = client.get(scene.url + PAIR)
    a_note(scene.one_by_turan, "mutual respect", body="A new reading.")

    after = client.get(scene.url + PAIR, headers={"If-None-Match": before["ETag"]})

    assert (after.status_code, b"A new reading." in after.content) == (200, True)


def beside_itself(clauses: int, notes: int) -> str:
    """A long document with a second edition; gives the address at which both are read."""
    edition = a_document(clauses=clauses, notes=notes, slug=f"of-{clauses}")
    other = EditionFactory.create(document=edition.document, ref="other", language="ru")
    rows = Wording.objects.filter(edition=edition)
    Wording.objects.bulk_create(
        [
            Wording(
                document=row.document,
                edition=other,
                clause=row.clause,
                since=1,
                rank=row.rank,
                text="Стороны",
            )
            for row in rows
        ]
    )
    return f"/documents/of-{clauses}/?beside=other"


def test_one_clause_takes_as_many_queries_as_thirty(client: Client) -> None:
    taken = []
    for url in (beside_itself(1, 1), beside_itself(30, 3)):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as alone:
            assert client.get(url.partition("?")[0]).status_code == 200
        taken.append(len(captured))
        assert len(alone) == 1, "the document was read once for both"
    assert taken[0] == taken[1] <= 12


def test_notes_that_follow_on_a_long_page_come_with_both_wordings(client: Client) -> None:
    url = beside_itself(60, 3)
    page = html_of(client, url)

    assert 'data-parts="/documents/of-60/notes/0/?beside=other"' in page
    part = html_of(client, "/documents/of-60/notes/1/?beside=other")
    assert part.count('<article class="clause-row"') == part.count(">Стороны<") > 0


def test_clauses_that_the_browser_holds_of_one_edition_are_not_taken_for_those_of_a_pair(
    client: Client,
) -> None:
    url = beside_itself(60, 3)
    alone = re.search(r'data-have="(\w+)"', html_of(client, url.partition("?")[0]))
    assert alone
    pair = re.search(r'data-have="(\w+)"', html_of(client, url))
    assert pair
    held = {"HX-Request": "true"}

    assert b"data-keep" not in client.get(url, headers={**held, "X-Held": alone[1]}).content
    assert b"data-keep" in client.get(url, headers={**held, "X-Held": pair[1]}).content


def test_a_past_state_can_be_read_in_both(client: Client) -> None:
    with on(2022, 3, 1):
        edition = EditionFactory.create(document__slug="d", ref="one")
        one = WordingFactory.create(edition=edition, text="as it was")
        other = EditionFactory.create(document=edition.document, ref="two", language="ru")
        WordingFactory.create(edition=other, clause=one.clause, text="как было")
    with on(2022, 3, 22):
        revise(one, "as it is")

    page = page_of(client, "/documents/d/?as-of=2022-03-02&beside=two")

    texts = [half.wording and half.wording.text for half in page.outline[0].halves]
    assert texts == ["as it was", "как было"]
    assert page.filter.clear_url == "/documents/d/?as-of=2022-03-02&beside=two"
