from dataclasses import replace

import pytest
from django.apps import apps
from django.db import transaction

from apps.documents.contents import EditionContent, Place, WordingContent
from apps.documents.models import Edition, Wording
from apps.documents.models.document import Status
from apps.documents.problems import (
    Foreign,
    NotItsTurn,
    NotValid,
    PartOfItself,
    ReasonMissing,
    StaleVersion,
    Unstorable,
)
from apps.documents.services import (
    add_clause,
    add_edition,
    add_wording,
    revise_wording,
    withdraw_clause,
    withdraw_edition,
)
from apps.documents.signals import wording_added
from tests.documents.services.wordings import TEXT, a_draft, a_published, as_it_is, revise
from tests.factories import WordingFactory

pytestmark = pytest.mark.django_db


def test_an_unpublished_wording_is_changed_in_place() -> None:
    wording = a_draft()
    revised = revise(wording, "Other words.", reason="")

    assert (revised.pk, revised.text, revised.version) == (wording.pk, "Other words.", 2)
    assert wording.edition.revisions.count() == 1


def test_a_published_wording_is_replaced_in_a_revision_that_is_public_at_once() -> None:
    wording = a_published()
    revised = revise(wording, "Other words.", reason="The source was corrected.")

    old = Wording.objects.get(pk=wording.pk)
    edition = Edition.objects.get(pk=wording.edition_id)
    revision = edition.revisions.get(number=2)
    assert (old.text, old.since, old.until) == (TEXT, 1, 2)
    assert (revised.text, revised.since, revised.until, revised.version) == ("Other words.", 2, None, 2)
    assert revised.rank == old.rank
    assert (revision.reason, edition.current_revision) == ("The source was corrected.", 2)
    assert revision.published_at is not None
    assert list(Wording.objects.in_revision_shown()) == [revised]


def test_a_revision_needs_its_reason() -> None:
    wording = a_published()
    with pytest.raises(ReasonMissing):
        revise(wording, "Other words.", reason=" ")
    assert Wording.objects.get().text == TEXT


def test_all_or_nothing_where_a_listener_fails() -> None:
    wording = a_published()

    def fail(**_news: object) -> None:
        raise RuntimeError("no anchors today")

    wording_added.connect(fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            revise(wording, "Other words.")
    finally:
        wording_added.disconnect(fail)

    assert Wording.objects.get().until is None
    assert Edition.objects.get().current_revision == 1


def test_the_second_of_two_editors_is_told() -> None:
    wording = a_published()
    first = revise(wording, "Mine.")

    with pytest.raises(StaleVersion) as caught:
        revise(wording, "Yours.")
    assert caught.value.saved == first.version == 2

    assert revise(wording, "Yours.", version=2).text == "Yours."


def test_the_second_of_two_editors_of_a_draft_is_told() -> None:
    wording = a_draft()
    revise(wording, "Mine.")
    with pytest.raises(StaleVersion):
        revise(wording, "Yours.", version=1)


def test_a_form_sent_twice_makes_one_revision() -> None:
    wording = a_published()

    first, second = revise(wording, "Other words."), revise(wording, "Other words.")

    assert first == second
    assert wording.edition.revisions.count() == 2


def test_what_does_not_differ_makes_no_revision() -> None:
    wording = a_published()
    assert revise(wording, TEXT, reason="") == wording
    assert wording.edition.revisions.count() == 1


def test_a_clause_moves_to_another_place_in_a_new_revision() -> None:
    one = a_published()
    two = add_clause(by=None, edition=one.edition, content=WordingContent("two"))

    moved = revise_wording(
        by=None,
        wording=one,
        base_version=1,
        content=as_it_is(one),
        reason="The order was learnt.",
        place=Place(after=two.clause),
    )

    texts = one.edition.wordings.current().order_by("rank").values_list("text", flat=True)
    assert list(texts) == ["two", TEXT]
    assert moved.since == 3


def test_what_is_withdrawn_is_not_revised() -> None:
    wording = a_published()
    withdraw_clause(by=None, clause=wording.clause, reason="No.")
    with pytest.raises(NotItsTurn, match="clause is withdrawn"):
        revise(wording, "Other words.")

    other = a_draft()
    withdraw_edition(by=None, edition=other.edition, base_version=1, reason="No.")
    with pytest.raises(NotItsTurn, match="edition is withdrawn"):
        revise(other, "Other words.")


def test_words_are_needed_and_storable() -> None:
    wording = a_draft()
    with pytest.raises(NotValid):
        revise(wording, "")
    with pytest.raises(Unstorable):
        revise(wording, "a\ud800")


def test_no_clause_is_part_of_itself_or_of_its_parts() -> None:
    top = a_draft()
    edition = top.edition
    middle = add_clause(by=None, edition=edition, content=WordingContent("middle", parent=top.clause))
    low = add_clause(by=None, edition=edition, content=WordingContent("low", parent=middle.clause))

    for wording, parent in ((top, top), (top, middle), (top, low), (middle, low)):
        with pytest.raises(PartOfItself):
            revise_wording(
                by=None,
                wording=wording,
                base_version=1,
                content=replace(as_it_is(wording), parent=parent.clause),
            )


def test_another_edition_holds_the_same_clause_at_the_same_place() -> None:
    first = a_published()
    add_clause(by=None, edition=first.edition, content=WordingContent("three"))
    second = add_edition(by=None, document=first.document, content=EditionContent(first.edition.source, "ru"))

    held = add_wording(by=None, edition=second, clause=first.clause, content=WordingContent("Стороны"))

    assert (held.clause, held.rank, held.since) == (first.clause, first.rank, 1)
    assert (
        add_wording(by=None, edition=second, clause=first.clause, content=WordingContent("Стороны")) == held
    )
    with pytest.raises(NotItsTurn, match="holds the clause already"):
        add_wording(by=None, edition=second, clause=first.clause, content=WordingContent("Иное"))
    with pytest.raises(Foreign):
        add_wording(
            by=None, edition=second, clause=WordingFactory.create().clause, content=WordingContent("x")
        )


def test_two_clauses_of_an_edition_never_share_a_place() -> None:
    first = a_published()
    second = add_edition(by=None, document=first.document, content=EditionContent(first.edition.source, "ru"))
    WordingFactory.create(edition=second, rank=first.rank, ref="7")

    held = add_wording(by=None, edition=second, clause=first.clause, content=WordingContent("Стороны"))
    assert held.rank > first.rank


def test_history_keeps_each_state() -> None:
    wording = a_draft()
    revise(wording, "Other words.")

    rows = apps.get_model("documents", "WordingEvent")._default_manager.filter(pgh_obj_id=wording.pk)
    assert [(row.text, row.pgh_context.metadata["act"]) for row in rows.order_by("pgh_id")] == [
        (TEXT, "add clause"),
        ("Other words.", "revise wording"),
    ]
    assert wording.edition.status == Status.DRAFT
