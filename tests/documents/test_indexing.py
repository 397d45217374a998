"""The index holds the wordings that stand, whatever became of them since it was asked last."""

import logging
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from apps.documents import services
from apps.documents.contents import WordingContent
from apps.documents.indexing import Follower, QuotationIndex, quotation_index
from apps.documents.models import Wording
from tests.documents.indexed import holds, of, sentence, with_clauses
from tests.documents.services.texts import TREATY, published, revised
from tests.factories import DocumentFactory, EditionFactory, RevisionFactory, SourceFactory, WordingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings: Settings, tmp_path: Path) -> Path:
    settings.QUOTATION_INDEX_DIR = tmp_path / "index"
    return tmp_path / "index"


def test_nothing_is_made_before_it_is_asked_for(place: Path) -> None:
    with_clauses(1)
    assert not place.exists()


def test_an_empty_library_has_an_index() -> None:
    index = quotation_index()
    assert (index.wordings, index.documents, index.find(sentence(1))) == (0, 0, [])


def test_a_quotation_is_found_under_its_wordings_key() -> None:
    with_clauses(1, 2, 3)
    [wording] = of(2)
    found = quotation_index().find(f"As they wrote, “{sentence(2)}” Nobody was surprised.")
    assert [one.candidates[0].key for one in found] == [wording.pk]
    first = found[0].candidates[0]
    assert wording.text[first.start : first.end].startswith("Clause 2 keeps")


def test_only_documents_that_were_asked_for_are_looked_at() -> None:
    one, other = with_clauses(1), with_clauses(2)
    assert holds(1, only_documents=[one.document_id])
    assert not holds(1, only_documents=[other.document_id])
    assert not holds(1, only_documents=[])
    assert holds(1, only_documents={one.document_id, other.document_id})


def test_it_counts_wordings_with_words_and_their_documents() -> None:
    edition = with_clauses(1, 2)
    with_clauses(3)
    WordingFactory.create(edition=edition, text="", heading="Assistance")
    DocumentFactory.create()
    index = quotation_index()
    assert (index.wordings, index.documents) == (3, 2)


@pytest.mark.parametrize("draft", ["document", "edition"])
def test_drafts_are_in_it(draft: str) -> None:
    edition = EditionFactory.create(draft=True, **({"document__draft": True} if draft == "document" else {}))
    with_clauses(1, edition=edition)
    assert holds(1)


def test_a_withdrawn_document_is_out_until_it_is_restored() -> None:
    document = with_clauses(1).document
    assert holds(1)
    document = services.withdraw_document(by=None, document=document, base_version=1, reason="Twice.")
    assert not holds(1)
    services.restore_document(by=None, document=document, base_version=document.version)
    assert holds(1)


def test_a_withdrawn_edition_is_out_until_it_is_restored() -> None:
    edition = with_clauses(1)
    assert holds(1)
    edition = services.withdraw_edition(by=None, edition=edition, base_version=1, reason="Twice.")
    assert not holds(1)
    services.restore_edition(by=None, edition=edition, base_version=edition.version)
    assert holds(1)


def test_a_withdrawn_clause_is_out_until_it_is_restored() -> None:
    with_clauses(1, 2)
    clause = of(1)[0].clause
    assert holds(1)
    clause = services.withdraw_clause(by=None, clause=clause, reason="It is not in it.")
    assert (holds(1), holds(2)) == (False, True)
    services.restore_clause(by=None, clause=clause)
    assert holds(1)


def test_a_published_wording_that_was_replaced_is_out() -> None:
    edition = with_clauses(1)
    assert holds(1)
    wording = of(1)[0]
    content = WordingContent(text=sentence(2))
    services.revise_wording(by=None, wording=wording, base_version=1, content=content, reason="Corrected.")
    edition.refresh_from_db()
    assert edition.current_revision == 2
    assert (holds(1), holds(2)) == (False, True)


def test_a_draft_that_was_written_over_is_found_by_its_new_words_only() -> None:
    """Under the same key."""
    with_clauses(1, 3, edition=EditionFactory.create(draft=True))
    assert holds(1)
    key = of(1)[0].pk
    content = WordingContent(text=sentence(2))
    services.revise_wording(by=None, wording=of(1)[0], base_version=1, content=content)
    assert [wording.pk for wording in of(2)] == [key]
    assert (holds(2), holds(3)) == (True, True)
    assert quotation_index().find(f"As they wrote, “{sentence(1)}” Nobody was surprised.") == []
    assert quotation_index().wordings == 2


def test_the_published_state_and_the_newer_draft_are_both_in_it() -> None:
    edition = with_clauses(1)
    clause = of(1)[0].clause
    RevisionFactory.create(edition=edition, published_at=None)
    Wording.objects.filter(text=sentence(1)).update(until=2)
    WordingFactory.create(edition=edition, clause=clause, since=2, text=sentence(2))
    assert (holds(1), holds(2)) == (True, True)


def test_a_new_text_of_an_edition_takes_the_place_of_the_old_one() -> None:
    done = published()
    before = quotation_index()
    new = TREATY.replace("when it is attacked, and the help shall not be paid for", sentence(1))
    revised(done, new)
    index = quotation_index()
    assert index.wordings == before.wordings
    article = f"He read it out: “{sentence(1)}” and sat down."
    assert (len(before.find(article)), len(index.find(article))) == (0, 1)


def test_what_is_rolled_back_is_out_again() -> None:
    with_clauses(1)
    assert holds(1)
    with transaction.atomic():
        with_clauses(2)
        services.withdraw_clause(by=None, clause=of(1)[0].clause, reason="It is not in it.")
        assert (holds(1), holds(2)) == (False, True)
        transaction.set_rollback(True)
    assert holds(1)
    index = quotation_index()
    assert index.wordings == 1
    assert index.find(f"As they wrote, “{sentence(2)}” Nobody was surprised.") == []


def test_plain_sql_is_followed() -> None:
    with_clauses(1, edition=EditionFactory.create(draft=True))
    assert holds(1)
    Wording.objects.all().update(text=sentence(2))
    assert holds(2)


def test_a_new_start_finds_the_index_made() -> None:
    with_clauses(1)
    quotation_index()
    again = QuotationIndex(Follower().caught_up())
    assert holds(1, again)


@pytest.mark.parametrize("documents", [1, 4])
def test_it_takes_one_query_to_know_that_nothing_changed(
    documents: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(documents):
        with_clauses(number)
    quotation_index()
    with django_assert_num_queries(1):
        quotation_index()


@pytest.mark.parametrize("documents", [1, 4])
def test_catching_up_takes_four_queries(
    documents: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Whether something changed, in which documents, what stands in them, and the new words."""
    quotation_index()
    for number in range(documents):
        with_clauses(number)
    with django_assert_num_queries(4):
        quotation_index()


def test_a_search_asks_for_the_words_of_candidates_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with_clauses(1, 2, 3)
    with_clauses(2)
    index = quotation_index()
    article = f"One: “{sentence(1)}” And two: “{sentence(2)}” And so on, as he said."
    with django_assert_num_queries(1):
        assert len(index.find(article)) == 2


def test_a_change_of_what_has_no_words_writes_no_volume(place: Path) -> None:
    edition = with_clauses(1, 2)
    quotation_index()
    before = sorted(place.rglob("volume-*"))
    document = edition.document
    document.title = "Renamed"
    document.save()
    SourceFactory.create()
    assert holds(1)
    assert sorted(place.rglob("volume-*")) == before


def test_where_no_file_can_be_made_it_answers_from_memory(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place.touch()
    with_clauses(1)
    with caplog.at_level(logging.WARNING):
        assert holds(1)
        with_clauses(2)
        assert (holds(1), holds(2)) == (True, True)
    assert "cannot be written" in caplog.text


def test_where_the_files_cannot_be_replaced_it_answers_from_memory(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with_clauses(1)
    quotation_index()
    [directory] = place.iterdir()
    (directory / "catalogue.part").mkdir()  # where the file should be written
    for number in (2, 3):
        with_clauses(number)
        assert all(holds(one) for one in range(1, number + 1))
    assert "cannot be written" in caplog.text
    (directory / "catalogue.part").rmdir()
    with_clauses(4)
    assert holds(4)
    assert holds(3, QuotationIndex(Follower().caught_up()))


@pytest.mark.parametrize("damage", [b"", b"GLOSSIDX", b"x" * 9999])
@pytest.mark.parametrize("file", ["catalogue", "volume-*"])
def test_damaged_files_are_made_anew(place: Path, file: str, damage: bytes) -> None:
    with_clauses(1)
    quotation_index()
    [path] = place.glob(f"*/{file}")
    path.unlink()  # what this process mapped stays as it is
    path.write_bytes(damage)
    assert holds(1, QuotationIndex(Follower().caught_up()))
    with_clauses(2)
    assert (holds(1), holds(2)) == (True, True)
    assert holds(2, QuotationIndex(Follower().caught_up()))
