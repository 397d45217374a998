"""A text on its way in: taken, read, worked on, taken back; by whoever comes, and after whoever died."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from apps.documents import services, tasks
from apps.documents.engine import draft
from apps.documents.models import Import, ImportStep
from apps.documents.models.importing import Stage
from apps.documents.problems import NotItsTurn, NotPossibleHere, StaleVersion, Unstorable
from apps.documents.services.reading_in import SILENCE, read_in
from tests.documents.services.texts import TREATY, bring_in, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _an_empty_queue() -> None:
    """Jobs of the browser journeys stay behind: emptying the tables passes those of the queue over."""
    ProcrastinateJob.objects.all()._raw_delete("default")


def start(content: bytes = TREATY.encode(), **more: object) -> Import:
    return services.start_import(by=None, content=content, **more)  # type: ignore[arg-type]


def step(row: Import, act: services.Step, version: int | None = None) -> Import:
    return services.take_step(by=None, row=row, base_version=version or row.version, name="join", step=act)


def labels(row: Import) -> list[str]:
    return [each.label for each in draft.load(row.rows)]


def test_what_is_taken_waits_and_the_worker_is_told() -> None:
    row = start()
    assert row.stage == Stage.WAITING
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("documents.read_import", {"identifier": str(row.pk)})


def test_a_form_sent_twice_makes_one_import() -> None:
    identifier = uuid4()
    assert start(identifier=identifier) == start(identifier=identifier)
    assert Import.objects.count() == ProcrastinateJob.objects.count() == 1


def test_the_worker_reads_it_into_rows() -> None:
    row = bring_in(TREATY)
    assert labels(row)[-3:] == ["Article 1", "Article 2", "Article 3"]
    assert row.found["language"] == "en"


def test_a_file_that_cannot_be_read_says_why_and_is_kept() -> None:
    row = start(b"%PDF-1.4 cut off", file_name="treaty.pdf")
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.REFUSED
    assert "PDF" in row.problem
    assert bytes(row.content) == b"%PDF-1.4 cut off"


def test_what_is_read_is_not_read_again() -> None:
    row = bring_in(TREATY)
    version = row.version
    read_in(row.pk)
    row.refresh_from_db()
    assert row.version == version


def test_what_somebody_reads_is_left_to_him() -> None:
    row = start()
    Import.objects.filter(pk=row.pk).update(stage=Stage.READING, at_work=timezone.now())
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.READING


def test_what_a_dead_reader_left_is_taken_over() -> None:
    row = start()
    ProcrastinateJob.objects.all()._raw_delete("default")  # its job died with it
    Import.objects.filter(pk=row.pk).update(stage=Stage.READING, at_work=timezone.now() - 2 * SILENCE)
    tasks.take_over(0)
    assert ProcrastinateJob.objects.get().args == {"identifier": str(row.pk)}
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.READY


def test_what_just_came_is_not_taken_over() -> None:
    start()
    tasks.take_over(0)
    assert ProcrastinateJob.objects.count() == 1


def test_a_refused_one_can_be_read_again() -> None:
    row = start(b"%PDF-1.4 cut off", file_name="treaty.pdf")
    read_in(row.pk)
    again = services.resume_import(by=None, row=row)
    assert (again.stage, again.problem) == (Stage.WAITING, "")


def test_one_that_is_read_is_not_resumed() -> None:
    with pytest.raises(NotItsTurn):
        services.resume_import(by=None, row=bring_in(TREATY))


def test_one_that_was_discarded_meanwhile_stays_so() -> None:
    row = start()
    services.discard_import(by=None, row=row)
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.DISCARDED


def test_a_confirmed_one_is_not_discarded() -> None:
    with pytest.raises(NotItsTurn):
        services.discard_import(by=None, row=published())


def test_the_same_file_is_recognised() -> None:
    first = start()
    assert services.same_file(start()) == first
    assert services.same_file(start(b"Another text.")) is None


def test_a_step_changes_the_rows_and_can_be_taken_back() -> None:
    row = bring_in(TREATY)
    before = row.rows
    key = draft.load(row.rows)[-1].key
    joined = step(row, partial(draft.merge, key=key))
    assert labels(joined)[-1] == "Article 2"
    back = services.take_back(row=joined, base_version=joined.version)
    assert back.rows == before
    assert not ImportStep.objects.exists()


def test_with_nothing_done_there_is_nothing_to_take_back() -> None:
    row = bring_in(TREATY)
    with pytest.raises(NotPossibleHere):
        services.take_back(row=row, base_version=row.version)


def test_two_editors_at_once_do_not_work_on_different_rows() -> None:
    row = bring_in(TREATY)
    key = draft.load(row.rows)[-1].key
    step(row, partial(draft.drop, key=key))
    with pytest.raises(StaleVersion):
        step(row, partial(draft.merge, key=key), version=row.version)


def test_a_step_that_does_not_fit_says_so() -> None:
    row = bring_in(TREATY)
    with pytest.raises(NotPossibleHere, match="before it"):
        step(row, partial(draft.merge, key=draft.load(row.rows)[0].key))


def test_words_that_cannot_be_stored_are_refused() -> None:
    row = bring_in(TREATY)
    key = draft.load(row.rows)[0].key
    with pytest.raises(Unstorable):
        step(row, partial(draft.edit, key=key, values={"text": "a\x00b"}))


def test_what_is_said_of_the_text_is_kept() -> None:
    row = bring_in(TREATY)
    details = services.Details(title="Another title", publisher="Gazette", signed="1997-07-03")
    saved = services.save_details(by=None, row=row, base_version=row.version, details=details)
    assert services.details_of(saved) == details


def test_progress_grows_old() -> None:
    assert timedelta(seconds=10) < SILENCE
