"""The state of a document is another after each change that its pages show, and the same after any other."""

import random

import pytest
from django.db import connection, models

from apps.commentary.models import Annotation
from apps.documents.changes import state_of
from apps.documents.models import Change, Clause, Document
from tests.factories import (
    DocumentFactory,
    DocumentRelationFactory,
    ExpertFactory,
    SourceFactory,
    WordingFactory,
)
from tests.factories.scenes import a_note
from tests.invariants.conftest import rows, rows_of_module
from tests.invariants.rows import Rows, own_models

__all__ = ["rows", "rows_of_module"]  # the fixtures of the invariants: a row of every model, connected

# Rows that no page of a document shows.
APART = {
    "User",
    "Import",
    "ExternalIdentifier",
    "CommentaryText",
    "CommentaryExpert",
    "QuotationCandidate",
    "ExaminedText",
}


def touch(model: type[models.Model]) -> int:
    """Writes every row of the table anew without changing a value; the number of rows."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{key}" = "{key}"')  # noqa: S608 - names of ours
        return int(cursor.rowcount)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: str(model.__name__))
def test_a_change_of_any_record_changes_the_state(rows: Rows, model: type[models.Model]) -> None:
    before = state_of([rows.document.pk])
    assert touch(model)
    assert (state_of([rows.document.pk]) == before) == (model.__name__ in APART)


@pytest.mark.django_db
def test_the_state_stays_while_nothing_changes() -> None:
    document = DocumentFactory.create()
    assert state_of([document.pk]) == state_of([document.pk])


@pytest.mark.django_db
def test_a_change_of_another_document_leaves_the_state() -> None:
    mine, other = WordingFactory.create(), WordingFactory.create()
    before = state_of([mine.document_id])
    a_note(other, "The")
    other.edition.document.title = "Renamed"
    other.edition.document.save()
    assert state_of([mine.document_id]) == before
    assert state_of([mine.document_id, other.document_id]) != before


@pytest.mark.django_db
def test_a_row_that_nothing_points_at_yet_leaves_the_state() -> None:
    document = DocumentFactory.create()
    before = state_of([document.pk])
    SourceFactory.create()
    ExpertFactory.create()
    assert state_of([document.pk]) == before


@pytest.mark.django_db
def test_a_relation_concerns_both_documents_also_when_it_goes() -> None:
    one, other = DocumentFactory.create(), DocumentFactory.create()
    before = state_of([one.pk]), state_of([other.pk])
    relation = DocumentRelationFactory.create(from_document=one, to_document=other)
    between = state_of([one.pk]), state_of([other.pk])
    relation.delete()
    after = state_of([one.pk]), state_of([other.pk])
    assert all(len({*states}) == 3 for states in zip(before, between, after, strict=True))


@pytest.mark.django_db
def test_a_note_at_two_documents_concerns_both() -> None:
    one, other = WordingFactory.create(), WordingFactory.create()
    note = a_note(one, "The")
    before = state_of([one.document_id])
    a_note(other, "The", annotation=note)
    between = state_of([one.document_id])
    assert between != before
    Annotation.objects.filter(pk=note.pk).update(body="Changed.")
    assert state_of([one.document_id]) != between


@pytest.mark.django_db
def test_many_rows_in_one_statement_are_one_change() -> None:
    document = DocumentFactory.create()
    before = Change.objects.filter(document=document.pk).count()
    Clause.objects.bulk_create([Clause(document=document) for _ in range(50)])
    assert Change.objects.filter(document=document.pk).count() <= before + 1


@pytest.mark.django_db
def test_changes_do_not_pile_up_and_no_state_comes_back() -> None:
    random.seed(1)
    document = DocumentFactory.create()
    seen = {state_of([document.pk])}
    for _ in range(600):
        Document.objects.filter(pk=document.pk).update(place="Moscow")
        seen.add(state_of([document.pk]))
    assert len(seen) == 601
    assert Change.objects.filter(document=document.pk).count() < 600
