"""Each factory makes a row that the constraints accept, by itself."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.models import User
from apps.commentary.models import Annotation, Target
from apps.documents.models import Wording
from tests import factories
from tests.factories import a_document, a_note
from tests.factories.record import RecordFactory

ALONE = [
    made
    for name in factories.__all__
    if isinstance(made := getattr(factories, name), type)
    and issubclass(made, RecordFactory)
    and name not in {"AnchorFactory", "AnnotationExpertFactory", "AnnotationTopicFactory", "RevisionFactory"}
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", ALONE, ids=lambda made: made.__name__)
def test_a_factory_makes_rows_by_itself(factory: type[RecordFactory[User]]) -> None:
    assert factory.create().pk != factory.create().pk


def test_a_document_is_made_with_clauses_and_notes_that_readers_see() -> None:

    edition = a_document(clauses=3, notes=2)

    assert Wording.objects.visible_to(AnonymousUser()).filter(edition=edition).count() == 3
    assert Annotation.objects.visible_to(AnonymousUser()).count() == 6


def test_a_note_stands_on_the_words_it_quotes() -> None:
    edition = a_document(clauses=1, notes=0)
    wording = edition.wordings.get()

    note = a_note(wording, "good faith", stances=[("neutral", None)])

    target = Target.objects.get(annotation=note)
    assert wording.text[target.start : target.end] == "good faith"
    assert target.anchors.get().state == "exact"
