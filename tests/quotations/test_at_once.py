"""Two editors, or an editor and the worker, at the same moment, in two real transactions."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.commentary.bringing_in import correct_text
from apps.commentary.models import Annotation, CommentaryText
from apps.quotations.models import Decision, Examination, ExaminedText, Quotation
from apps.quotations.problems import NotItsTurn, PlaceTaken, StaleQuotation
from apps.quotations.services import accept, accept_run, examine, point_at, reject, undo
from apps.quotations.services.examining import SILENCE, examine_waiting, silent_texts
from tests.factories import EditorFactory
from tests.invariants.test_at_once import ROUNDS, at_once, problems
from tests.quotations.passages import ARTICLE, CONSULT, article, clause, waiting
from tests.quotations.services.test_examining import FISH, TEXT

pytestmark = pytest.mark.django_db(transaction=True)


def editors() -> tuple[User, User]:
    return EditorFactory.create(), EditorFactory.create()


def test_a_form_sent_twice_makes_one_note() -> None:
    for number in range(1, ROUNDS + 1):
        row, editor = waiting(), EditorFactory.create()
        act = partial(accept, by=editor, quotation=row, base_version=1)
        assert problems(at_once(act, act, act)) == []
        assert Annotation.objects.count() == number


def test_of_two_editors_the_second_is_told_what_became_of_it() -> None:
    for _round in range(ROUNDS):
        row, (one, other) = waiting(), editors()
        results = at_once(
            partial(accept, by=one, quotation=row, base_version=1),
            partial(reject, by=other, quotation=row, base_version=1),
        )
        assert problems(results) == [StaleQuotation]
        (told,) = [result for result in results if isinstance(result, StaleQuotation)]
        row.refresh_from_db()
        assert told.version == row.version == 2
        assert (row.decision == Decision.ACCEPTED) == Annotation.objects.filter(quotations=row).exists()


def test_of_two_who_accept_one_makes_the_note() -> None:
    for _round in range(ROUNDS):
        row, (one, other) = waiting(), editors()
        acts = [partial(accept, by=by, quotation=row, base_version=1) for by in (one, other)]
        assert problems(at_once(*acts)) == [StaleQuotation]
    assert Annotation.objects.count() == ROUNDS


def test_a_run_is_accepted_once_from_whichever_of_its_passages() -> None:
    for _round in range(ROUNDS):
        text = article("“One is here”. “Two is here”. “Three is here”.")
        rows = [
            waiting(text, clause(f"{word} is here"), words=f"{word} is here", run=1)
            for word in ("One", "Two", "Three")
        ]
        one, other = editors()
        found = problems(
            at_once(
                partial(accept_run, by=one, quotation=rows[0], base_version=1),
                partial(accept_run, by=other, quotation=rows[2], base_version=1),
            )
        )
        assert found == [StaleQuotation]
        assert Annotation.objects.filter(commentary=text.commentary).count() == 3


def test_a_decision_is_taken_back_once() -> None:
    for _round in range(ROUNDS):
        row, (one, other) = waiting(), editors()
        accept(by=one, quotation=row, base_version=1)
        results = at_once(
            partial(undo, by=one, quotation=row, base_version=2),
            partial(undo, by=other, quotation=row, base_version=2),
        )
        assert problems(results) == []
        row.refresh_from_db()
        assert (row.decision, row.version) == (Decision.WAITING, 3)


def test_two_examinations_of_one_text_find_each_passage_once() -> None:
    clause(FISH)
    for _round in range(ROUNDS):
        text = article(TEXT + "!" * _round)
        assert problems(at_once(partial(examine, text), partial(examine, text))) == []
        assert (
            Quotation.objects.filter(text=text).count() == ExaminedText.objects.filter(text=text).count() == 1
        )


def test_what_is_decided_while_the_worker_examines_stays_decided() -> None:
    clause(FISH)
    for _round in range(ROUNDS):
        text, editor = article(TEXT + "!" * _round), EditorFactory.create()
        examine(text)
        row = Quotation.objects.get(text=text)
        clause(FISH.upper())
        decided, _examined = at_once(
            partial(reject, by=editor, quotation=row, base_version=1), partial(examine, text)
        )
        row.refresh_from_db()
        if isinstance(
            decided, StaleQuotation
        ):  # the worker came first, with a clause that the editor did not see
            assert (row.decision, row.version) == (Decision.WAITING, 2)
        else:
            assert (row.decision, row.version) == (Decision.REJECTED, 2)


def test_what_is_found_in_a_text_that_is_corrected_meanwhile_does_not_wait() -> None:
    clause(FISH)
    for _round in range(ROUNDS):
        text, editor = article(TEXT + "!" * _round), EditorFactory.create()
        corrected = partial(
            correct_text, by=editor, commentary=text.commentary, base=1, text=f"Anew {_round}. " + TEXT
        )
        assert problems(at_once(partial(examine, text), corrected)) == []
        assert not Quotation.objects.filter(text=text).waiting().exists()
        new = CommentaryText.objects.get(commentary=text.commentary, current=True)
        assert examine(new).new == 1


def test_a_run_that_is_accepted_while_the_text_is_corrected_waits_for_nobody_who_waits_for_it() -> None:
    for round_ in range(ROUNDS):
        text, (one, other) = article(f"“One is here”. “Two is here”. “Three is here” {round_}."), editors()
        rows = [
            waiting(text, clause(f"{word} is here"), words=f"{word} is here", run=1)
            for word in ("One", "Two", "Three")
        ]
        reject(by=one, quotation=rows[0], base_version=1)
        results = at_once(
            partial(accept_run, by=one, quotation=rows[1], base_version=1),
            partial(correct_text, by=other, commentary=text.commentary, base=1, text=f"{text.text} Anew."),
        )
        assert set(problems(results)) <= {StaleQuotation}


def test_what_is_found_while_somebody_marks_it_is_one_passage() -> None:
    wording = clause(FISH)
    for round_ in range(ROUNDS):
        text, start = article(TEXT + "!" * round_), TEXT.index(FISH)
        mark = partial(point_at, text=text, start=start, end=start + len(FISH), wording=wording)
        found = at_once(partial(examine, text), partial(mark, by=EditorFactory.create()))
        assert problems(found) == []
        assert Quotation.objects.get(text=text).candidates.count() == 1


def test_two_who_mark_the_same_words_make_one_passage() -> None:
    for _round in range(ROUNDS):
        text, wording, start = article(), clause(), ARTICLE.index(CONSULT)
        mark = partial(point_at, text=text, start=start, end=start + len(CONSULT), wording=wording)
        found = problems(at_once(*[partial(mark, by=editor) for editor in editors()]))
        assert found in ([], [PlaceTaken], [NotItsTurn])
        assert Quotation.objects.get(text=text).candidates.count() == 1


def test_a_text_is_taken_over_when_whoever_held_it_is_gone_and_not_before() -> None:
    clause(FISH)
    text = article(TEXT)
    long_ago = timezone.now() - 2 * SILENCE
    ExaminedText.objects.update_or_create(
        text=text, defaults={"state": Examination.WORKING, "at_work": long_ago}
    )

    def taken_over() -> tuple[list[int], str]:
        try:
            silent = silent_texts()
            examine_waiting(text.pk)
            return silent, ExaminedText.objects.get(text=text).state
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as another:
        with transaction.atomic():
            ExaminedText.objects.select_for_update(no_key=True).get(text=text)
            assert another.submit(taken_over).result() == ([], Examination.WORKING)
        assert another.submit(taken_over).result() == ([text.pk], Examination.DONE)
