from uuid import uuid4

import pytest

from apps.documents.contents import EditionContent, Place, WordingContent
from apps.documents.models import Address, Clause, Edition, Wording
from apps.documents.problems import (
    DocumentProblem,
    Foreign,
    NotItsTurn,
    NotValid,
    ReasonMissing,
    RefTaken,
    ReservedWord,
    TooLong,
    Unstorable,
)
from apps.documents.services import (
    add_clause,
    add_edition,
    give_address,
    publish_edition,
    restore_clause,
    withdraw_clause,
    withdraw_edition,
)
from tests.factories import ClauseFactory, DocumentFactory, SourceFactory, WordingFactory

pytestmark = pytest.mark.django_db


def a_draft() -> Edition:
    source = SourceFactory.create()
    return add_edition(by=None, document=DocumentFactory.create(), content=EditionContent(source, "en"))


def a_clause(edition: Edition, text: str = "The parties agree.", label: str = "", **more: object) -> Wording:
    content = WordingContent(text, label=label, label_source=edition.source if label else None)
    return add_clause(by=None, edition=edition, content=content, **more)  # type: ignore[arg-type]  # as the test says


def order(edition: Edition) -> list[str]:
    return list(edition.wordings.current().order_by("rank").values_list("text", flat=True))


def ref(wording: Wording) -> str:
    return Address.objects.get(clause=wording.clause_id, canonical=True).ref


def test_a_clause_is_an_identity_an_address_and_words() -> None:
    edition = a_draft()
    wording = a_clause(edition, label="Article 11")

    assert (wording.document, wording.clause.document) == (edition.document, edition.document)
    assert (wording.since, wording.until, wording.version) == (1, None, 1)
    assert (ref(wording), wording.label, wording.text) == ("11", "Article 11", "The parties agree.")


def test_where_no_number_is_known_the_address_counts() -> None:
    edition = a_draft()
    assert [ref(a_clause(edition)) for _clause in range(3)] == ["u1", "u2", "u3"]


def test_a_newcomer_whose_number_is_taken_gets_another_address() -> None:
    edition = a_draft()
    first, second = a_clause(edition, label="5"), a_clause(edition, label="5")
    assert (ref(first), ref(second)) == ("5", "5-2")


def test_the_number_of_a_withdrawn_clause_is_not_given_again() -> None:
    edition = a_draft()
    gone = a_clause(edition, label="5")
    withdraw_clause(by=None, clause=gone.clause, reason="It is not in the document.")

    assert ref(a_clause(edition, label="5")) == "5-2"


def test_an_address_may_be_chosen() -> None:
    edition = a_draft()
    assert ref(a_clause(edition, ref="preamble-3")) == "preamble-3"

    with pytest.raises(RefTaken, match="“preamble-3-2” is free"):
        a_clause(edition, ref="preamble-3")
    with pytest.raises(ReservedWord):
        a_clause(edition, ref="lineage")
    for nonsense in ("A", "a b", "-1", "1..2", "ə", "x" * 61):
        with pytest.raises(DocumentProblem, match="small Latin letters"):
            a_clause(edition, ref=nonsense)
    assert Clause.objects.count() == 1


def test_part_of_a_clause_is_addressed_under_it() -> None:
    edition = a_draft()
    whole = a_clause(edition, label="4")
    content = WordingContent(
        "to consult", kind="item", label="a)", label_source=edition.source, parent=whole.clause
    )
    assert ref(add_clause(by=None, edition=edition, content=content)) == "4.a"


def test_a_clause_of_another_document_is_no_part() -> None:
    with pytest.raises(Foreign):
        add_clause(by=None, edition=a_draft(), content=WordingContent("x", parent=ClauseFactory.create()))


def test_clauses_go_where_they_are_put_and_move_no_other() -> None:
    edition = a_draft()
    one = a_clause(edition, "one")
    three = a_clause(edition, "three")
    ranks = dict(Wording.objects.values_list("pk", "rank"))

    a_clause(edition, "two", place=Place(after=one.clause))
    a_clause(edition, "zero", place=Place(first=True))
    a_clause(edition, "four", place=Place(after=three.clause))
    a_clause(edition, "five")

    assert order(edition) == ["zero", "one", "two", "three", "four", "five"]
    assert ranks.items() <= dict(Wording.objects.values_list("pk", "rank")).items()


def test_editions_share_one_order() -> None:
    first = a_draft()
    one, _three = a_clause(first, "one"), a_clause(first, "three")
    second = add_edition(by=None, document=first.document, content=EditionContent(first.source, "ru"))

    between = a_clause(second, "two", place=Place(after=one.clause))

    texts = Wording.objects.filter(document=first.document).order_by("rank").values_list("text", flat=True)
    assert list(texts) == ["one", "two", "three"]
    assert between.edition == second


def test_a_form_sent_twice_makes_one_clause() -> None:
    edition, key = a_draft(), uuid4()

    first = a_clause(edition, form_key=key)
    assert a_clause(edition, form_key=key) == first
    assert Clause.objects.count() == Address.objects.count() == Wording.objects.count() == 1


def test_a_form_is_not_used_for_two_editions() -> None:
    key = uuid4()
    a_clause(a_draft(), form_key=key)
    with pytest.raises(NotItsTurn, match="already used"):
        a_clause(a_draft(), form_key=key)


def test_a_clause_joins_a_published_edition_in_a_new_revision_that_is_public_at_once() -> None:
    edition = a_draft()
    a_clause(edition)
    edition = publish_edition(by=None, edition=edition, base_version=1)

    wording = a_clause(edition, label="12")

    edition.refresh_from_db()
    revision = edition.revisions.get(number=2)
    assert (edition.current_revision, wording.since) == (2, 2)
    assert revision.published_at is not None
    assert "12" in revision.reason
    assert Wording.objects.in_revision_shown().filter(pk=wording.pk).exists()


def test_a_clause_joins_the_open_revision_of_a_draft() -> None:
    edition = a_draft()
    a_clause(edition)
    assert a_clause(edition).since == 1
    assert edition.revisions.count() == 1


def test_nothing_is_added_to_a_withdrawn_edition() -> None:
    edition = withdraw_edition(by=None, edition=a_draft(), base_version=1, reason="Wrong.")
    with pytest.raises(NotItsTurn):
        a_clause(edition)


def test_words_are_needed_storable_and_not_without_end() -> None:
    edition = a_draft()
    with pytest.raises(NotValid):
        a_clause(edition, "")
    with pytest.raises(Unstorable):
        a_clause(edition, "a\x00b")
    with pytest.raises(TooLong, match="100,001"):
        a_clause(edition, "x" * 100_001)
    assert not Clause.objects.exists()
    assert a_clause(edition, "𝕏 שלום\u202e" + "x" * 99_000).text.startswith("𝕏")


def test_a_label_is_somebodys_statement() -> None:
    with pytest.raises(NotValid, match="go together"):
        add_clause(by=None, edition=a_draft(), content=WordingContent("x", label="11"))


def test_a_number_learnt_later_adds_an_address() -> None:
    edition = a_draft()
    wording = a_clause(edition)

    give_address(by=None, clause=wording.clause, ref="16")

    assert dict(wording.clause.addresses.values_list("ref", "canonical")) == {"u1": False, "16": True}


def test_an_address_of_old_becomes_todays_again() -> None:
    clause = a_clause(a_draft()).clause
    give_address(by=None, clause=clause, ref="16")
    give_address(by=None, clause=clause, ref="u1")
    give_address(by=None, clause=clause, ref="u1")

    assert dict(clause.addresses.values_list("ref", "canonical")) == {"u1": True, "16": False}


def test_an_address_never_moves_to_another_clause() -> None:
    edition = a_draft()
    one, other = a_clause(edition, label="1"), a_clause(edition, label="2")

    with pytest.raises(RefTaken, match="“1-2” is free"):
        give_address(by=None, clause=other.clause, ref="1")
    with pytest.raises(ReservedWord):
        give_address(by=None, clause=other.clause, ref="print")
    assert Address.objects.get(ref="1").clause == one.clause


def test_a_clause_is_withdrawn_with_a_reason_and_restored() -> None:
    clause = WordingFactory.create().clause
    with pytest.raises(ReasonMissing):
        withdraw_clause(by=None, clause=clause, reason=" ")
    with pytest.raises(NotItsTurn):
        restore_clause(by=None, clause=clause)

    gone = withdraw_clause(by=None, clause=clause, reason="A misprint of the source.")
    assert (gone.withdrawn_at is not None, gone.withdrawal) == (True, "A misprint of the source.")
    with pytest.raises(NotItsTurn):
        withdraw_clause(by=None, clause=clause, reason="Again.")

    back = restore_clause(by=None, clause=clause)
    assert (back.withdrawn_at, back.withdrawal) == (None, "")
