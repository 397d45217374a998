"""A form that is sent twice at the same moment."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, transaction

from apps.commentary.contents import AnnotationContent, TargetContent
from apps.commentary.models import Annotation, Expert
from apps.commentary.people import NewExpert
from apps.desk.services import create_note
from tests.factories import DocumentFactory, EditorFactory

pytestmark = pytest.mark.django_db(transaction=True)


def wait_until_somebody_waits() -> None:
    """Until another connection waits for a lock of this one."""
    waiting = (
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    )
    pause = threading.Event()
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
        pause.wait(0.01)
    raise AssertionError("nobody waits")


def test_makes_one_note_and_one_expert() -> None:
    editor, document, identifier = EditorFactory.create(), DocumentFactory.create(), uuid4()
    content = AnnotationContent(body="A point.", editorial=True, targets=(TargetContent(document=document),))
    made: list[Annotation] = []

    def send() -> None:
        note = create_note(
            by=editor, content=content, publish=False, identifier=identifier, expert=NewExpert("Jane Doe")
        )
        made.append(note)

    def send_elsewhere() -> None:
        try:
            send()
        finally:
            connection.close()

    second = threading.Thread(target=send_elsewhere)
    with transaction.atomic():
        send()
        second.start()
        wait_until_somebody_waits()
    second.join()
    assert [note.pk for note in made] == [identifier, identifier]
    assert (Annotation.objects.count(), Expert.objects.count()) == (1, 1)
