"""``manage.py load_sample``: all or nothing, by stable references, and never over an editor's change."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.commentary.fixtures import annotation_id
from apps.commentary.models import Anchor, Annotation, Commentary, Expert, Stance, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.commentary.services import withdraw_annotation
from apps.documents.models import (
    Address,
    Attestation,
    Clause,
    Document,
    DocumentRelation,
    Edition,
    Revision,
    Wording,
)
from apps.topics.models import ClauseTopic, Topic
from tests.quotations.loading import load, rows
from tests.staying import staying_fixture

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


loaded = staying_fixture(load)


@pytest.fixture(autouse=True)
def said(loaded: Callable[[], str], db: None) -> str:
    return loaded()


def test_it_loads_what_the_fixtures_hold_and_says_so(said: str) -> None:
    for line in (
        "51 topics created, 0 already there",
        "4 parties created, 0 already there",
        "2 sources created, 0 already there",
        "6 documents created, 0 already there",
        "4 relations created, 0 already there",
        "2 editions created, 0 already there",
        "6 clauses created, 0 already there",
        "2 experts created, 0 already there",
        "2 commentaries created, 0 already there",
        "24 annotations created, 0 already there",
    ):
        assert line in said
    assert (Wording.objects.count(), Attestation.objects.count()) == (8, 15)


def test_all_of_it_is_public_at_once() -> None:
    assert Document.objects.visible_to(READER).count() == 6
    assert Edition.objects.visible_to(READER).count() == 2
    assert Wording.objects.visible_to(READER).count() == 8
    assert Annotation.objects.visible_to(READER).count() == 24
    assert Expert.objects.visible_to(READER).count() == 2
    assert Commentary.objects.visible_to(READER).count() == 2
    assert not Revision.objects.filter(published_at=None).exists()
    assert not Annotation.objects.filter(first_published_at=None).exists()


def test_a_second_run_changes_nothing_and_writes_no_history() -> None:
    before = rows()
    assert before["commentary_annotationevent"] == 24
    said = load()
    assert rows() == before
    assert "0 annotations created, 24 already there" in said
    assert "left as it is" in said


def test_what_an_editor_changed_is_not_overwritten() -> None:
    Annotation.objects.filter(pk=annotation_id("K1")).update(body="An editor's better words.")
    withdrawn = Annotation.objects.get(pk=annotation_id("K2"))
    withdraw_annotation(by=None, annotation=withdrawn, base_version=withdrawn.version)
    Topic.objects.filter(slug="military-assistance").update(name="Help in arms")
    Attestation.objects.filter(about="preparation").delete()
    link = ClauseTopic.objects.filter(topic__slug="consultations").get()
    ClauseTopic.objects.filter(pk=link.pk).update(decision="rejected")
    before = rows()

    load()

    assert rows() == before
    assert Annotation.objects.get(pk=annotation_id("K1")).body == "An editor's better words."
    assert Annotation.objects.get(pk=annotation_id("K2")).status == "withdrawn"
    assert Topic.objects.get(slug="military-assistance").name == "Help in arms"
    assert not Attestation.objects.filter(about="preparation").exists()
    assert not ClauseTopic.objects.in_force().filter(pk=link.pk).exists()


def test_ids_of_annotations_are_the_same_on_every_site() -> None:
    assert str(annotation_id("M12")) == "bf4dfb74-bf2f-52fa-8f48-8fe734c073a1"
    assert Annotation.objects.get(pk=annotation_id("M12")).targets.get().kind == TargetKind.CLAUSE


def test_clauses_have_their_addresses_and_order_and_labels_only_where_given() -> None:
    refs = dict(Address.objects.filter(canonical=True).values_list("clause_id", "ref"))
    jamnews = Wording.objects.filter(edition__ref="jamnews-en").order_by("rank")
    assert [(refs[w.clause_id], w.label) for w in jamnews] == [
        ("preamble-u1", ""),
        ("1", "1"),
        ("u1", ""),
        ("u2", ""),
        ("11", "11"),
        ("u3", ""),
    ]
    eleven = jamnews.get(label="11")
    assert eleven.label_source is not None
    assert eleven.label_source.publisher == "Turan"


def test_a_document_that_is_known_and_not_entered_has_no_clauses() -> None:
    assert not Clause.objects.exclude(document__slug="moscow-declaration-2022").exists()
    assert DocumentRelation.objects.filter(from_document__slug="moscow-declaration-2022").count() == 4


def test_clauses_carry_the_editors_topics() -> None:
    links = ClauseTopic.objects.in_force().filter(topic__slug="military-assistance")
    assert [link.clause.addresses.get().ref for link in links] == ["u3"]
    assert {link.origin for link in links} == {"person"}


def test_spans_stand_exactly_where_their_words_are() -> None:
    spans = Target.objects.filter(kind=TargetKind.SPAN)
    assert spans.count() == 3
    for target in spans:
        anchor = target.anchors.get(wording=target.made_on)
        assert (anchor.state, anchor.score) == (AnchorState.EXACT, 1)
        assert anchor.wording.text[anchor.start : anchor.end] == target.quote


def test_the_editors_decision_anchors_paragraph_1_in_turans_words() -> None:
    anchor = Anchor.objects.get(wording__edition__ref="turan-en")
    assert anchor.target.annotation_id == annotation_id("M11")
    assert (anchor.state, anchor.by_person) == (AnchorState.REWORDED, True)
    assert (anchor.start, anchor.end) == (0, len(anchor.wording.text))


def test_a_stance_may_be_for_a_state_that_the_document_does_not_bind() -> None:
    armenia = Stance.objects.get(party__code="ARM")
    assert (armenia.value, armenia.inferred) == ("unfavourable", True)
    assert not armenia.target.document.bound_parties.filter(party__code="ARM").exists()
