"""What readers see: passages that were accepted, with a published note, at clauses that they can see."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Target
from apps.commentary.services import publish_annotation, withdraw_annotation
from apps.documents.models import Wording
from apps.quotations.models import Quotation
from apps.quotations.selectors import passages_of, quoted_in
from apps.quotations.services import accept, reject
from tests.factories import (
    ClauseTargetFactory,
    CommentaryExpertFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
)
from tests.quotations.passages import article, clause, waiting

pytestmark = pytest.mark.django_db

READER: Viewer = AnonymousUser()


def accepted(*wordings: Wording, **values: Any) -> Quotation:
    row = waiting(None, *wordings, before="He says: “", after="”.", **values)
    CommentaryExpertFactory.create(commentary=row.commentary)
    ids = list(row.candidates.values_list("pk", flat=True))
    return accept(by=EditorFactory.create(), quotation=row, base_version=1, candidates=ids)


def published(*wordings: Wording, **values: Any) -> Quotation:
    row = accepted(*wordings, **values)
    publish_annotation(by=EditorFactory.create(), annotation=note(row), base_version=1)
    return row


def note(row: Quotation) -> Annotation:
    assert row.annotation is not None
    row.annotation.refresh_from_db()
    return row.annotation


class TestNothingElseIsPublic:
    @pytest.mark.parametrize("becomes", ["waiting", "rejected", "accepted", "withdrawn"])
    def test_but_what_was_accepted_and_published(self, becomes: str) -> None:
        wording = clause()
        if becomes in ("waiting", "rejected"):
            row = waiting(None, wording)
            if becomes == "rejected":
                reject(by=EditorFactory.create(), quotation=row, base_version=1)
        else:
            row = accepted(wording)
            if becomes == "withdrawn":
                publish_annotation(by=EditorFactory.create(), annotation=note(row), base_version=1)
                withdraw_annotation(by=EditorFactory.create(), annotation=note(row), base_version=2)
        assert quoted_in(READER, [wording.clause_id]) == {}
        assert passages_of(READER, row.commentary) == ()
        assert not Quotation.objects.all().visible_to(READER).exists()

    def test_clauses_of_drafts_are_not_named(self) -> None:
        draft = EditionFactory.create(draft=True, document=DocumentFactory.create(draft=True, title="Secret"))
        public, hidden = clause(), clause(edition=draft)
        row = published(public, hidden)
        (passage,) = passages_of(READER, row.commentary)
        assert [each.clause_id for each in passage.clauses] == [public.clause_id]
        assert quoted_in(READER, [hidden.clause_id]) == {}
        assert len(passages_of(EditorFactory.create(), row.commentary)[0].clauses) == 2

    def test_an_editor_sees_drafts_marked_as_such(self) -> None:
        wording = clause()
        accepted(wording)
        (passage,) = quoted_in(EditorFactory.create(), [wording.clause_id])[wording.clause_id]
        assert passage.draft


class TestAtAClause:
    def test_stand_the_passages_about_it_with_who_speaks(self) -> None:
        wording = clause()
        row = published(wording)
        (passage,) = quoted_in(READER, [wording.clause_id, clause().clause_id])[wording.clause_id]
        assert (passage.id, passage.annotation_id, passage.draft) == (row.pk, row.annotation_id, False)
        assert passage.commentary.slug == row.commentary.slug
        assert passage.commentary.title == row.commentary.source.title
        assert [speaker.name for speaker in passage.experts] == [
            link.expert.name for link in row.commentary.expert_links.all()
        ]
        assert (passage.shown.before, passage.shown.words) == ("He says: “", row.words)

    def test_stands_what_its_note_is_about_today(self) -> None:
        before, now = clause(), clause()
        row = published(before)
        Target.objects.filter(annotation=note(row)).update(removed_at=note(row).created_at)
        ClauseTargetFactory.create(annotation=note(row), wording=now)
        assert list(quoted_in(READER, [before.clause_id, now.clause_id])) == [now.clause_id]

    def test_stands_each_passage_once(self) -> None:
        wording = clause()
        row = published(wording)
        ClauseTargetFactory.create(annotation=note(row), wording=wording)
        assert len(quoted_in(READER, [wording.clause_id])[wording.clause_id]) == 1


def test_a_commentary_has_its_passages_in_its_order() -> None:
    text = article("“One is here”. “Two is here”.")
    rows = [
        waiting(text, clause(f"{word} is here", label=word), before="He: “", words=f"{word} is here")
        for word in ("Two", "One")
    ]
    for row in rows:
        accept(by=EditorFactory.create(), quotation=row, base_version=1)
        row.refresh_from_db()
        publish_annotation(by=EditorFactory.create(), annotation=note(row), base_version=1)
    shown = passages_of(READER, text.commentary)
    assert [each.shown.words for each in shown] == ["One is here", "Two is here"]
    assert [each.clauses[0].label for each in shown] == ["One", "Two"]


def test_the_number_of_queries_is_fixed(django_assert_num_queries: object) -> None:
    wording = clause()
    for number in range(3):
        row = published(wording)
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert len(quoted_in(READER, [wording.clause_id])[wording.clause_id]) == number + 1
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert len(passages_of(READER, row.commentary)) == 1
