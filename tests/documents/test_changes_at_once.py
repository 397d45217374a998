"""The state of a document while two write at the same moment, in two real transactions."""

import threading

import pytest
from django.db import connections, transaction

from apps.documents.changes import state_of
from tests.factories import DocumentFactory, DocumentRelationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_writers_do_not_wait_and_a_late_commit_is_seen() -> None:
    """The one that began first commits last: a highest number would not tell."""
    document = DocumentFactory.create()
    first_wrote, second_done = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            DocumentRelationFactory.create(from_document=document)
            first_wrote.set()
            assert second_done.wait(10)
        connections.close_all()

    thread = threading.Thread(target=first)
    thread.start()
    assert first_wrote.wait(10)
    DocumentRelationFactory.create(from_document=document)
    between = state_of([document.pk])
    second_done.set()
    thread.join(10)
    assert state_of([document.pk]) != between
