from uuid import uuid4

import pytest
from django.apps import apps

from apps.documents.contents import EditionContent, WordingContent
from apps.documents.models import Edition
from apps.documents.models.document import Status
from apps.documents.problems import NoClauses, NotItsTurn, ReasonMissing, RefTaken, ReservedWord, StaleVersion
from apps.documents.services import (
    add_clause,
    add_edition,
    edit_edition,
    publish_edition,
    restore_edition,
    withdraw_edition,
)
from tests.factories import DocumentFactory, EditionFactory, SourceFactory, WordingFactory

pytestmark = pytest.mark.django_db


def a_content(**more: object) -> EditionContent:
    values: dict[str, object] = {
        "source": SourceFactory.create(publisher="JAMnews"),
        "language": "en",
        **more,
    }
    return EditionContent(**values)  # type: ignore[arg-type]  # whatever a test adds


def a_draft() -> Edition:
    edition = add_edition(by=None, document=DocumentFactory.create(), content=a_content())
    add_clause(by=None, edition=edition, content=WordingContent(text="The parties agree."))
    return edition


def test_an_edition_begins_as_a_draft_with_an_open_first_revision() -> None:
    edition = add_edition(
        by=None, document=DocumentFactory.create(), content=a_content(), reason="As quoted."
    )

    assert (edition.ref, edition.status, edition.current_revision) == ("jamnews-en", Status.DRAFT, None)
    revision = edition.revisions.get()
    assert (revision.number, revision.reason, revision.published_at) == (1, "As quoted.", None)


def test_references_are_one_a_document() -> None:
    document, content = DocumentFactory.create(), a_content()

    assert add_edition(by=None, document=document, content=content).ref == "jamnews-en"
    assert add_edition(by=None, document=document, content=content).ref == "jamnews-en-2"
    assert add_edition(by=None, document=DocumentFactory.create(), content=content).ref == "jamnews-en"
    with pytest.raises(RefTaken, match="jamnews-en"):
        add_edition(by=None, document=document, content=a_content(ref="jamnews-en"))
    with pytest.raises(ReservedWord):
        add_edition(by=None, document=document, content=a_content(ref="new"))


def test_a_form_sent_twice_makes_one_edition() -> None:
    document, content, key = DocumentFactory.create(), a_content(), uuid4()

    first = add_edition(by=None, document=document, content=content, form_key=key)
    assert add_edition(by=None, document=document, content=content, form_key=key) == first
    assert first.revisions.count() == 1


def test_nothing_is_added_to_a_withdrawn_document() -> None:
    with pytest.raises(NotItsTurn, match="Restore it first"):
        add_edition(by=None, document=DocumentFactory.create(withdrawn=True), content=a_content())


def test_publishing_publishes_the_open_revision() -> None:
    edition = publish_edition(by=None, edition=a_draft(), base_version=1)

    assert (edition.status, edition.current_revision, edition.version) == (Status.PUBLISHED, 1, 2)
    assert edition.revisions.get().published_at is not None


def test_an_edition_without_clauses_is_not_published() -> None:
    edition = add_edition(by=None, document=DocumentFactory.create(), content=a_content())
    with pytest.raises(NoClauses):
        publish_edition(by=None, edition=edition, base_version=1)


def test_an_edition_comes_back_as_what_it_was() -> None:
    draft, published = a_draft(), publish_edition(by=None, edition=a_draft(), base_version=1)

    for edition, version, status in ((draft, 1, Status.DRAFT), (published, 2, Status.PUBLISHED)):
        gone = withdraw_edition(by=None, edition=edition, base_version=version, reason="Wrong source.")
        assert (gone.status, gone.withdrawal) == (Status.WITHDRAWN, "Wrong source.")
        back = restore_edition(by=None, edition=edition, base_version=version + 1)
        assert (back.status, back.withdrawal) == (status, "")


def test_withdrawing_says_why() -> None:
    with pytest.raises(ReasonMissing):
        withdraw_edition(by=None, edition=EditionFactory.create(), base_version=1, reason="")


def test_what_is_known_of_an_edition_may_change_but_not_its_reference() -> None:
    edition = EditionFactory.create(ref="jamnews-en")
    edited = edit_edition(
        by=None, edition=edition, base_version=1, content=a_content(translator="A. Person", authentic=True)
    )
    assert (edited.translator, edited.authentic, edited.version) == ("A. Person", True, 2)

    with pytest.raises(RefTaken, match="never changes"):
        edit_edition(by=None, edition=edition, base_version=2, content=a_content(ref="other"))
    with pytest.raises(StaleVersion):
        edit_edition(by=None, edition=edition, base_version=1, content=a_content())


def test_each_act_has_its_turn() -> None:
    published, withdrawn = WordingFactory.create().edition, EditionFactory.create(withdrawn=True)

    for act, edition in (
        (publish_edition, published),
        (restore_edition, published),
        (publish_edition, withdrawn),
    ):
        with pytest.raises(NotItsTurn):
            act(by=None, edition=edition, base_version=1)
    with pytest.raises(NotItsTurn):
        withdraw_edition(by=None, edition=withdrawn, base_version=1, reason="Again.")
    with pytest.raises(NotItsTurn):
        edit_edition(by=None, edition=withdrawn, base_version=1, content=a_content())


def test_history_says_what_was_done() -> None:
    edition = publish_edition(by=None, edition=a_draft(), base_version=1)

    rows = apps.get_model("documents", "EditionEvent")._default_manager.filter(pgh_obj_id=edition.pk)
    assert [row.pgh_context.metadata["act"] for row in rows.order_by("pgh_id")] == [
        "add edition",
        "publish edition",
    ]
