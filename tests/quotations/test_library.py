"""The library as a search sees it."""

import pytest

from apps.documents.models import Wording
from apps.documents.services import withdraw_document
from apps.quotations.library import NumberedClauses, library_state, named_documents, numbered, standing
from tests.factories import (
    AnnotationFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentPartyFactory,
    EditionFactory,
    RevisionFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db


def test_documents_are_known_by_every_name_date_and_party() -> None:
    document = DocumentFactory.create(title="Treaty of Peace", signed="1997-07-03", kind="treaty")
    DocumentNameFactory.create(document=document, name="Peace Treaty")
    party = DocumentPartyFactory.create(document=document).party
    DocumentFactory.create(withdrawn=True)
    (named,) = named_documents()
    assert (named.id, named.names) == (document.pk, ("Treaty of Peace", "Peace Treaty"))
    assert (named.date, named.kind, named.parties) == ("1997-07-03", "treaty", ((party.name, party.code),))


def test_the_number_of_queries_is_fixed(django_assert_num_queries: object) -> None:
    for _document in range(3):
        DocumentPartyFactory.create(document=DocumentNameFactory.create().document)
        with django_assert_num_queries(3):  # type: ignore[operator]
            named_documents()
        with django_assert_num_queries(1):  # type: ignore[operator]
            library_state()


class TestClauses:
    def test_are_counted_where_the_whole_text_is_held_in_order(self) -> None:
        whole = EditionFactory.create(extent="complete")
        first, second = (WordingFactory.create(edition=whole, kind="recital") for _clause in range(2))
        item = WordingFactory.create(edition=whole, kind="item", parent=second.clause)
        assert [(one.clause_id, one.ordinal) for one in numbered(whole.document_id)] == [
            (first.clause_id, 1),
            (second.clause_id, 2),
            (item.clause_id, 1),
        ]

    def test_of_excerpts_are_not_counted(self) -> None:
        wording = WordingFactory.create(kind="recital")
        assert [one.ordinal for one in numbered(wording.document_id)] == [0]

    def test_have_the_number_that_any_edition_gives(self) -> None:
        plain = WordingFactory.create()
        other = EditionFactory.create(document=plain.document)
        WordingFactory.create(edition=other, clause=plain.clause, label="11")
        (one,) = numbered(plain.document_id)
        assert (one.clause_id, one.label) == (plain.clause_id, "11")

    def test_are_read_when_they_are_asked_for_and_once(self, django_assert_num_queries: object) -> None:
        wording = WordingFactory.create()
        clauses = NumberedClauses([wording.document_id, 0])
        for queries in (1, 0):
            with django_assert_num_queries(queries):  # type: ignore[operator]
                assert len(clauses[wording.document_id]) == 1
        assert (len(clauses), sorted(clauses.of([0]))) == (2, [0])
        with pytest.raises(KeyError):
            clauses.of([0])[wording.document_id]


class TestWhatStands:
    def test_is_what_an_editor_sees(self) -> None:
        public = WordingFactory.create()
        draft = WordingFactory.create(edition=EditionFactory.create(draft=True))
        WordingFactory.create(edition=EditionFactory.create(withdrawn=True))
        WordingFactory.create(edition=EditionFactory.create(document=DocumentFactory.create(withdrawn=True)))
        assert set(standing()) == {public, draft}

    def test_is_not_what_the_next_revision_will_say(self) -> None:
        public = WordingFactory.create()
        RevisionFactory.create(edition=public.edition, published_at=None)
        Wording.objects.filter(pk=public.pk).update(until=2)
        WordingFactory.create(edition=public.edition, clause=public.clause, since=2)
        assert list(standing()) == [public]


class TestTheState:
    def test_is_another_after_whatever_changes_what_is_found(self) -> None:
        document = WordingFactory.create().document
        states = [library_state()]
        for change in (
            lambda: WordingFactory.create(edition=document.editions.get()),
            lambda: DocumentNameFactory.create(document=document),
            lambda: DocumentPartyFactory.create(document=document),
            lambda: withdraw_document(by=None, document=document, base_version=1, reason="Wrong."),
        ):
            change()
            states.append(library_state())
        assert len(set(states)) == len(states)

    def test_is_the_same_after_a_note(self) -> None:
        WordingFactory.create()
        before = library_state()
        AnnotationFactory.create()
        assert library_state() == before
