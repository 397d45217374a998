"""What an editor decides on a passage, and what becomes of it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.commentary.contents import AnnotationContent, TargetContent
from apps.commentary.models import Anchor, Annotation, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.services import edit_annotation, publish_annotation, withdraw_annotation
from apps.core.as_of import events_of
from apps.documents.models.document import Status
from apps.quotations.models import Decision, Quotation
from apps.quotations.problems import (
    AnothersDecision,
    NotAllowed,
    NotAmongCandidates,
    NoteTouched,
    NothingToAccept,
    NotItsTurn,
    StaleQuotation,
)
from apps.quotations.services import accept, accept_run, reject, reject_run, undo
from tests.factories import (
    CommentaryExpertFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    ExpertFactory,
    QuotationFactory,
    UserFactory,
)
from tests.quotations.passages import CONSULT, article, candidate, clause, waiting

pytestmark = pytest.mark.django_db


def note(row: Quotation) -> Annotation:
    row.refresh_from_db()
    assert row.annotation is not None
    return row.annotation


class TestAccepting:
    def test_makes_a_draft_on_the_words_of_the_clause(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        wording = row.candidates.get().wording
        assert wording is not None

        accept(by=editor, quotation=row, base_version=1)

        made, target = note(row), Target.objects.get()
        assert (row.decision, row.decided_by, row.version) == (Decision.ACCEPTED, editor, 2)
        assert (made.status, made.body, made.commentary) == (Status.DRAFT, "", row.commentary)
        assert (target.kind, target.quote, target.made_on) == (TargetKind.SPAN, CONSULT, wording)
        assert Anchor.objects.get(target=target, wording=wording).state == "exact"
        assert row.candidates.get().chosen

    def test_gives_the_note_the_experts_in_their_order_and_the_language_of_the_article(self) -> None:
        row = waiting()
        row.commentary.source.language = "tr"
        row.commentary.source.save()
        first, second = ExpertFactory.create(name="Z"), ExpertFactory.create(name="A")
        CommentaryExpertFactory.create(commentary=row.commentary, expert=second, position=1)
        CommentaryExpertFactory.create(commentary=row.commentary, expert=first, position=0)

        accept(by=EditorFactory.create(), quotation=row, base_version=1)

        made = note(row)
        assert [link.expert for link in made.expert_links.order_by("position")] == [first, second]
        assert made.language == "tr"

    def test_keeps_the_experts_words_and_leaves_out_the_clauses(self) -> None:
        row = waiting(before="The expert is glad: “", after="”, and nobody objected.")
        accept(by=EditorFactory.create(), quotation=row, base_version=1)
        assert note(row).source_words == "The expert is glad: “[…]”, and nobody objected."

    def test_a_clause_that_is_only_named_is_the_target_as_a_whole(self) -> None:
        row = waiting(None, clause("Something else."), words="Article 5", kind="reference", fidelity="")
        accept(by=EditorFactory.create(), quotation=row, base_version=1)
        assert Target.objects.get().kind == TargetKind.CLAUSE
        assert note(row).source_words == "Article 5"

    def test_several_clauses_become_several_targets_of_one_note(self) -> None:
        row = waiting(None, clause(), clause(), clause())
        second, third = row.candidates.order_by("position")[1:]

        accept(by=EditorFactory.create(), quotation=row, base_version=1, candidates=[third.pk, second.pk])

        targets = Target.objects.filter(annotation=note(row)).order_by("position")
        assert [target.clause_id for target in targets] == [third.clause_id, second.clause_id]
        assert list(row.candidates.order_by("position").values_list("chosen", flat=True)) == [
            False,
            True,
            True,
        ]

    def test_sent_twice_it_makes_one_note(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        again = accept(by=editor, quotation=row, base_version=1)
        assert again.annotation == note(row)
        assert Annotation.objects.count() == 1

    def test_is_refused_to_who_saw_another_state(self) -> None:
        row = waiting()
        reject(by=EditorFactory.create(), quotation=row, base_version=1)
        with pytest.raises(StaleQuotation) as told:
            accept(by=EditorFactory.create(), quotation=row, base_version=1)
        assert told.value.version == 2

    def test_is_refused_once_it_is_decided(self) -> None:
        row = waiting()
        reject(by=EditorFactory.create(), quotation=row, base_version=1)
        with pytest.raises(NotItsTurn):
            accept(by=EditorFactory.create(), quotation=row, base_version=2)

    def test_of_another_passages_candidate_is_refused(self) -> None:
        row, other = waiting(), waiting()
        with pytest.raises(NotAmongCandidates):
            accept(
                by=EditorFactory.create(),
                quotation=row,
                base_version=1,
                candidates=[other.candidates.get().pk],
            )
        assert not Annotation.objects.exists()

    def test_a_contributor_cannot_choose_a_clause_of_a_draft(self) -> None:
        draft = EditionFactory.create(draft=True, document=DocumentFactory.create(draft=True))
        row = waiting(None, clause(edition=draft))
        with pytest.raises(NothingToAccept):
            accept(by=UserFactory.create(), quotation=row, base_version=1)
        accept(by=EditorFactory.create(), quotation=row, base_version=1)

    def test_is_for_who_may_write(self) -> None:
        nobody = AnonymousUser()
        with pytest.raises(NotAllowed):
            accept(by=nobody, quotation=waiting(), base_version=1)  # type: ignore[arg-type]

    def test_is_told_in_the_history(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        last = events_of("quotations.Quotation").filter(pgh_obj=row.pk).latest("pgh_id")
        assert (last.decision, last.pgh_context.metadata["user"]) == (Decision.ACCEPTED, editor.pk)


class TestRejecting:
    def test_leaves_no_note(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        for _time in range(2):
            reject(by=editor, quotation=row, base_version=1)
        row.refresh_from_db()
        assert (row.decision, row.decided_by, row.version) == (Decision.REJECTED, editor, 2)
        assert not Annotation.objects.exists()


class TestRuns:
    def test_are_accepted_together_each_at_its_first_clause(self) -> None:
        text = article("“One is here”. “Two is here”. “Three is here”.")
        rows = [
            waiting(text, clause(f"{word} is here"), words=f"{word} is here", run=1)
            for word in ("One", "Two", "Three")
        ]
        decided = reject(by=EditorFactory.create(), quotation=rows[2], base_version=1)

        done = accept_run(by=EditorFactory.create(), quotation=rows[0], base_version=1)

        assert [row.pk for row in done] == [row.pk for row in rows[:2]]
        assert Annotation.objects.count() == 2
        decided.refresh_from_db()
        assert decided.decision == Decision.REJECTED

    def test_are_rejected_together(self) -> None:
        text = article("“One is here”. “Two is here”.")
        rows = [
            waiting(text, clause(f"{word} is here"), words=f"{word} is here", run=1)
            for word in ("One", "Two")
        ]
        other = waiting(article("“One is here”."), clause("One is here"), words="One is here", run=1)
        reject_run(by=EditorFactory.create(), quotation=rows[1], base_version=1)
        assert set(Quotation.objects.filter(decision=Decision.WAITING)) == {other}

    def test_where_one_cannot_be_accepted_none_is(self) -> None:
        text = article("“One is here”. “Two is here”.")
        one = waiting(text, clause("One is here"), words="One is here", run=1)
        QuotationFactory.create(text=text, words="Two is here", run=1)
        with pytest.raises(NothingToAccept):
            accept_run(by=EditorFactory.create(), quotation=one, base_version=1)
        assert not Annotation.objects.exists()

    def test_a_passage_alone_is_a_run_of_one(self) -> None:
        row = waiting()
        assert accept_run(by=EditorFactory.create(), quotation=row, base_version=1) == [row]


class TestUndoing:
    def test_withdraws_the_draft_and_the_passage_waits_again(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        made = note(row)

        undo(by=editor, quotation=row, base_version=2)

        row.refresh_from_db()
        made.refresh_from_db()
        assert (row.decision, row.annotation, row.decided_by, row.version) == (
            Decision.WAITING,
            None,
            None,
            3,
        )
        assert made.status == Status.WITHDRAWN
        assert not row.candidates.filter(chosen=True).exists()

    def test_waits_again_though_it_is_not_found_any_more(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        reject(by=editor, quotation=row, base_version=1)
        Quotation.objects.filter(pk=row.pk).update(found=False)
        undo(by=editor, quotation=row, base_version=2)
        assert Quotation.objects.waiting().filter(pk=row.pk).exists()

    def test_sent_twice_it_is_done_once(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        reject(by=editor, quotation=row, base_version=1)
        for _time in range(2):
            assert undo(by=editor, quotation=row, base_version=2).version == 3

    def test_is_refused_where_the_note_was_published(self) -> None:
        row, editor = waiting(before="The expert said: “"), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        publish_annotation(by=editor, annotation=note(row), base_version=1)
        with pytest.raises(NoteTouched):
            undo(by=editor, quotation=row, base_version=2)
        assert note(row).status == Status.PUBLISHED

    def test_is_refused_where_somebody_wrote_into_the_note(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        content = AnnotationContent(
            "Mine.", commentary=row.commentary, targets=(TargetContent(kept=Target.objects.get()),)
        )
        edit_annotation(by=editor, annotation=note(row), base_version=1, content=content)
        with pytest.raises(NoteTouched):
            undo(by=editor, quotation=row, base_version=2)

    def test_is_possible_where_the_note_was_withdrawn(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        accept(by=editor, quotation=row, base_version=1)
        withdraw_annotation(by=editor, annotation=note(row), base_version=1)
        assert undo(by=editor, quotation=row, base_version=2).decision == Decision.WAITING

    @pytest.mark.parametrize("decide", [accept, reject])
    def test_of_another_persons_decision_is_for_editors(self, decide: Callable[..., Quotation]) -> None:
        row, contributor = waiting(), UserFactory.create()
        decide(by=UserFactory.create(), quotation=row, base_version=1)
        with pytest.raises(AnothersDecision):
            undo(by=contributor, quotation=row, base_version=2)
        undo(by=EditorFactory.create(), quotation=row, base_version=2)
        decide(by=contributor, quotation=row, base_version=3)
        undo(by=contributor, quotation=row, base_version=4)
        assert Quotation.objects.waiting().filter(pk=row.pk).exists()

    def test_of_nothing_is_refused(self) -> None:
        with pytest.raises(NotItsTurn):
            undo(by=EditorFactory.create(), quotation=waiting(), base_version=1)

    def test_a_clause_that_was_set_by_hand_stays_chosen(self) -> None:
        row = waiting()
        by_hand = candidate(row, clause(), reasons=["by person"], chosen=True)
        accept(by=EditorFactory.create(), quotation=row, base_version=1, candidates=[by_hand.pk])
        undo(by=EditorFactory.create(), quotation=row, base_version=2)
        assert list(row.candidates.filter(chosen=True)) == [by_hand]
