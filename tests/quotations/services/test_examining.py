"""A text held against the library, at once and in the background."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from apps.commentary.bringing_in import CommentaryDetails, correct_text, create_commentary
from apps.commentary.models import CommentaryText
from apps.documents.services import restore_document, withdraw_document
from apps.quotations import tasks
from apps.quotations.models import Decision, Examination, ExaminedText, Quotation
from apps.quotations.selectors import review
from apps.quotations.services import accept, ask, examine, reject
from apps.quotations.services.examining import SILENCE, examine_waiting
from apps.quotations.services.re_examining import anything_behind, re_examine_behind
from tests.factories import (
    CommentaryTextFactory,
    DocumentNameFactory,
    EditionFactory,
    EditorFactory,
    UserFactory,
    WordingFactory,
)
from tests.quotations.passages import clause, clauses_of

pytestmark = pytest.mark.django_db

FISH = (
    "The trawlers of either coast may land their catch of herring and cod in the northern harbours until the ice "
    "closes them, paying the pilots in silver"
)
ROAD = (
    "A stone road with nineteen bridges shall join the two capitals, and whoever keeps an inn upon it shall stable "
    "the couriers of both crowns without charge"
)
TEXT = f"An old bargain, the critic says: “{FISH}”. Nobody quarrelled over it.\n\nAnd what of roads? “{ROAD}”, no less."


def text_of(text: str = TEXT) -> CommentaryText:
    return CommentaryTextFactory.create(text=text)


def state_of(text: CommentaryText) -> ExaminedText:
    return ExaminedText.objects.get(text=text)


def jobs(name: str) -> list[dict[str, object]]:
    rows = ProcrastinateJob.objects.filter(task_name=f"quotations.{name}")
    return [row.args for row in rows.order_by("id")]


def refusing(statement: str, value: object) -> Callable[..., object]:
    """A database that fails at a statement with this value."""

    def execute(go_on: Callable[..., object], sql: str, values: object, *rest: object) -> object:
        if sql.startswith(statement) and isinstance(values, tuple) and value in values:
            raise OperationalError("the disk is full")
        return go_on(sql, values, *rest)

    return execute


class TestExamining:
    def test_finds_the_clauses_that_are_quoted(self) -> None:
        fish, road = clause(FISH + "."), clause(ROAD + ".")
        text = text_of()
        done = examine(text)
        assert (done.found, done.new, done.kept, done.gone) == (2, 2, 0, 0)
        rows = list(Quotation.objects.order_by("start"))
        assert [row.words for row in rows] == [FISH, ROAD]
        assert [clauses_of(row) for row in rows] == [[fish.clause_id], [road.clause_id]]
        assert [(row.marked, row.fidelity) for row in rows] == [(True, "verbatim")] * 2
        assert (state_of(text).state, state_of(text).problem) == (Examination.DONE, "")

    def test_again_changes_nothing(self) -> None:
        clause(FISH)
        text = text_of()
        examine(text)
        before = list(Quotation.objects.values())
        assert examine(text).kept == 1
        assert list(Quotation.objects.values()) == before

    def test_editions_of_one_clause_are_one_candidate_in_the_best_words(self) -> None:
        one = clause(FISH.replace("herring and cod", "fishes"))
        other = WordingFactory.create(
            edition=EditionFactory.create(document=one.document), clause=one.clause, text=FISH
        )
        examine(text_of())
        candidate = Quotation.objects.get().candidates.get()
        assert (candidate.clause_id, candidate.wording) == (one.clause_id, other)

    def test_words_of_two_clauses_have_two_candidates(self) -> None:
        one, other = clause(FISH), clause(FISH)
        examine(text_of())
        assert set(clauses_of(Quotation.objects.get())) == {one.clause_id, other.clause_id}

    @pytest.mark.parametrize("words", ["“”", "…", "“” „“ «»", "ə", "\U0001f642 \U0001f642"])
    def test_of_hardly_any_words_finds_nothing(self, words: str) -> None:
        clause(FISH)
        assert examine(text_of(words)).found == 0

    def test_of_a_language_without_any_edition_finds_nothing(self) -> None:
        clause(FISH)
        assert examine(text_of("Ruletko venas kun granda bruo, kaj neniu scias kial. " * 9)).found == 0

    def test_of_a_text_that_was_replaced_does_nothing(self) -> None:
        clause(FISH)
        text = text_of()
        CommentaryText.objects.filter(pk=text.pk).update(current=False)
        assert examine(text).found == 0

    def test_of_an_empty_library_finds_nothing(self) -> None:
        assert examine(text_of()).found == 0


class TestTheWholeDeclarationPasted:
    def test_is_every_clause_once_in_one_run(self) -> None:
        edition = EditionFactory.create()
        words = [
            f"{ordinal} {FISH if at % 2 else ROAD} by the {ordinal} rule"
            for at, ordinal in enumerate(NUMBERS)
        ]
        held = [
            WordingFactory.create(edition=edition, label=str(n), text=f"{w}.") for n, w in enumerate(words, 1)
        ]
        text = text_of("\n\n".join(f"{n}. {w}." for n, w in enumerate(words, 1)))

        examine(text)

        rows = list(Quotation.objects.order_by("start"))
        assert [clauses_of(row)[0] for row in rows] == [wording.clause_id for wording in held]
        assert {row.run for row in rows} == {1}


NUMBERS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


class TestTheBackground:
    def test_examines_a_text_that_comes_in(self) -> None:
        clause(FISH)
        made = create_commentary(
            by=UserFactory.create(), details=CommentaryDetails(publisher="A", language="en"), text=TEXT
        )
        text = made.texts.get()
        assert (state_of(text).state, jobs("examine")) == (Examination.WAITING, [{"text": text.pk}])
        examine_waiting(text.pk)
        assert state_of(text).state == Examination.DONE
        assert Quotation.objects.waiting().count() == 1

    def test_is_asked_once(self) -> None:
        text = text_of()
        ask(text)
        ask(text)
        assert len(jobs("examine")) == 1

    def test_leaves_to_another_what_he_is_at(self) -> None:
        text = text_of()
        ask(text)
        ExaminedText.objects.update(state=Examination.WORKING, at_work=timezone.now())
        examine_waiting(text.pk)
        assert state_of(text).state == Examination.WORKING

    def test_takes_over_what_a_dead_worker_left(self) -> None:
        text = text_of()
        ask(text)
        ProcrastinateJob.objects.all()._raw_delete("default")  # its job died with it
        ExaminedText.objects.update(state=Examination.WORKING, at_work=timezone.now() - 2 * SILENCE)
        tasks.take_over(0)
        assert jobs("examine") == [{"text": text.pk}]
        examine_waiting(text.pk)
        assert state_of(text).state == Examination.DONE

    def test_takes_over_what_nobody_took_up(self) -> None:
        text = text_of()
        ask(text)
        ProcrastinateJob.objects.all()._raw_delete("default")
        tasks.take_over(0)
        assert jobs("examine") == [], "it has just come"
        ExaminedText.objects.update(asked_at=timezone.now() - SILENCE - timedelta(seconds=1))
        tasks.take_over(0)
        assert jobs("examine") == [{"text": text.pk}]

    def test_says_what_could_not_be_examined_and_tries_again_when_asked(self) -> None:
        clause(FISH)
        text = text_of()
        ask(text)
        broken = refusing('INSERT INTO "quotations_quotation"', text.pk)
        with connection.execute_wrapper(broken), pytest.raises(OperationalError):
            examine_waiting(text.pk)
        assert state_of(text).state == Examination.FAILED
        assert "not examined" in review(EditorFactory.create(), text.commentary).problem
        ask(text)
        assert (state_of(text).state, state_of(text).problem) == (Examination.WAITING, "")

    def test_examines_a_corrected_text_and_keeps_the_decisions(self) -> None:
        clause(FISH)
        clause(ROAD)
        editor = EditorFactory.create()
        made = create_commentary(
            by=editor, details=CommentaryDetails(publisher="A", language="en"), text=TEXT
        )
        examine(made.texts.get())
        fish, road = Quotation.objects.order_by("start")
        reject(by=editor, quotation=fish, base_version=1)
        new = correct_text(by=editor, commentary=made, base=1, text="A title.\n\n" + TEXT)
        examine(new)
        rows = Quotation.objects.filter(text=new).order_by("start")
        assert [row.decision for row in rows] == [Decision.REJECTED, Decision.WAITING]
        assert rows[0] == fish
        road.refresh_from_db()
        assert (road.found, [each.id for each in review(editor, made).passages]) == (
            False,
            [row.pk for row in rows],
        )


class TestWhenTheLibraryChanges:
    def test_only_what_is_new_enters_the_queue(self) -> None:
        clause(FISH)
        text, editor = text_of(), EditorFactory.create()
        examine(text)
        accept(by=editor, quotation=Quotation.objects.get(), base_version=1)
        assert not anything_behind()

        clause(ROAD)

        assert anything_behind()
        assert re_examine_behind() == 1
        assert [row.words for row in Quotation.objects.all().waiting()] == [ROAD]
        assert not anything_behind()
        assert re_examine_behind() == 0

    def test_a_name_by_which_articles_speak_of_a_document_is_a_change(self) -> None:
        wording = clause(FISH)
        examine(text_of())
        DocumentNameFactory.create(document=wording.document)
        assert anything_behind()

    def test_a_note_is_none(self) -> None:
        clause(FISH)
        examine(text_of())
        accept(by=EditorFactory.create(), quotation=Quotation.objects.get(), base_version=1)
        assert not anything_behind()

    def test_what_is_withdrawn_leaves_the_queue_and_comes_back(self) -> None:
        document = clause(FISH).document
        examine(text_of())
        withdraw_document(by=None, document=document, base_version=1, reason="Wrong.")
        re_examine_behind()
        assert not Quotation.objects.all().waiting().exists()
        restore_document(by=None, document=document, base_version=2)
        re_examine_behind()
        assert Quotation.objects.all().waiting().count() == 1

    def test_the_worker_is_told_once_after_the_commit(
        self, django_capture_on_commit_callbacks: object
    ) -> None:
        examine(text_of())
        with django_capture_on_commit_callbacks(execute=True) as asked:  # type: ignore[operator]
            for _document in range(3):
                clause(ROAD)
        assert len(asked) == 1
        assert jobs("re_examine") == [{}]

    def test_nobody_is_told_while_there_is_no_commentary(
        self, django_capture_on_commit_callbacks: object
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            clause(ROAD)
        assert jobs("re_examine") == []

    def test_a_change_that_nobody_told_of_is_noticed(
        self, django_capture_on_commit_callbacks: object
    ) -> None:
        text = text_of()
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            tasks.take_over(0)
        assert jobs("re_examine") == [{}]
        tasks.re_examine()
        assert state_of(text).state == Examination.DONE

    def test_one_text_that_fails_does_not_keep_the_others(self) -> None:
        clause(FISH)
        before = "A bargain that breaks: “"
        broken, whole = text_of(f"{before}{FISH}”."), text_of()
        with connection.execute_wrapper(refusing('INSERT INTO "quotations_quotation"', before)):
            re_examine_behind()
        assert (state_of(broken).state, state_of(whole).state) == (Examination.FAILED, Examination.DONE)
        assert not Quotation.objects.filter(text=broken).exists()
