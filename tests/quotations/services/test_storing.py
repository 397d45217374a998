"""What an examination writes: the difference alone, and nothing of what people decided."""

import pytest

from apps.commentary.models import Annotation
from apps.core.as_of import events_of
from apps.quotations.engine.fusing import Passage
from apps.quotations.models import Decision, Quotation
from apps.quotations.services import accept, adjust, adjust_clause, reject
from apps.quotations.services.storing import Stored, store
from tests.factories import EditorFactory
from tests.quotations.passages import CONSULT, article, clause, clauses_of, found, passages, ranked_at

pytestmark = pytest.mark.django_db

OBJECTED = "nobody objected"


def events() -> int:
    return sum(events_of(f"quotations.{name}").count() for name in ("Quotation", "QuotationCandidate"))


def moved(passage: Passage, by: int) -> Passage:
    return Passage(
        passage.start + by,
        passage.end,
        passage.kind,
        passage.marked,
        passage.score,
        passage.fidelity,
        passage.candidates,
    )


class TestWhatIsNew:
    def test_waits_with_its_candidates_and_its_sentence(self) -> None:
        text, first, second = article(), clause(), clause()
        assert store(text, [found(text.text, CONSULT, first, second)]) == Stored(1, 1, 0, 0)
        row = Quotation.objects.get()
        assert (row.words, row.decision, row.found) == (CONSULT, Decision.WAITING, True)
        assert row.before.startswith("The expert is glad")
        assert row.after.endswith("nobody objected.")
        assert clauses_of(row) == [first.clause_id, second.clause_id]

    def test_is_kept_with_its_id_and_not_written_again(self) -> None:
        text, wording = article(), clause()
        store(text, [found(text.text, CONSULT, wording)])
        before, told = Quotation.objects.values().get(), events()
        assert store(text, [found(text.text, CONSULT, wording)]) == Stored(1, 0, 1, 0)
        assert (Quotation.objects.values().get(), events()) == (before, told)

    def test_in_a_run_is_numbered_so(self) -> None:
        text = article()
        store(text, [found(text.text, CONSULT, clause(), run=1), found(text.text, OBJECTED, clause())])
        assert [row.run for row in passages(text.commentary)] == [1, None]


class TestWhatWaits:
    def test_gets_the_clauses_that_are_found_now(self) -> None:
        text, first, second = article(), clause(), clause()
        store(text, [found(text.text, CONSULT, first)])
        store(text, [found(text.text, CONSULT, second, first)])
        row = Quotation.objects.get()
        assert clauses_of(row) == [second.clause_id, first.clause_id]
        assert row.version == 2, "whoever looks at it sees other clauses than would be accepted"
        store(text, [found(text.text, CONSULT, second)])
        assert clauses_of(row) == [second.clause_id]

    def test_and_is_found_no_more_leaves_the_queue_and_may_come_back(self) -> None:
        text, wording = article(), clause()
        store(text, [found(text.text, CONSULT, wording)])
        assert store(text, []) == Stored(0, 0, 0, 1)
        row = Quotation.objects.get()
        assert (row.found, row.version) == (False, 2)
        assert not Quotation.objects.all().waiting().exists()
        assert store(text, [found(text.text, CONSULT, wording)]).new == 0
        assert list(Quotation.objects.all().waiting()) == [row]


class TestWhatPeopleDecided:
    def test_rejected_stays_rejected_though_it_is_found_again(self) -> None:
        text = article()
        passage = found(text.text, CONSULT, clause())
        store(text, [passage])
        row = reject(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        for again in (passage, moved(passage, 4), moved(passage, 12)):
            assert store(text, [again]).new == 0
        assert Quotation.objects.get() == row
        assert Quotation.objects.get().decision == Decision.REJECTED

    def test_accepted_gets_new_clauses_at_the_end_and_keeps_its_own(self) -> None:
        text, first, second = article(), clause(), clause()
        store(text, [found(text.text, CONSULT, first)])
        accept(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        told = Quotation.objects.values().get()

        store(text, [found(text.text, CONSULT, second)])

        row = Quotation.objects.get()
        assert Quotation.objects.values().get() == told, "nothing of it is written"
        assert clauses_of(row) == [first.clause_id, second.clause_id]
        assert [each.chosen for each in row.candidates.order_by("position")] == [True, False]

    def test_keeps_its_row_where_it_is_not_found_any_more(self) -> None:
        text = article()
        store(text, [found(text.text, CONSULT, clause())])
        accept(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        assert store(text, []).gone == 0
        row = Quotation.objects.get()
        assert (row.decision, row.found, row.version) == (Decision.ACCEPTED, False, 2)
        assert Annotation.objects.get() == row.annotation

    def test_another_passage_beside_it_is_new(self) -> None:
        text = article()
        passage = found(text.text, CONSULT, clause())
        store(text, [passage])
        reject(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        assert store(text, [passage, found(text.text, OBJECTED, clause())]).new == 1

    def test_a_longer_passage_that_only_contains_it_is_new(self) -> None:
        text = article()
        store(text, [found(text.text, "Article 5", clause("Something else."))])
        reject(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        assert (
            store(text, [found(text.text, "Article 5 says more.\n\nThe rest is silence", clause())]).new == 1
        )

    def test_a_span_that_a_person_set_stays(self) -> None:
        text = article()
        passage = found(text.text, CONSULT, clause())
        store(text, [passage])
        row = Quotation.objects.get()
        adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=row.start + 4, end=row.end)
        assert store(text, [passage]) == Stored(1, 0, 1, 0)
        assert store(text, []).gone == 0
        row.refresh_from_db()
        assert (row.words, row.found) == (CONSULT.removeprefix("the "), True)

    def test_a_span_of_the_clause_that_a_person_set_stays_first(self) -> None:
        text, first, second = article(), clause(), clause()
        store(text, [found(text.text, CONSULT, first, second)])
        set_by_hand = Quotation.objects.get().candidates.get(clause=second.clause)
        adjust_clause(by=EditorFactory.create(), candidate=set_by_hand, base_version=1, start=3, end=9)

        store(text, [found(text.text, CONSULT, first, second)])

        set_by_hand.refresh_from_db()
        assert (set_by_hand.start, set_by_hand.end) == (3, 9)
        assert clauses_of(Quotation.objects.get()) == [second.clause_id, first.clause_id]


def test_the_number_of_statements_does_not_grow_with_the_passages(
    django_assert_max_num_queries: object,
) -> None:
    words = [f"the {n}th rule is kept" for n in range(300)]
    text = article("\n".join(words))
    wording = clause("A rule is kept.")
    many = [found(text.text, each, wording) for each in words]
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert store(text, many).new == 300
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert store(text, many).kept == 300
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert store(text, []).gone == 300


def test_candidates_are_ranked_as_they_were_found() -> None:
    text, first, second = article(), clause(), clause()
    passage = found(text.text, CONSULT, first, second)
    store(text, [passage])
    scores = [each.score for each in Quotation.objects.get().candidates.order_by("position")]
    assert scores == [ranked_at(first, CONSULT).score, ranked_at(second, CONSULT).score]
