"""What `compare` keeps, and what it does when something changed."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.documents.contents import WordingContent
from apps.documents.models import Clause, Wording
from apps.documents.services.wordings import revise_wording
from apps.parallels.models import Comparison, Pairing, PairingKind, PairingMember
from apps.parallels.problems import NothingHeld, NotSeen, SameDocument
from apps.parallels.services import compare
from tests.factories import DocumentFactory, EditorFactory
from tests.parallels.treaties import (
    COURT,
    PEACE,
    READER,
    SCHOOL,
    TRADE,
    clauses,
    entered,
    pairing_of,
    wording,
)

pytestmark = pytest.mark.django_db


def revise(row: Wording, text: str) -> None:
    content = WordingContent(
        text=text, kind=row.kind, label=row.label, label_source=row.label_source, heading="", lead_in=""
    )
    revise_wording(by=None, wording=row, base_version=row.version, content=content, reason="A misprint.")


def test_both_orders_are_one_comparison() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, COURT)
    made = compare(viewer=READER, left=left.document, right=right.document)
    assert compare(viewer=READER, left=right.document, right=left.document) == made
    assert set(Pairing.objects.values_list("kind", flat=True)) == {"same", "dropped", "new"}
    assert PairingMember.objects.count() == 4
    assert made.basis == {"left": [[left.pk, 1]], "right": [[right.pk, 1]]}


def test_asked_again_nothing_is_written() -> None:
    left, right = entered(PEACE), entered(PEACE)
    first = compare(viewer=READER, left=left.document, right=right.document)
    again = compare(viewer=READER, left=left.document, right=right.document)
    assert again.computed_at == first.computed_at
    assert Pairing.objects.get().version == 1


def test_a_changed_wording_marks_the_comparison_and_only_its_pairing_is_written() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, TRADE)
    compare(viewer=READER, left=left.document, right=right.document)
    kept = pairing_of(clauses(left)[1])
    revise(wording(right, 1), PEACE.replace("peaceful", "friendly"))
    assert Comparison.objects.get().stale

    assert not compare(viewer=READER, left=left.document, right=right.document).stale

    assert pairing_of(clauses(left)[0]).kind == PairingKind.REWORDED
    assert pairing_of(clauses(left)[0]).version == 2
    assert pairing_of(clauses(left)[1]) == kept
    assert Pairing.objects.get(pk=kept.pk).version == 1


def test_what_is_withdrawn_without_a_signal_is_seen_all_the_same() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, TRADE)
    compare(viewer=READER, left=left.document, right=right.document)
    Clause.objects.filter(pk=clauses(right)[1].pk).update(withdrawn_at="2026-01-01T00:00Z")
    compare(viewer=READER, left=left.document, right=right.document)
    assert pairing_of(clauses(left)[1]).kind == PairingKind.DROPPED


def test_a_pairing_that_is_found_again_is_the_same_row() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, TRADE)
    compare(viewer=READER, left=left.document, right=right.document)
    before = pairing_of(clauses(left)[1])
    row = wording(right, 2)
    revise(row, SCHOOL)
    compare(viewer=READER, left=left.document, right=right.document)
    assert pairing_of(clauses(left)[1]) != before
    revise(wording(right, 2), TRADE)
    compare(viewer=READER, left=left.document, right=right.document)
    assert pairing_of(clauses(left)[1]) == before


def test_of_a_published_document_drafts_are_left_out() -> None:
    left, right = entered(PEACE), entered(PEACE)
    entered(COURT, document=right.document, draft=True)
    compare(viewer=EditorFactory.create(), left=left.document, right=right.document)
    assert PairingMember.objects.count() == 2


def test_a_draft_is_compared_for_editors_alone() -> None:
    left = entered(PEACE)
    draft = entered(PEACE, document=DocumentFactory.create(draft=True), draft=True)
    compare(viewer=EditorFactory.create(), left=left.document, right=draft.document)
    with pytest.raises(NotSeen):
        compare(viewer=AnonymousUser(), left=left.document, right=draft.document)


def test_the_language_of_both_is_compared() -> None:
    left = entered("Tərəflər sülhə sadiqdir.", language="az", authentic=True)
    entered(PEACE, document=left.document, language="en")
    right = entered(PEACE, language="en-GB")
    made = compare(viewer=READER, left=left.document, right=right.document)
    assert (made.left_language, made.right_language) == ("en", "en-GB")
    assert Pairing.objects.get().kind == PairingKind.SAME


def test_in_other_languages_numbers_speak() -> None:
    left, right = entered("Tərəflər sülhə sadiqdir.", language="az"), entered(PEACE, language="en")
    compare(viewer=READER, left=left.document, right=right.document)
    assert Pairing.objects.get().kind == PairingKind.TRANSLATED


def test_what_cannot_be_compared_is_said() -> None:
    left, empty = entered(PEACE).document, DocumentFactory.create(title="Treaty of 1997")
    with pytest.raises(SameDocument, match="twice"):
        compare(viewer=READER, left=left, right=left)
    with pytest.raises(NothingHeld, match="Treaty of 1997"):
        compare(viewer=READER, left=left, right=empty)
    assert not Comparison.objects.exists()


def test_one_thousand_against_three() -> None:
    left = entered(*(f"{TRADE} Number {n} of the {n * 7 % 1000}th list." for n in range(60)))
    right = entered(PEACE, TRADE, COURT)
    compare(viewer=READER, left=left.document, right=right.document)
    assert PairingMember.objects.filter(standing=True).count() == 63
