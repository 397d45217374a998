"""What the worker does with commentaries in the background."""

from contextlib import suppress

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

EVERY_MINUTE = "* * * * *"
RE_EXAMINE = "quotations.re_examine"


@app.task(name="quotations.examine", retry=RetryStrategy(max_attempts=2), pass_context=False)
def examine(text: int) -> None:
    from apps.quotations.services.examining import (
        examine_waiting,  # services know the tasks, so not at import
    )

    examine_waiting(text)


@app.task(name=RE_EXAMINE, queueing_lock=RE_EXAMINE, retry=RetryStrategy(max_attempts=2), pass_context=False)
def re_examine() -> None:
    """Texts that were held against another state of the library."""
    from apps.quotations.services.re_examining import re_examine_behind

    re_examine_behind()


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="quotations.take_over", queueing_lock="quotations.take_over", pass_context=False)
def take_over(timestamp: int) -> None:
    """What a killed worker left is examined anew; and where the library changed unheard, texts are held against it."""
    from apps.quotations.services.examining import silent_texts
    from apps.quotations.services.re_examining import anything_behind

    for text in silent_texts():
        examine_in_background(text)
    if anything_behind():
        re_examine_in_background()


def examine_in_background(text: int) -> None:
    """Within a transaction the worker hears of it when that is committed."""
    # The savepoint keeps the caller's transaction alive where the same is asked already.
    with suppress(AlreadyEnqueued), transaction.atomic():
        examine.configure(queueing_lock=f"examine {text}").defer(text=text)


def re_examine_in_background() -> None:
    """After the commit, once: two transactions that ask would else wait for each other's end at the queueing lock."""
    connection = transaction.get_connection()
    if any(asked is _enqueue_re_examination for _ids, asked, _robust in connection.run_on_commit):
        return
    transaction.on_commit(_enqueue_re_examination)


def _enqueue_re_examination() -> None:
    from apps.quotations.services.re_examining import anything_held

    # Asked before, so that not every change of an import is an error in the server's log.
    asked = ProcrastinateJob.objects.filter(queueing_lock=RE_EXAMINE, status="todo").exists()
    if asked or not anything_held():
        return
    with suppress(AlreadyEnqueued), transaction.atomic():
        re_examine.defer()
