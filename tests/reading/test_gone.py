"""410 for what was public once, with what can be said of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from apps.commentary.contents import AnnotationContent, TargetContent
from apps.commentary.models import Annotation, AnnotationExpert
from apps.commentary.services import edit_annotation, withdraw_annotation
from apps.documents.models import Wording
from tests.factories import (
    AnnotationTopicFactory,
    ClauseFactory,
    ClauseTopicFactory,
    CommentaryFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    ExpertFactory,
    TopicFactory,
    WordingFactory,
    a_note,
)
from tests.reading.conftest import People, Scene


def withdraw(wording: Wording) -> None:
    clause = wording.clause
    clause.withdrawn_at, clause.withdrawal = timezone.now(), "It was entered twice."
    clause.save()


@pytest.mark.parametrize("name", ["anonymous", "editor"])
def test_a_withdrawn_document_is_gone_with_its_clauses(scene: Scene, people: People, name: str) -> None:
    scene.document.status, scene.document.withdrawal = "withdrawn", "It never existed."
    scene.document.save()
    client = people.client(name)

    for url in (scene.url, f"{scene.url}1/"):
        response = client.get(url)
        assert response.status_code == 410
        assert "It never existed." in response.content.decode()
        assert scene.one.text not in response.content.decode()


@pytest.mark.django_db
def test_a_document_withdrawn_as_a_draft_never_was(client: Client) -> None:
    DocumentFactory.create(slug="never", status="withdrawn", first_published_at=None)

    assert client.get("/documents/never/").status_code == 404


def test_a_withdrawn_clause_is_gone_with_its_last_words(client: Client, scene: Scene) -> None:
    withdraw(scene.one)
    response = client.get(f"{scene.url}1/")

    assert response.status_code == 410
    html = response.content.decode()
    assert scene.one.text in html
    assert "It was entered twice." in html
    assert scene.url in html


def test_a_clause_that_was_only_in_a_draft_edition_never_was(client: Client, scene: Scene) -> None:
    draft = EditionFactory.create(document=scene.document, draft=True)
    withdraw(WordingFactory.create(edition=draft, ref="77"))

    assert client.get(f"{scene.url}77/").status_code == 404


def test_a_clause_of_a_withdrawn_edition_is_gone_without_its_words(client: Client, scene: Scene) -> None:
    scene.turan.status = "withdrawn"
    scene.turan.save()
    response = client.get(f"{scene.url}11/")

    assert response.status_code == 410
    assert scene.eleven_by_turan.text not in response.content.decode()


def test_a_withdrawn_note_is_gone_and_says_why_but_not_what_it_said(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, body="Quite wrong.")
    withdraw_annotation(by=EditorFactory.create(), annotation=note, base_version=1, reason="It was mistaken.")
    response = client.get(f"/annotations/{note.pk}/")

    assert response.status_code == 410
    assert "It was mistaken." in response.content.decode()
    assert "Quite wrong." not in response.content.decode()
    assert scene.url in response.content.decode()


def test_a_note_withdrawn_as_a_draft_never_was(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, status="withdrawn", first_published_at=None)

    assert client.get(f"/annotations/{note.pk}/").status_code == 404


def test_a_note_published_on_a_draft_document_never_was(client: Client, scene: Scene) -> None:
    note = a_note(DocumentFactory.create(draft=True))

    assert client.get(f"/annotations/{note.pk}/").status_code == 404


def test_a_note_whose_document_was_withdrawn_is_gone(client: Client, scene: Scene) -> None:
    note = a_note(scene.document)
    scene.document.status = "withdrawn"
    scene.document.save()

    assert client.get(f"/annotations/{note.pk}/").status_code == 410


Use = Callable[[Scene, str], tuple[str, Annotation]]


def by_expert(scene: Scene, status: str) -> tuple[str, Annotation]:
    expert = ExpertFactory.create(slug="once")
    return "/experts/once/", a_note(scene.one, experts=[expert], **past(status))


def by_commentary(scene: Scene, status: str) -> tuple[str, Annotation]:
    commentary = CommentaryFactory.create(slug="once")
    return "/commentaries/once/", a_note(scene.one, commentary=commentary, **past(status))


def by_topic(scene: Scene, status: str) -> tuple[str, Annotation]:
    topic = TopicFactory.create(slug="once")
    return "/topics/once/", a_note(scene.one, topics=[topic], **past(status))


def past(status: str) -> dict[str, Any]:
    if status == "never":
        return {"status": "withdrawn", "first_published_at": None}
    return {"status": status}


@pytest.mark.parametrize("use", [by_expert, by_commentary, by_topic])
@pytest.mark.parametrize(("status", "code"), [("published", 200), ("withdrawn", 410), ("never", 404)])
def test_what_only_withdrawn_notes_used_is_gone(
    client: Client, scene: Scene, use: Use, status: str, code: int
) -> None:
    url, _note = use(scene, status)

    assert client.get(url).status_code == code


@pytest.mark.django_db(transaction=True)  # the history stamps rows with the time of their transaction
def test_an_expert_whom_an_edit_took_from_a_public_note_is_gone(client: Client, scene: Scene) -> None:
    url, note = by_expert(scene, "published")
    content = AnnotationContent(
        body=note.body,
        commentary=note.commentary,
        experts=(ExpertFactory.create(),),
        targets=tuple(TargetContent(kept=target) for target in note.targets.all()),
    )
    edit_annotation(by=EditorFactory.create(), annotation=note, base_version=1, content=content)

    assert not AnnotationExpert.objects.filter(expert__slug="once").exists()
    assert client.get(url).status_code == 410


def test_an_expert_whom_an_edit_took_from_a_draft_never_was(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, draft=True, experts=[ExpertFactory.create(slug="once")])
    AnnotationExpert.objects.filter(annotation=note).delete()
    note.status, note.first_published_at = "published", timezone.now()
    note.save()

    assert client.get("/experts/once/").status_code == 404


def test_a_topic_of_a_withdrawn_clause_is_gone(client: Client, scene: Scene) -> None:
    topic = TopicFactory.create(slug="once")
    ClauseTopicFactory.create(clause=scene.eleven_by_turan.clause, topic=topic)
    assert client.get("/topics/once/").status_code == 200
    withdraw(scene.eleven_by_turan)

    assert client.get("/topics/once/").status_code == 410


def test_a_topic_that_nothing_ever_used_is_unknown_to_readers(client: Client, scene: Scene) -> None:
    TopicFactory.create(slug="never")
    ClauseTopicFactory.create(clause=ClauseFactory.create(), topic__slug="of-no-text")
    AnnotationTopicFactory.create(
        annotation=a_note(scene.one, draft=True), topic=TopicFactory.create(slug="of-a-draft")
    )

    for slug in ("never", "of-no-text", "of-a-draft"):
        assert client.get(f"/topics/{slug}/").status_code == 404
