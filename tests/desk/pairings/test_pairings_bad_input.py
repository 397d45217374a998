"""What a form of the desk of pairings never sends: nothing is written, a sentence says why, what was chosen stays."""

from typing import Any

import pytest

from apps.accounts.models import User
from apps.documents.models import Document
from apps.documents.services import withdraw_clause, withdraw_document
from apps.parallels import services
from apps.parallels.models import Comparison, Decision, Pairing
from tests.desk.conftest import text_of
from tests.desk.pairings.scene import Pair, a_pair
from tests.desk.pairings.test_pairings_correct import chosen
from tests.parallels.treaties import PEACE, TRADE, clauses, entered, pairing_of

pytestmark = pytest.mark.django_db
HUGE = "9" * 5_000
NONSENSE = ("", "x", "-1", HUGE, "1" * 30, "\x00", b"\xed\xa0\x80", "²")
ACTS = ("confirm", "reject", "back", "correct")


@pytest.fixture
def pair(editor: User) -> Pair:
    return a_pair(editor)


def decided() -> int:
    return Pairing.objects.exclude(decision=Decision.WAITING).count()


@pytest.mark.parametrize("act", ACTS)
def test_a_version_that_is_none_decides_nothing(pair: Pair, act: str) -> None:
    row, old = pair.of(2), clauses(pair.old)
    sent: dict[str, Any] = {
        "left": [old[2].pk],
        "right": [],
        "at": HUGE,
        "kind": "\x00",
        "show": "?",
        "seen": "9.x.\x00",
    }
    for version in NONSENSE:
        assert pair.post(row, act, version=[version], **sent).status_code == 409, version[:9]
    answer = pair.desk.post(pair.act(row, act), sent)
    assert answer.status_code == 409
    assert "while you were looking at it. Nothing was done." in text_of(answer)
    assert act != "correct" or chosen(text_of(answer), "left") == [old[2].pk]
    assert decided() == 0


@pytest.mark.parametrize("act", ACTS)
def test_a_pairing_of_other_documents_is_not_there(pair: Pair, editor: User, act: str) -> None:
    third = entered(PEACE)
    services.compare(viewer=editor, left=pair.old.document, right=third.document)
    foreign = pairing_of(clauses(third)[0])
    assert pair.post(foreign, act).status_code == 404
    for pk in ("0", "1" * 30, HUGE):
        assert pair.desk.post(f"{pair.url}{pk}/{act}/", {"version": 1}).status_code == 404
    assert decided() == 0


def test_clauses_that_are_not_of_the_two_are_refused(pair: Pair) -> None:
    foreign, old = clauses(entered(TRADE))[0], clauses(pair.old)[1]
    for right in ([foreign.pk], [999_999_999], [old.pk]):
        answer = pair.post(pair.of(2), "correct", left=[old.pk], right=right)
        assert answer.status_code == 422
        assert "One of these clauses is not held any more." in text_of(answer)
        assert chosen(text_of(answer), "left") == [old.pk]
    answer = pair.post(pair.of(2), "correct", left=list(NONSENSE), right=list(NONSENSE))
    assert answer.status_code == 422
    assert "Clauses correspond one to one" in text_of(answer)
    assert decided() == 0


def test_what_is_withdrawn_while_one_decides_is_told(pair: Pair, editor: User) -> None:
    row, old = pair.of(2), clauses(pair.old)[1]
    withdraw_clause(by=editor, clause=old, reason="It is not in the document.")
    for act in ACTS:
        answer = pair.post(row, act, left=[old.pk], right=[clauses(pair.new)[1].pk])
        assert answer.status_code in (404, 409), act
        assert "hold" in text_of(answer) or "Nothing was done" in text_of(answer), act
    document = Document.objects.get(pk=pair.old.document_id)
    withdraw_document(by=editor, document=document, base_version=document.version, reason="Never.")
    for act in ACTS:
        assert pair.post(row, act).status_code == 404, act
    assert decided() == 0


def test_comparing_nonsense_is_told(pair: Pair) -> None:
    for left in (*NONSENSE, "no-such"):
        answer = pair.desk.post("/desk/comparisons/", {"left": [left], "right": pair.new.document.slug})
        assert answer.status_code == 422
        assert f'name="right" value="{pair.new.document.slug}"' in text_of(answer)
    for query in ("page", "show", "order", "kind", "at"):
        for value in ("9" * 5_000, "%00", "%ED%A0%80", "²"):
            assert pair.desk.get(f"{pair.url}?{query}={value}").status_code == 200
            assert pair.desk.get(f"/desk/comparisons/?{query}={value}").status_code == 200
    assert Comparison.objects.count() == 1
