import pytest
from django.db import connection

from apps.commentary import services
from apps.commentary.contents import AnnotationContent, StanceContent, TargetContent
from apps.commentary.history import content_at, versions
from apps.commentary.models import Annotation
from tests.commentary.test_services import a_content, a_span, a_wording
from tests.factories.accounts import EditorFactory
from tests.factories.commentary import ExpertFactory
from tests.factories.documents import DocumentFactory, EditionFactory, PartyFactory, WordingFactory
from tests.factories.topics import TopicFactory

# Each act is a transaction of its own, as in life: the history tells acts apart by their transactions.
pytestmark = pytest.mark.django_db(transaction=True)


def a_note(content: AnnotationContent) -> Annotation:
    return services.create_annotation(by=EditorFactory.create(name="Ada"), content=content, publish=False)


def test_every_act_is_a_version_with_its_author_and_its_state() -> None:
    party, topic, expert = (
        PartyFactory.create(name="Azerbaijan"),
        TopicFactory.create(),
        ExpertFactory.create(),
    )
    about = TargetContent(document=DocumentFactory.create(), stances=(StanceContent("favourable", party),))
    note = a_note(a_content(about, body="One.", topics=(topic,)))
    ada, bea = EditorFactory.create(name="Ada"), EditorFactory.create(name="Bea")
    kept = TargetContent(kept=note.targets.get(), stances=(StanceContent("mixed", party, inferred=True),))
    services.edit_annotation(
        by=bea, annotation=note, base_version=1, content=a_content(kept, body="Two.", experts=(expert,))
    )
    services.publish_annotation(by=ada, annotation=note, base_version=2)
    newest, edited, first = versions(note)
    assert [(v.number, v.act, v.by_name, v.status, v.body) for v in (first, edited, newest)] == [
        (1, "create", "Ada", "draft", "One."),
        (2, "edit", "Bea", "draft", "Two."),
        (3, "publish", "Ada", "published", "Two."),
    ]
    assert (first.topics, first.experts) == ((topic.name,), ())
    assert (edited.topics, edited.experts) == ((), (expert.name,))
    assert first.targets[0].stances == ("favourable → Azerbaijan",)
    assert newest.targets[0].stances == ("mixed → Azerbaijan (inferred)",)


def test_a_version_can_be_brought_back_whole() -> None:
    wording, party, topic = a_wording(), PartyFactory.create(), TopicFactory.create()
    note = a_note(
        a_content(
            a_span(wording, "consult", stances=(StanceContent("favourable", party),)),
            body="One.",
            topics=(topic,),
        )
    )
    services.edit_annotation(
        by=None, annotation=note, base_version=1, content=a_content(a_span(wording, "not delay"), body="Two.")
    )
    services.edit_annotation(by=None, annotation=note, base_version=2, content=content_at(note, 1))
    newest, second, first = versions(note)
    assert (newest.body, newest.topics, newest.targets) == (first.body, first.topics, first.targets)
    assert second.targets[0].target.quote == "not delay"
    assert note.targets.count() == 2


def test_what_was_changed_past_the_services_is_there_too() -> None:
    note = a_note(a_content(TargetContent(document=DocumentFactory.create()), body="One."))
    Annotation.objects.filter(pk=note.pk).update(body="In bulk.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE commentary_annotation SET body = 'By hand.' WHERE id = %s", [note.pk])
    assert [version.body for version in versions(note)] == ["By hand.", "In bulk.", "One."]


def test_there_is_no_version_that_never_was() -> None:
    note = a_note(a_content(TargetContent(document=DocumentFactory.create())))
    with pytest.raises(LookupError):
        content_at(note, 2)


def test_the_history_takes_as_many_queries_for_many_versions(
    django_assert_max_num_queries: object,
) -> None:
    note = a_note(a_content(TargetContent(document=DocumentFactory.create())))
    for number in range(1, 12):
        kept = TargetContent(kept=note.targets.get())
        services.edit_annotation(
            by=None, annotation=note, base_version=number, content=a_content(kept, body=f"{number}.")
        )
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's context manager
        assert len(versions(note)) == 12


def test_words_that_come_back_are_anchored_in_what_was_written_meanwhile() -> None:
    wording = a_wording()
    note = a_note(a_content(a_span(wording, "consult")))
    target = note.targets.get()
    services.edit_annotation(
        by=None, annotation=note, base_version=1, content=a_content(TargetContent(document=wording.document))
    )
    newer = WordingFactory.create(
        edition=EditionFactory.create(document=wording.document), clause=wording.clause, text="They consult."
    )
    services.edit_annotation(by=None, annotation=note, base_version=2, content=content_at(note, 1))
    assert target.anchors.get(wording=newer).state == "exact"
