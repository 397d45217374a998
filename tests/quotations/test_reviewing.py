"""What the review of a commentary shows, and to whom."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer
from apps.quotations import selectors
from apps.quotations.models import Quotation
from apps.quotations.selectors import review
from apps.quotations.services import accept, reject
from tests.factories import (
    CommentaryFactory,
    CommentaryTextFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    ExaminedTextFactory,
    UserFactory,
    WordingFactory,
)
from tests.quotations.passages import ARTICLE, CONSULT, article, candidate, clause, waiting

pytestmark = pytest.mark.django_db

NOBODY: Viewer = AnonymousUser()


class TestWhatWaits:
    def test_is_found_and_undecided(self) -> None:
        open_, decided, gone = waiting(), waiting(), waiting(found=False)
        reject(by=EditorFactory.create(), quotation=decided, base_version=1)
        assert gone.pk != open_.pk
        assert list(selectors.waiting(UserFactory.create())) == [open_]

    def test_is_not_told_to_a_contributor_of_clauses_of_drafts(self) -> None:
        draft = EditionFactory.create(draft=True, document=DocumentFactory.create(draft=True))
        row = waiting(None, clause(edition=draft))
        assert list(selectors.waiting(EditorFactory.create())) == [row]
        assert not selectors.waiting(UserFactory.create()).exists()

    def test_is_for_who_may_write(self) -> None:
        waiting()
        assert not selectors.waiting(NOBODY).exists()


class TestTheReview:
    def test_has_the_text_and_its_passages_in_order_with_their_clauses(self) -> None:
        text, wording = article(), clause(label="11", heading="Consultations")
        second = waiting(text, clause("Something else."), words="Article 5", kind="reference", fidelity="")
        first = waiting(text, wording, clause())

        shown = review(EditorFactory.create(), text.commentary)

        assert (shown.text, shown.state, shown.waiting) == (text, "", 2)
        assert [each.id for each in shown.passages] == [first.pk, second.pk]
        best = shown.passages[0].candidates[0]
        assert (best.label, best.heading, best.text, best.wording_id) == (
            "11",
            "Consultations",
            wording.text,
            wording.pk,
        )
        assert (best.start, best.end) == (
            wording.text.index(CONSULT),
            wording.text.index(CONSULT) + len(CONSULT),
        )
        assert (best.document_slug, best.public) == (wording.document.slug, True)

    def test_shows_the_words_of_a_clause_that_is_only_named(self) -> None:
        row = waiting(None, clause("Something else."), words="Article 5", kind="reference", fidelity="")
        named = review(EditorFactory.create(), row.commentary).passages[0].candidates[0]
        assert (named.text, named.start) == ("Something else.", None)

    def test_tells_what_was_decided_and_by_whom(self) -> None:
        row, editor = waiting(), EditorFactory.create(name="Ada")
        accept(by=editor, quotation=row, base_version=1)
        (passage,) = review(editor, row.commentary).passages
        assert (passage.decision, passage.annotation_status) == ("accepted", "draft")
        assert passage.decided_by == str(editor)

    def test_leaves_out_what_is_found_no_more_unless_somebody_decided(self) -> None:
        text = article()
        waiting(text, found=False)
        kept = waiting(text, clause(), words="Article 5", found=False)
        reject(by=EditorFactory.create(), quotation=kept, base_version=1)
        assert [each.id for each in review(EditorFactory.create(), text.commentary).passages] == [kept.pk]

    def test_says_what_stayed_with_an_older_text(self) -> None:
        row = waiting()
        reject(by=EditorFactory.create(), quotation=row, base_version=1)
        text = row.text
        assert text is not None
        text.current = False
        text.save()
        CommentaryTextFactory.create(commentary=row.commentary)
        shown = review(EditorFactory.create(), row.commentary)
        assert (shown.passages, [each.id for each in shown.left_behind]) == ((), [row.pk])

    def test_says_why_a_text_was_not_examined(self) -> None:
        text = ExaminedTextFactory.create(state="failed", problem="It is too long.").text
        shown = review(EditorFactory.create(), text.commentary)
        assert (shown.state, shown.problem) == ("failed", "It is too long.")

    def test_without_a_text_is_empty(self) -> None:
        shown = review(EditorFactory.create(), CommentaryFactory.create())
        assert (shown.text, shown.passages, shown.state) == (None, (), "")

    def test_is_for_who_may_write(self) -> None:
        row = waiting()
        shown = review(NOBODY, row.commentary)
        assert (shown.text, shown.passages) == (None, ())


class TestWhoSeesWhichClauses:
    def test_of_a_draft_editors_alone(self) -> None:
        draft = EditionFactory.create(draft=True, document=DocumentFactory.create(draft=True))
        row = waiting(None, clause(), clause(edition=draft))
        alone = waiting(row.text, clause(edition=draft), words="Article 5")

        contributors = review(UserFactory.create(), row.commentary)
        editors = review(EditorFactory.create(), row.commentary)

        assert [each.id for each in contributors.passages] == [row.pk]
        assert len(contributors.passages[0].candidates) == 1
        assert [each.id for each in editors.passages] == [row.pk, alone.pk]
        assert [each.public for each in editors.passages[0].candidates] == [True, False]

    def test_that_are_withdrawn_nobody(self) -> None:
        row = waiting(
            None, clause(edition=EditionFactory.create(document=DocumentFactory.create(withdrawn=True)))
        )
        assert review(EditorFactory.create(), row.commentary).passages == ()

    def test_the_words_of_a_draft_of_a_public_clause_editors_alone(self) -> None:
        public = clause()
        draft = EditionFactory.create(draft=True, document=public.document)
        row = waiting(
            None, WordingFactory.create(edition=draft, clause=public.clause, text=f"New: {CONSULT}")
        )
        assert review(UserFactory.create(), row.commentary).passages == ()
        assert len(review(EditorFactory.create(), row.commentary).passages) == 1


def test_the_review_takes_five_queries(django_assert_num_queries: object) -> None:
    editor, text = EditorFactory.create(), article(" ".join(f"Word{n}" for n in range(9)) + ARTICLE)
    for number in range(3):
        row = waiting(text, clause(), clause(), words=f"Word{number}")
        candidate(row, clause())
        with django_assert_num_queries(5):  # type: ignore[operator]
            assert len(review(editor, text.commentary).passages) == number + 1
    assert Quotation.objects.count() == 3
