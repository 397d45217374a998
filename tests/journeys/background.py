"""The worker, for as long as something waits: the queue of the test's own database, emptied once."""

import asyncio
from threading import Thread

from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def work() -> None:
    """Returns when everything that waits is done. In a thread, as the browser's own loop runs in ours."""
    problems: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(_work())
        except BaseException as problem:
            problems.append(problem)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if problems:
        raise problems[0]


async def _work() -> None:
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)
    # What the tasks opened, in the thread in which they ran; else the test's database is never free.
    await sync_to_async(connections.close_all)()
