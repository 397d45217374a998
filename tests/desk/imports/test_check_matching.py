"""A new text of an edition, and an edition beside another: what each clause was matched to, and resolving it."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.documents.engine import draft
from apps.documents.engine.draft import Row
from apps.documents.models import Clause, Edition, Import, Wording
from tests.desk.conftest import text_of
from tests.documents.services.texts import TREATY, bring_in, confirm

pytestmark = pytest.mark.django_db

REVISED = (
    TREATY.replace("every spring", "each and every autumn")
    .replace(
        "Article 3\nEntry", "Article 3\nArbitration\n\nThree wise judges settle disputes.\n\nArticle 4\nEntry"
    )
    .replace("Desiring to strengthen it,\n\n", "")
)
RUSSIAN = """Договор о добрососедстве

Высокие Договаривающиеся Стороны,

признавая давнюю дружбу своих народов,

желая её укрепить,

договорились о нижеследующем:

Статья 1
Дружба

Стороны живут в мире и советуются друг с другом каждую весну.

Статья 4
Судьи

Споры рассматривают три мудрых судьи.
"""


@pytest.fixture
def edition(db: None) -> Edition:
    done = confirm(bring_in(TREATY))
    assert done.edition is not None
    return done.edition


@pytest.fixture
def revision(edition: Edition) -> Import:
    return bring_in(REVISED, edition=edition)


@pytest.fixture
def translation(edition: Edition) -> Import:
    return bring_in(RUSSIAN, document=edition.document, details={"language": "ru"})


def url(row: Import) -> str:
    return f"/desk/imports/{row.pk}/"


def act(client: Client, row: Import, act: str, **more: object) -> int:
    row.refresh_from_db()
    data = {"act": act, "version": row.version, "show": "all", **more}
    return client.post(url(row), data).status_code


def row_with(row: Import, words: str) -> Row:
    row.refresh_from_db()
    return next(each for each in draft.load(row.rows) if words in f"{each.heading} {each.text}")


def clause_with(words: str) -> Clause:
    return Wording.objects.select_related("clause").get(text__contains=words).clause


def articles(page: str) -> list[str]:
    return re.findall(r'<article .*? aria-label="([^"]*)"', page)


def test_a_new_text_shows_what_becomes_of_each_clause(desk: Client, revision: Import) -> None:
    page = text_of(desk.get(url(revision)))
    assert "reworded</span>" in page
    assert '<del><span class="visually-hidden">removed: </span>spring</del>' in page
    assert "new here</span>" in page
    assert "renumbered</span>" in page
    assert "− Not in the new text" in page
    assert (
        page.index("Recognizing the old") < page.index("Not in the new text") < page.index("Have agreed as")
    )


def test_what_changed_or_was_not_matched_is_shown_alone(desk: Client, revision: Import) -> None:
    changed = text_of(desk.get(f"{url(revision)}?show=changed"))
    assert articles(changed) == [
        "Article 1: Friendship",
        "Article 3: Arbitration",
        "Article 4: Entry into force",
    ]
    unmatched = text_of(desk.get(f"{url(revision)}?show=unmatched"))
    assert articles(unmatched) == ["Article 3: Arbitration"]
    assert "Desiring to strengthen it," in unmatched


def test_a_person_says_of_which_clause_it_is_the_new_wording(desk: Client, revision: Import) -> None:
    clause = clause_with("Desiring")
    judges = row_with(revision, "Three wise")
    assert act(desk, revision, f"pair {judges.key} {clause.pk}") == 302
    assert row_with(revision, "Three wise").clause == clause.pk
    page = text_of(desk.get(url(revision)))
    assert "matched by hand:" in page
    assert "− Not in the new text" not in page
    assert act(desk, revision, f"pair {judges.key} new") == 302
    assert row_with(revision, "Three wise").clause is None


def test_the_form_offers_the_clauses_of_the_document(desk: Client, revision: Import) -> None:
    clause, judges = clause_with("Desiring"), row_with(revision, "Three wise")
    page = text_of(desk.get(f"{url(revision)}?row={judges.key}"))
    assert f'<option value="{clause.pk}">' in page
    values = {
        "key": judges.key,
        "label": "Article 3",
        "kind": "article",
        "text": "Four judges.",
        "clause": clause.pk,
    }
    act(desk, revision, "save", **values)
    row = row_with(revision, "Four judges")
    assert (row.clause, row.decided) == (clause.pk, True)
    act(desk, revision, "back")
    assert row_with(revision, "Three wise") == judges


def test_a_clause_of_another_document_is_none_of_them(desk: Client, revision: Import) -> None:
    other = confirm(bring_in(TREATY.replace("Neighbours", "Friends"))).document
    assert other is not None
    stranger = other.clauses.first()
    assert stranger is not None
    key = row_with(revision, "Three wise").key
    assert act(desk, revision, f"pair {key} {stranger.pk}") == 422


def test_matching_again_leaves_what_a_person_decided_and_is_taken_back(
    desk: Client, revision: Import
) -> None:
    peace = row_with(revision, "live in peace")
    act(desk, revision, f"pair {peace.key} new")
    assert act(desk, revision, "match") == 302
    assert row_with(revision, "live in peace").clause is None
    act(desk, revision, "back")
    act(desk, revision, "back")
    assert row_with(revision, "live in peace") == peace


def test_the_words_of_the_other_edition_stand_beside_a_translation(desk: Client, translation: Import) -> None:
    page = text_of(desk.get(url(translation)))
    assert 'class="check-beside" lang="en" dir="ltr">Friendship<br>The Parties shall live in peace' in page
    assert "− Not in the new text" in page
    assert "This Treaty shall enter into force" in page


def test_doubtful_matches_are_found_right_all_at_once(desk: Client, translation: Import) -> None:
    unsure = [row for row in draft.load(translation.rows) if draft.is_unsure(row)]
    assert unsure
    page = text_of(desk.get(f"{url(translation)}?show=changed"))
    assert page.count("? doubtful match") == len(unsure)
    assert act(desk, translation, "settle", show="changed") == 302
    assert "? doubtful match" not in text_of(desk.get(url(translation)))
    act(desk, translation, "back")
    translation.refresh_from_db()
    assert [row for row in draft.load(translation.rows) if draft.is_unsure(row)] == unsure


def test_a_clause_that_may_be_the_one_beside_it_is_offered(desk: Client, revision: Import) -> None:
    clause = clause_with("Desiring")
    Import.objects.filter(pk=revision.pk).update(
        rows=[
            *draft.dump(draft.load(revision.rows)[:2]),
            *draft.dump([Row("r99", "recital", "", "", "Wishing to make it strong,", 1, 0, 0, match="new")]),
            *draft.dump(draft.load(revision.rows)[2:]),
        ]
    )
    assert f'value="pair r99 {clause.pk}"' in text_of(desk.get(url(revision)))


def test_any_number_of_matched_clauses_takes_the_same_queries(
    desk: Client, edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for text in (TREATY, REVISED + "\n\n".join(f"Article {n}\n\nWords {n}." for n in range(5, 40))):
        row = bring_in(text, edition=edition)
        desk.get(url(row))
        with django_assert_num_queries(9):
            desk.get(url(row))
