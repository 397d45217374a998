"""What readers see: passages that were accepted, with a published note, at clauses that they can see."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Target
from apps.commentary.services import publish_annotation, withdraw_annotation
from apps.documents.models import Wording
from apps.quotations.models import Quotation
from apps.quotations.selectors import passages_of
from apps.quotations.services import accept, reject
from tests.factories import (
    ClauseTargetFactory,
    CommentaryExpertFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    QuotationCandidateFactory,
    QuotationFactory,
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
        assert passages_of(READER, row.commentary) == ()
        assert not Quotation.objects.all().visible_to(READER).exists()

    def test_clauses_of_drafts_are_not_named(self) -> None:
        draft = EditionFactory.create(draft=True, document=DocumentFactory.create(draft=True, title="Secret"))
        public, hidden = clause(), clause(edition=draft)
        row = published(public, hidden)
        (passage,) = passages_of(READER, row.commentary)
        assert [each.clause_id for each in passage.clauses] == [public.clause_id]
        assert len(passages_of(EditorFactory.create(), row.commentary)[0].clauses) == 2

    def test_an_editor_sees_drafts_marked_as_such(self) -> None:
        row = accepted(clause())
        (passage,) = passages_of(EditorFactory.create(), row.commentary)
        assert passage.draft


class TestAPassage:
    def test_has_who_speaks_and_the_words_around_it(self) -> None:
        row = published(clause())
        (passage,) = passages_of(READER, row.commentary)
        assert (passage.id, passage.annotation_id, passage.draft) == (row.pk, row.annotation_id, False)
        assert [speaker.name for speaker in passage.experts] == [
            link.expert.name for link in row.commentary.expert_links.all()
        ]
        assert (passage.shown.before, passage.shown.words) == ("He says: “", row.words)

    def test_stands_where_its_note_is_about_today(self) -> None:
        row, now = published(clause()), clause()
        Target.objects.filter(annotation=note(row)).update(removed_at=note(row).created_at)
        ClauseTargetFactory.create(annotation=note(row), wording=now)
        assert clauses_shown(row) == [[now.clause_id]]

    def test_names_each_clause_once(self) -> None:
        wording = clause()
        row = published(wording)
        ClauseTargetFactory.create(annotation=note(row), wording=wording)
        assert clauses_shown(row) == [[wording.clause_id]]

    def test_names_of_its_notes_clauses_those_that_were_chosen_for_it(self) -> None:
        one, other = clause(), clause()
        row = published(one)
        ClauseTargetFactory.create(annotation=note(row), wording=other)
        beside = QuotationFactory.create(text=row.text, words="nobody objected", annotation=note(row))
        QuotationCandidateFactory.create(quotation=beside, wording=other, chosen=True)
        whole = QuotationFactory.create(text=row.text, words="The rest", annotation=note(row))
        assert clauses_shown(row) == [[one.clause_id], [other.clause_id], [one.clause_id, other.clause_id]]
        assert whole.pk == passages_of(READER, row.commentary)[-1].id


def clauses_shown(row: Quotation) -> list[list[int]]:
    return [[each.clause_id for each in one.clauses] for one in passages_of(READER, row.commentary)]


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
    text = article("“One is here”. “Two is here”. “Three is here”.")
    for number, word in enumerate(("One", "Two", "Three"), 1):
        row = waiting(text, clause(f"{word} is here"), before="He: “", words=f"{word} is here")
        accept(by=EditorFactory.create(), quotation=row, base_version=1)
        row.refresh_from_db()
        publish_annotation(by=EditorFactory.create(), annotation=note(row), base_version=1)
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert len(passages_of(READER, text.commentary)) == number
