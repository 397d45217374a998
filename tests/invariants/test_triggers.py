"""What triggers keep, whoever writes: rows stay, history stays, what was fixed or public stays."""

import pgtrigger
import pytest
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from apps.documents.models import Address, Document, Revision, Wording
from tests.factories import (
    DocumentFactory,
    EditionFactory,
    RevisionFactory,
    SourceFactory,
    TopicFactory,
    WordingFactory,
)
from tests.invariants.rows import Rows, event_models, own_models

OWN, EVENTS = own_models(), event_models()
# Links that an edit takes away; their history stays.
LINKS = {
    "DocumentName",
    "DocumentParty",
    "Signatory",
    "Attestation",
    "DocumentRelation",
    "AnnotationExpert",
    "AnnotationTopic",
    "Stance",
    "CommentaryExpert",
    "QuotationCandidate",
}
OTHER_VALUE = {
    "CharField": "{0} || 'x'",
    "SlugField": "{0} || 'x'",
    "TextField": "{0} || 'x'",
    "DateTimeField": "{0} + interval '1 day'",
    "UUIDField": "gen_random_uuid()",
    "BinaryField": "{0} || 'x'",
}


def execute(sql: str, *params: int | str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def refused(sql: str, *params: int | str) -> str:
    with pytest.raises(DatabaseError) as caught:
        execute(sql, *params)
    return str(caught.value)


def name(model: type[models.Model]) -> str:
    return model.__name__


def table_of(model: type[models.Model]) -> str:
    return f'"{model._meta.db_table}"'


def fixed_columns() -> list[tuple[type[models.Model], str]]:
    return [
        (model, field)
        for model in OWN
        for trigger in getattr(model._meta, "triggers", [])
        if isinstance(trigger, pgtrigger.ReadOnly)
        for field in trigger.fields or ()
    ]


@pytest.mark.parametrize("model", [model for model in OWN if model.__name__ not in LINKS], ids=name)
def test_a_record_is_never_deleted(rows: Rows, model: type[models.Model]) -> None:
    assert "Cannot delete rows" in refused(f"DELETE FROM {table_of(model)}")  # noqa: S608 - a name of ours


@pytest.mark.parametrize("model", [*OWN, *EVENTS], ids=name)
@pytest.mark.django_db
def test_no_table_is_ever_truncated(model: type[models.Model]) -> None:
    assert "never truncated" in refused(f"TRUNCATE {table_of(model)} CASCADE")


@pytest.mark.parametrize("model", EVENTS, ids=name)
def test_history_is_never_rewritten(rows: Rows, model: type[models.Model]) -> None:
    assert model._default_manager.exists(), "the row of each model made an event"
    for attempt in ("UPDATE {} SET pgh_label = 'forged'", "DELETE FROM {}"):
        assert "Cannot update or delete" in refused(attempt.format(table_of(model)))


@pytest.mark.parametrize(("model", "field"), fixed_columns(), ids=str)
def test_what_is_fixed_never_changes(rows: Rows, model: type[models.Model], field: str) -> None:
    described = model._meta.get_field(field)
    column = described.column  # type: ignore[union-attr]  # only columns are fixed
    value = OTHER_VALUE.get(described.get_internal_type(), "COALESCE({0}, 0) + 1").format(f'"{column}"')
    refused(f'UPDATE {table_of(model)} SET "{column}" = {value}')  # noqa: S608 - names of ours


@pytest.mark.parametrize("model", OWN, ids=name)
def test_every_insert_and_bulk_change_is_an_event(rows: Rows, model: type[models.Model]) -> None:
    events = next(m for m in EVENTS if m.pgh_tracked_model is model)._default_manager  # type: ignore[attr-defined]
    assert events.filter(pgh_label="insert").count() == model._default_manager.count()
    column = _changeable(model)
    before = events.filter(pgh_label="update").count()

    changed = model._default_manager.update(**{column: _other(column)})

    assert events.filter(pgh_label="update").count() == before + changed
    assert changed


def _changeable(model: type[models.Model]) -> str:
    columns = {
        "User": "name",
        "DocumentName": "name",
        "DocumentParty": "source",
        "Attestation": "statement",
        "DocumentRelation": "note",
        "Revision": "reason",
        "Clause": "withdrawal",
        "Address": "canonical",
        "Wording": "version",
        "ClauseTopic": "score",
        "Annotation": "withdrawal",
        "AnnotationExpert": "position",
        "AnnotationTopic": "topic",
        "Target": "position",
        "Stance": "note",
        "Anchor": "score",
        "Commentary": "note",
        "CommentaryText": "file_name",
        "CommentaryExpert": "position",
        "Quotation": "before",
        "QuotationCandidate": "score",
        "ExaminedText": "problem",
        "Comparison": "stale",
        "Pairing": "score",
        "PairingMember": "position",
        "ClauseForce": "note",
        "Edition": "translator",
        "Document": "place",
        "Topic": "definition",
        "Source": "note",
        "Import": "problem",
        "ExternalIdentifier": "value",
        "Party": "name",
        "Expert": "role",
        "Signatory": "role",
    }
    return columns[model.__name__]


def _other(column: str) -> object:
    if column == "topic":
        return TopicFactory.create()
    if column == "source":
        return SourceFactory.create()
    return {"canonical": False, "version": 9, "score": 0.5, "position": 9, "stale": True}.get(
        column, "something else"
    )


@pytest.mark.django_db
class TestWhatWasPublic:
    def test_the_address_of_a_draft_may_change(self) -> None:
        document = DocumentFactory.create(draft=True)
        Document.objects.filter(pk=document.pk).update(slug="another")

    @pytest.mark.parametrize(
        "values", ["slug = 'another'", "first_published_at = NULL", "first_published_at = now()"]
    )
    def test_the_address_of_a_public_document_stays_and_since_when(self, values: str) -> None:
        document = DocumentFactory.create(withdrawn=True)
        refused(f"UPDATE documents_document SET {values} WHERE id = %s", document.pk)  # noqa: S608 - given above

    @pytest.mark.usefixtures("rows")
    def test_that_a_note_was_public_is_not_forgotten(self) -> None:
        refused("UPDATE commentary_annotation SET status = 'draft', first_published_at = NULL")

    @pytest.mark.usefixtures("rows")
    def test_when_a_revision_was_published_is_not_changed(self) -> None:
        refused("UPDATE documents_revision SET published_at = NULL")
        refused("UPDATE documents_revision SET published_at = now() + interval '1 day'")

    def test_an_open_revision_may_be_published(self) -> None:
        edition = EditionFactory.create(draft=True)
        Revision.objects.filter(edition=edition).update(published_at=timezone.now())

    def test_readers_are_never_sent_back_to_an_older_revision(self) -> None:
        edition = EditionFactory.create()
        RevisionFactory.create(edition=edition)
        execute("UPDATE documents_edition SET current_revision = 2 WHERE id = %s", edition.pk)

        refused("UPDATE documents_edition SET current_revision = 1 WHERE id = %s", edition.pk)
        refused(
            "UPDATE documents_edition SET current_revision = NULL, status = 'draft' WHERE id = %s", edition.pk
        )


@pytest.mark.django_db
class TestWordings:
    COLUMNS = (
        "text = text || 'x'",
        "lead_in = 'x'",
        "label = ''",
        "kind = 'item'",
        "whole = NOT whole",
        "rank = 'z'",
        "parent_id = (SELECT max(id) FROM documents_clause)",
    )

    @pytest.mark.parametrize("change", COLUMNS)
    def test_published_words_are_never_overwritten(self, change: str) -> None:
        edition = EditionFactory.create()
        wording = WordingFactory.create(edition=edition, label="1", label_source=edition.source)
        WordingFactory.create(edition=edition)
        label_source = ", label_source_id = NULL" if change.startswith("label") else ""

        sql = f"UPDATE documents_wording SET {change}{label_source} WHERE id = %s"  # noqa: S608 - given above
        told = refused(sql, wording.pk)
        assert "never overwritten" in told

    def test_words_of_a_withdrawn_edition_that_was_public_stay_too(self) -> None:
        wording = WordingFactory.create(edition__withdrawn=True)
        assert "never overwritten" in refused(
            "UPDATE documents_wording SET text = 'x' WHERE id = %s", wording.pk
        )

    def test_words_of_a_draft_may_change(self) -> None:
        wording = WordingFactory.create(edition__draft=True)
        assert Wording.objects.filter(pk=wording.pk).update(text="Other words.") == 1

    def test_words_of_an_open_revision_of_a_public_edition_may_change(self) -> None:
        edition = EditionFactory.create()
        RevisionFactory.create(edition=edition, published_at=None)
        wording = WordingFactory.create(edition=edition, since=2)
        assert Wording.objects.filter(pk=wording.pk).update(text="Other words.") == 1

    def test_when_a_wording_ended_is_not_changed(self) -> None:
        edition = EditionFactory.create()
        RevisionFactory.create(edition=edition)
        RevisionFactory.create(edition=edition)
        wording = WordingFactory.create(edition=edition, since=1, until=2)

        refused("UPDATE documents_wording SET until = NULL WHERE id = %s", wording.pk)
        refused("UPDATE documents_wording SET until = 3 WHERE id = %s", wording.pk)

    def test_a_note_holds_the_words_it_was_made_on(self, rows: Rows) -> None:
        told = refused("UPDATE documents_wording SET text = 'x' WHERE id = %s", rows.wording.pk)
        assert "never overwritten" in told or "annotations stand on" in told


@pytest.mark.django_db
def test_an_address_given_once_leads_to_its_clause_for_good(rows: Rows) -> None:
    address = Address.objects.get(clause=rows.clause)

    refused("UPDATE documents_address SET clause_id = %s WHERE id = %s", rows.other_clause.pk, address.pk)
    refused("UPDATE documents_address SET ref = '12' WHERE id = %s", address.pk)
    refused("DELETE FROM documents_address WHERE id = %s", address.pk)
    assert Address.objects.filter(pk=address.pk).update(canonical=False) == 1


def test_every_model_of_record_has_its_history_and_its_guards() -> None:
    tracked = {model.pgh_tracked_model for model in EVENTS}  # type: ignore[attr-defined]
    guards = {model.__name__: {trigger.name for trigger in model._meta.triggers} for model in OWN}  # type: ignore[attr-defined]

    assert tracked == set(OWN)
    assert all("no_truncate" in names for names in guards.values())
    assert {name for name, names in guards.items() if "no_delete" not in names} == LINKS
