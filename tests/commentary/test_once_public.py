"""What was never public answers like what never was, whoever withdraws it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from apps.commentary.models import Annotation
from apps.documents.models import Clause, Edition, Wording
from apps.documents.services import editions
from tests.factories.accounts import EditorFactory
from tests.factories.commentary import CommentaryFactory, ExpertFactory
from tests.factories.documents import EditionFactory, WordingFactory
from tests.factories.scenes import a_note
from tests.factories.topics import TopicFactory

pytestmark = pytest.mark.django_db

SECRET = "What nobody was to read."


@pytest.fixture
def draft() -> Edition:
    return EditionFactory.create(draft=True)


@pytest.fixture
def secret(draft: Edition) -> Wording:
    return WordingFactory.create(edition=draft, ref="2", text=SECRET)


def withdraw(clause: Clause) -> None:
    clause.withdrawn_at, clause.withdrawal = timezone.now(), "Entered by mistake."
    clause.save()


def test_a_clause_withdrawn_before_its_edition_was_published_was_never_there(
    draft: Edition, secret: Wording
) -> None:
    WordingFactory.create(edition=draft, ref="1")
    withdraw(secret.clause)
    editions.publish_edition(by=EditorFactory.create(), edition=draft, base_version=draft.version)
    answer = Client().get(f"/documents/{draft.document.slug}/2/")
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_a_clause_withdrawn_after_that_says_what_it_said() -> None:
    wording = WordingFactory.create(ref="2")
    withdraw(wording.clause)
    assert Client().get(f"/documents/{wording.document.slug}/2/").status_code == 410


def test_withdrawing_a_draft_s_clause_publishes_no_note_on_it(secret: Wording) -> None:
    note = a_note(secret)
    withdraw(secret.clause)
    assert not Annotation.objects.visible_to(AnonymousUser()).exists()
    assert Annotation.objects.visible_to(EditorFactory.create()).get() == note
    assert note.body not in Client().get(f"/documents/{secret.document.slug}/").content.decode()
    assert Client().get(f"/annotations/{note.pk}/").status_code == 404


def test_what_only_a_note_on_a_draft_s_clause_uses_is_not_known(secret: Wording) -> None:
    expert, topic, commentary = ExpertFactory.create(), TopicFactory.create(), CommentaryFactory.create()
    note = a_note(secret, experts=[expert], topics=[topic], commentary=commentary)
    for address in (
        f"/experts/{expert.slug}/",
        f"/topics/{topic.slug}/",
        f"/commentaries/{commentary.slug}/",
        f"/annotations/{note.pk}/",
    ):
        assert Client().get(address).status_code == 404
