"""What is done in the background, by a worker over the same database."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

EVERY_MINUTE = "* * * * *"


@app.task(name="documents.read_import", retry=RetryStrategy(max_attempts=2), pass_context=False)
def read_import(identifier: str) -> None:
    from apps.documents.services.reading_in import read_in  # services know the tasks, so not at import

    read_in(UUID(identifier))


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="documents.take_over", queueing_lock="documents.take_over", pass_context=False)
def take_over(timestamp: int) -> None:
    """What a killed worker left is read anew."""
    from apps.documents.models import Import
    from apps.documents.services.reading_in import silent

    for identifier in Import.objects.filter(silent()).values_list("pk", flat=True):
        read_in_background(identifier)


def read_in_background(identifier: UUID) -> None:
    """Asks the worker; within a transaction it hears of it when that is committed."""
    # The savepoint keeps the caller's transaction alive where the same is asked already.
    with suppress(AlreadyEnqueued), transaction.atomic():
        read_import.configure(queueing_lock=f"import {identifier}").defer(identifier=str(identifier))
