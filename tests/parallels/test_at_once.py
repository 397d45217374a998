"""Two people, or a reader and an editor, at the same moment, in real transactions."""

from functools import partial

import pytest

from apps.parallels.models import Comparison, Decision, Pairing, PairingMember
from apps.parallels.problems import StalePairing
from apps.parallels.services import compare, confirm, reject
from tests.factories import EditorFactory
from tests.invariants.test_at_once import ROUNDS, at_once, problems
from tests.parallels.services.test_comparing import revise
from tests.parallels.treaties import COURT, PEACE, READER, TRADE, clauses, entered, pairing_of, wording

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_compare_at_once_make_one_comparison() -> None:
    left, right = entered(PEACE, TRADE), entered(TRADE, COURT)
    act = partial(compare, viewer=READER, left=left.document, right=right.document)
    other_way = partial(compare, viewer=READER, left=right.document, right=left.document)
    for number in range(ROUNDS):
        assert problems(at_once(act, other_way)) == []
        assert Comparison.objects.count() == 1
        assert PairingMember.objects.filter(standing=True).count() == 4
        revise(wording(left, 1), f"{PEACE} Again {number}.")


def test_of_two_editors_the_second_is_told() -> None:
    left, right = entered(PEACE), entered(PEACE)
    one, other = EditorFactory.create(), EditorFactory.create()
    compare(viewer=READER, left=left.document, right=right.document)
    pairing = pairing_of(clauses(left)[0])
    acts = [partial(act, pairing=pairing, base_version=1) for act in (confirm, reject)]
    results = at_once(partial(acts[0], by=one), partial(acts[1], by=other))
    assert problems(results) == [StalePairing]


def test_a_wording_that_changes_meanwhile_is_decided_on_before_or_not_at_all() -> None:
    for number in range(ROUNDS):
        left, right = entered(PEACE), entered(PEACE)
        editor = EditorFactory.create()
        compare(viewer=READER, left=left.document, right=right.document)
        pairing = pairing_of(clauses(left)[0])
        results = at_once(
            partial(confirm, by=editor, pairing=pairing, base_version=1),
            partial(revise, wording(right, 1), f"{PEACE} Always {number}."),
        )
        assert set(problems(results)) <= {StalePairing}
        compare(viewer=READER, left=left.document, right=right.document)
        after = Pairing.objects.get(pk=pairing.pk)
        assert (after.decision == Decision.CONFIRMED) == (problems(results) == [])
        assert not Comparison.objects.get(left=left.document_id).stale
