"""How strongly a clause binds, on its page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.matching.engine.force import Level
from apps.parallels.services import set_force
from tests.desk.conftest import text_of
from tests.factories import EditionFactory, EditorFactory, WordingFactory
from tests.parallels.services.test_comparing import revise
from tests.reading.conftest import Scene

pytestmark = pytest.mark.django_db
SHALL = "The Parties shall consult without delay."


def test_the_evidence_is_underlined_and_said(client: Client) -> None:
    wording = WordingFactory.create(ref="3", text=SHALL)
    html = client.get(f"/documents/{wording.document.slug}/3/").content.decode()

    assert '<span class="force-actor">The Parties</span> ' in html
    assert '<span class="force-evidence ink-force-5">shall</span>' in html
    assert "“shall”: obligation; who is bound: “The Parties”" in html


def test_what_an_editor_said_is_told_with_the_note_and_that_the_words_changed_since(client: Client) -> None:
    wording = WordingFactory.create(ref="3", text=SHALL)
    url = f"/documents/{wording.document.slug}/3/"
    ada = EditorFactory.create(name="Ada")
    set_force(by=ada, wording=wording, base_version=0, level=Level.ASPIRATION, note="An <empty> word.")
    page = text_of(client.get(url))
    for words in (
        "Aspiration</strong>",
        "said by an editor",
        "An &lt;empty&gt; word.",
        "The rules read: obligation.",
    ):
        assert words in page
    assert "The words changed" not in page
    assert "Ada" not in page

    revise(wording, f"{SHALL} Always.")
    assert "The words changed since the editor said so." in text_of(client.get(url))


def test_each_edition_has_its_own_and_a_draft_tells_readers_nothing(client: Client, scene: Scene) -> None:
    draft = EditionFactory.create(document=scene.document, status="draft")
    hidden = WordingFactory.create(edition=draft, clause=scene.one.clause, text="They shall. A secret.")
    for wording, note in ((scene.one_by_turan, "Of Turan."), (hidden, "A secret note.")):
        set_force(
            by=EditorFactory.create(), wording=wording, base_version=0, level=Level.RECOGNITION, note=note
        )
    page = text_of(client.get(f"{scene.url}1/"))

    assert page.count("How strongly it binds") == 2
    assert "Of Turan." in page
    assert "secret" not in page
    assert "ecognition" not in text_of(client.get(scene.url))


def test_a_language_without_rules_is_said(client: Client) -> None:
    edition = EditionFactory.create(language="hy")
    WordingFactory.create(edition=edition, ref="3", text="Կողմերը")
    page = text_of(client.get(f"/documents/{edition.document.slug}/3/"))
    assert "There are no rules of force for Armenian yet" in page


def test_where_a_part_is_quoted_the_words_that_bind_may_be_in_the_rest(client: Client) -> None:
    for ref, whole in (("3", True), ("4", False)):
        wording = WordingFactory.create(ref=ref, text="the activities of organizations", whole=whole)
        page = text_of(client.get(f"/documents/{wording.document.slug}/{ref}/"))
        assert "The rules find no word in it" in page
        assert ("may be in the rest" in page) is not whole


def test_many_editions_take_as_many_queries_as_one(client: Client) -> None:
    numbers = []
    for editions in (1, 4):
        first = WordingFactory.create(ref="3", text=SHALL)
        for _each in range(editions - 1):
            other = EditionFactory.create(document=first.document)
            WordingFactory.create(edition=other, clause=first.clause, text=SHALL)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/documents/{first.document.slug}/3/")
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]
