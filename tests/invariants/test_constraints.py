"""Each constraint by its name, with an attempt to break it. A constraint without an attempt fails the last test."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models.functions import Now

from apps.commentary.models import (
    Anchor,
    AnnotationExpert,
    AnnotationTopic,
    CommentaryExpert,
    CommentaryText,
    Stance,
    Target,
)
from apps.commentary.models.text import TEXT_LIMIT
from apps.documents.models import (
    Address,
    Attestation,
    Clause,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Edition,
    ExternalIdentifier,
    Import,
    Revision,
    Signatory,
    Wording,
)
from apps.parallels.models import ClauseForce, Comparison, Pairing, PairingMember
from apps.quotations.models import ExaminedText, Quotation, QuotationCandidate
from apps.topics.models import ClauseTopic
from tests.factories import CommentaryFactory, CommentaryTextFactory
from tests.invariants.rows import OWN_APPS, Rows, own_models

Attempt: TypeAlias = Callable[[Rows], object]


def put(row: models.Model, **values: object) -> int:
    """Plain SQL: no model, form or service has a say."""
    return type(row)._default_manager.filter(pk=row.pk).update(**values)


def one(model: type[models.Model]) -> models.Model:
    row = model._default_manager.first()
    assert row is not None
    return row


def again(model: type[models.Model], **values: object) -> models.Model:
    """A copy of the model's first row, with other values."""
    row = one(model)
    columns = {f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields if not f.primary_key}
    return model._default_manager.create(**{**columns, **values})


def a_wording(rows: Rows, **values: Any) -> Wording:
    """Another wording in the edition, of a clause of its own."""
    given = {
        "document": rows.document,
        "edition": rows.edition,
        "clause": None,
        "since": 1,
        "rank": "b",
        "text": "x",
        **values,
    }
    given["clause"] = given["clause"] or Clause.objects.create(document=rows.document)
    return Wording.objects.create(**given)


def a_target(rows: Rows, **values: Any) -> Target:
    return Target.objects.create(
        **{"annotation": rows.note, "kind": "document", "document": rows.document, **values}
    )


def a_span(rows: Rows, **values: Any) -> Target:
    wording = rows.wording
    selector = {"made_on": wording, "quote": "The", "start": 0, "end": 3}
    about = {"kind": "span", "clause": wording.clause, "clause_document": wording.document}
    return a_target(rows, **{**about, **selector, **values})


def an_anchor(rows: Rows, **values: Any) -> Anchor:
    given = {
        "target": a_span(rows),
        "wording": rows.wording,
        "state": "exact",
        "start": 0,
        "end": 3,
        "score": 1,
    }
    return Anchor.objects.create(**{**given, **values})


ATTEMPTS: dict[str, Attempt] = {
    # What is said has a source, or says that it has none.
    "documentparty_says_its_source": lambda _: put(one(DocumentParty), source=None),
    "signatory_says_its_source": lambda _: put(one(Signatory), basis="inference"),
    "attestation_says_its_source": lambda _: put(one(Attestation), basis="hearsay"),
    "documentrelation_says_its_source": lambda _: put(one(DocumentRelation), source=None),
    "document_clause_total_has_a_source": lambda rows: put(rows.document, clause_total=43),
    "wording_label_has_a_source": lambda rows: a_wording(rows, label="12"),
    "annotation_has_a_source": lambda rows: put(rows.note, commentary=None),
    "annotation_says_something": lambda rows: put(rows.note, body="", source_words=""),
    # Only words of the glossary.
    "source_rights_known": lambda rows: put(rows.source, rights="free for all"),
    "party_kind_known": lambda rows: put(rows.party, kind="person"),
    "document_status_known": lambda rows: put(rows.document, status="secret"),
    "document_kind_known": lambda rows: put(rows.document, kind="poem"),
    "edition_status_known": lambda rows: put(rows.edition, status="secret"),
    "edition_extent_known": lambda rows: put(rows.edition, extent="half"),
    "relation_kind_known": lambda _: put(one(DocumentRelation), kind="likes"),
    "wording_kind_known": lambda rows: a_wording(rows, kind="verse"),
    "user_role_known": lambda rows: put(rows.user, role="king"),
    "annotation_status_known": lambda rows: put(rows.note, status="secret"),
    "stance_value_known": lambda rows: put(rows.stance, value="good"),
    "anchor_state_known": lambda rows: put(rows.anchor, state="somewhere"),
    "clausetopic_origin_known": lambda _: put(one(ClauseTopic), origin="oracle"),
    "clausetopic_decision_known": lambda _: put(one(ClauseTopic), decision="perhaps"),
    # Once and no more.
    "document_name_once": lambda _: again(DocumentName),
    "documentparty_once": lambda _: again(DocumentParty),
    "signatory_once": lambda _: again(Signatory),
    "relation_once": lambda _: again(DocumentRelation),
    "edition_ref_once": lambda _: again(Edition, status="draft", current_revision=None),
    "revision_number_once": lambda _: again(Revision),
    "annotationexpert_once": lambda _: again(AnnotationExpert),
    "annotationtopic_once": lambda _: again(AnnotationTopic),
    "clausetopic_once": lambda _: again(ClauseTopic),
    "stance_one_a_party": lambda _: again(Stance, value="neutral"),
    "anchor_one_a_wording": lambda _: again(Anchor),
    # Addresses.
    "address_never_reused": lambda rows: Address.objects.create(
        document=rows.document,
        ref="11",
        clause=Clause.objects.create(document=rows.document),
        canonical=False,
    ),
    "address_one_canonical": lambda _: again(Address, ref="12"),
    "address_not_a_page": lambda _: again(Address, ref="lineage", canonical=False),
    "address_fits_a_url": lambda _: again(Address, ref="Article 11", canonical=False),
    "document_slug_not_a_page": lambda _: again(Document, slug="new"),
    "edition_ref_not_a_page": lambda _: again(Edition, ref="new", status="draft", current_revision=None),
    # What was public says since when.
    "document_published_since": lambda _: again(Document, slug="another", first_published_at=None),
    "annotation_published_since": lambda rows: again(type(rows.note), first_published_at=None),
    "edition_published_in_a_revision": lambda _: again(Edition, ref="another", current_revision=None),
    # Revisions and wordings.
    "revision_number_positive": lambda _: again(Revision, number=0),
    "revision_has_a_reason": lambda _: again(Revision, number=2, reason=""),
    "wording_one_current": lambda rows: a_wording(
        rows,
        clause=rows.clause,
        since=Revision.objects.create(edition=rows.edition, number=2, reason="x").number,
    ),
    "wording_once_a_revision": lambda rows: (
        Revision.objects.create(edition=rows.edition, number=2, reason="x"),
        put(rows.wording, until=2),
        a_wording(rows, clause=rows.clause, since=1),
    ),
    "wording_until_after_since": lambda rows: put(rows.wording, until=1),
    "wording_has_words": lambda rows: a_wording(rows, text=""),
    "wording_not_its_own_parent": lambda rows: a_wording(
        rows, clause=rows.other_clause, parent=rows.other_clause
    ),
    "relation_of_two": lambda rows: again(DocumentRelation, to_document_id=rows.document.pk),
    "topic_not_its_own_parent": lambda rows: rows.topic.__class__.objects.create(
        pk=4711, slug="x", name="x", parent_id=4711
    ),
    # What is about what.
    "target_kind_fits_its_clause": lambda rows: a_target(
        rows, kind="clause", clause=rows.other_clause, clause_document=rows.other_clause.document
    ),
    "target_clause_with_document": lambda rows: a_target(rows, kind="absence", clause=rows.other_clause),
    "target_span_has_a_selector": lambda rows: a_span(rows, quote=""),
    "stance_for_somebody": lambda rows: Stance.objects.create(target=a_target(rows), value="favourable"),
    "anchor_score_range": lambda rows: an_anchor(rows, score=1.01),
    "anchor_lost_has_no_place": lambda rows: an_anchor(rows, state="lost"),
    "anchor_decided_by_a_person": lambda rows: an_anchor(rows, decided_by=rows.user),
    "clausetopic_person_decides": lambda rows: again(
        ClauseTopic, clause_id=rows.other_clause.pk, decision="proposed"
    ),
    "clausetopic_score_range": lambda rows: again(ClauseTopic, clause_id=rows.other_clause.pk, score=-0.1),
    # What comes in, and what is known elsewhere.
    "import_stage_known": lambda _: put(one(Import), stage="lost"),
    "import_done_of_total": lambda _: put(one(Import), done=2, total=1),
    "import_into_something": lambda _: again(Import, purpose="edition"),
    "import_confirmed_into_a_revision": lambda _: put(one(Import), stage="confirmed"),
    "import_edition_of_document": lambda rows: again(
        Import, purpose="revision", document_id=rows.document.pk, edition_id=rows.other_edition.pk
    ),
    "external_document_once": lambda _: again(ExternalIdentifier),
    "external_clause_once": lambda rows: [again(ExternalIdentifier, clause_id=rows.clause.pk) for _ in "ab"],
    "external_says_something": lambda _: again(ExternalIdentifier, value=""),
    "external_clause_of_document": lambda rows: again(ExternalIdentifier, clause_id=rows.other_clause.pk),
    # A text of a commentary comes once; passages have a place, words and a decision.
    "commentarytext_number_once": lambda _: again(CommentaryText, digest="0", current=False),
    "commentarytext_one_current": lambda _: again(CommentaryText, digest="0", number=2),
    "commentarytext_same_article": lambda _: again(
        CommentaryText, commentary_id=CommentaryFactory.create().pk, number=1
    ),
    "commentarytext_has_words": lambda _: CommentaryTextFactory.create(text=""),
    "commentarytext_limited": lambda _: CommentaryTextFactory.create(text="x" * (TEXT_LIMIT + 1)),
    "commentaryexpert_once": lambda _: again(CommentaryExpert),
    "quotation_once_a_place": lambda _: again(Quotation),
    "quotation_has_a_span": lambda _: put(one(Quotation), start=3, end=3),
    "quotation_has_words": lambda _: put(one(Quotation), words=""),
    "quotation_score_range": lambda _: put(one(Quotation), score=1.1),
    "quotation_kind_known": lambda _: put(one(Quotation), kind="rumour"),
    "quotation_fidelity_fits": lambda _: put(one(Quotation), fidelity=""),
    "quotation_own_words_limited": lambda _: put(one(Quotation), before="x" * 200, after="y" * 101),
    "quotation_decision_whole": lambda _: put(one(Quotation), decision="rejected"),
    "quotation_text_of_commentary": lambda _: put(one(Quotation), text=CommentaryTextFactory.create()),
    "candidate_clause_once": lambda _: again(QuotationCandidate),
    "candidate_score_range": lambda _: put(one(QuotationCandidate), score=-0.1),
    "candidate_span_where_quoted": lambda _: put(one(QuotationCandidate), wording=None),
    "candidate_clause_of_document": lambda rows: put(
        one(QuotationCandidate), document=rows.other_clause.document
    ),
    "candidate_wording_of_clause": lambda rows: put(
        one(QuotationCandidate), wording=a_wording(rows, clause=None)
    ),
    "examination_state_known": lambda _: put(one(ExaminedText), state="lost"),
    # A pair of documents is compared once, and of each clause one thing became.
    "comparison_in_order": lambda rows: again(
        Comparison, left_id=rows.other_clause.document_id, right_id=rows.document.pk
    ),
    "comparison_once": lambda _: again(Comparison),
    "pairing_kind_known": lambda _: put(one(Pairing), kind="similar"),
    "pairing_score_range": lambda _: put(one(Pairing), score=1.1),
    "pairing_decision_whole": lambda _: put(one(Pairing), decision="confirmed"),
    "pairing_rejected_falls": lambda _: put(one(Pairing), decision="rejected", decided_at=Now()),
    "pairingmember_once": lambda _: again(PairingMember),
    "pairingmember_one_standing": lambda _: again(PairingMember, pairing_id=again(Pairing).pk),
    "pairingmember_of_pairing": lambda rows: again(
        PairingMember, clause_id=a_wording(rows).clause_id, standing=False
    ),
    "pairingmember_clause_of_document": lambda rows: again(
        PairingMember, document_id=rows.other_clause.document_id, clause_id=a_wording(rows).clause_id
    ),
    "clauseforce_once": lambda _: again(ClauseForce),
    "clauseforce_level_known": lambda _: put(one(ClauseForce), level=6),
    "clauseforce_clause_of_document": lambda rows: again(ClauseForce, clause_id=rows.other_clause.pk),
    "clauseforce_edition_of_document": lambda rows: again(ClauseForce, edition_id=rows.other_edition.pk),
    "clauseforce_made_on_clause": lambda rows: put(one(ClauseForce), made_on=a_wording(rows)),
    # Everything that belongs together is of one document.
    "address_clause_of_document": lambda rows: again(
        Address, ref="12", clause_id=rows.other_clause.pk, canonical=False
    ),
    "wording_edition_of_document": lambda rows: a_wording(rows, edition=rows.other_edition),
    "wording_clause_of_document": lambda rows: a_wording(rows, clause=rows.other_clause),
    "wording_parent_of_document": lambda rows: a_wording(rows, parent=rows.other_clause),
    "wording_since_a_revision": lambda rows: a_wording(rows, since=7),
    "wording_until_a_revision": lambda rows: a_wording(rows, until=7),
    "edition_current_revision": lambda rows: put(rows.edition, current_revision=7),
    "target_clause_of_document": lambda rows: a_target(
        rows, kind="clause", clause=rows.other_clause, clause_document=rows.document
    ),
    "target_made_on_its_clause": lambda rows: a_span(
        rows, clause=Clause.objects.create(document=rows.document)
    ),
}
# Only there for a composite key to point at: the primary key is in them, so nothing can break them.
POINTED_AT = {
    "edition_of_document",
    "clause_of_document",
    "wording_of_clause",
    "text_of_commentary",
    "pairing_of_comparison",
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses(name: str, rows: Rows) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        ATTEMPTS[name](rows)

    assert caught.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]  # psycopg's error


def test_a_stance_for_nobody_is_given_once(rows: Rows) -> None:
    target = a_target(rows)
    Stance.objects.create(target=target, value="mixed")
    with pytest.raises(IntegrityError, match="stance_one_a_party"), transaction.atomic():
        Stance.objects.create(target=target, value="neutral")


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "document", "quote": "x"},
        {"kind": "span", "made_on": None},
        {"kind": "span", "start": 3, "end": 3},
        {"kind": "span", "start": None},
        {"kind": "absence", "quote": "x"},
    ],
)
def test_a_selector_is_whole_or_absent(rows: Rows, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_span(rows, **values)


def test_an_absence_is_about_a_clause_of_another_document(rows: Rows) -> None:
    clause = rows.other_clause
    assert a_target(rows, kind="absence", clause=clause, clause_document=clause.document).pk
    with pytest.raises(IntegrityError, match="target_kind_fits_its_clause"), transaction.atomic():
        a_target(rows, kind="absence", clause=rows.clause, clause_document=rows.document)


def test_two_documents_may_say_who_says_so_differently(rows: Rows) -> None:
    again(Attestation, statement="43-page")
    assert Attestation.objects.count() == 2


def test_every_constraint_is_tried() -> None:
    of_models = {constraint.name for model in own_models() for constraint in model._meta.constraints}

    assert of_models | composite_keys() == set(ATTEMPTS) | POINTED_AT


@pytest.mark.django_db
def test_every_constraint_is_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        there = {name for (name,) in cursor.fetchall()}

    assert set(ATTEMPTS) | POINTED_AT <= there


def composite_keys() -> set[str]:
    """The names in the migrations that hold a list of KEYS."""
    packages = [import_module(f"{apps.get_app_config(label).name}.migrations") for label in OWN_APPS]
    modules = [
        import_module(f"{package.__name__}.{found.name}")
        for package in packages
        for found in pkgutil.iter_modules(package.__path__)
    ]
    return {key[1] for module in modules for key in getattr(module, "KEYS", ())}
