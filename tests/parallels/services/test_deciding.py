"""What people decide of pairings, and that it stays."""

import pytest

from apps.documents.models import Wording
from apps.documents.services import restore_clause, withdraw_clause
from apps.parallels.models import Decision, Pairing, PairingKind
from apps.parallels.problems import ClauseTaken, NoPairing, NotAllowed, NotItsTurn, StalePairing
from apps.parallels.services import compare, confirm, correct, reject, take_back
from tests.factories import EditorFactory, RevisionFactory, UserFactory, WordingFactory
from tests.parallels.services.test_comparing import revise
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


class Scene:
    """Two documents whose second clauses were reworded thoroughly."""

    def __init__(self, right: tuple[str, ...] = (PEACE, TRADE)) -> None:
        self.left, self.right = entered(PEACE, TRADE), entered(*right)
        self.by = EditorFactory.create()
        self.compare()

    def compare(self) -> None:
        compare(viewer=READER, left=self.left.document, right=self.right.document)

    def pairing(self, number: int) -> Pairing:
        return pairing_of(clauses(self.left)[number - 1])

    def at(self, number: int) -> int:
        return clauses(self.left)[number - 1].pk

    def there(self, number: int) -> int:
        return clauses(self.right)[number - 1].pk


def test_what_is_confirmed_outlives_a_revision() -> None:
    scene = Scene()
    confirmed = confirm(by=scene.by, pairing=scene.pairing(2), base_version=1)
    assert (confirmed.decision, confirmed.decided_by) == (Decision.CONFIRMED, scene.by)
    revise(wording(scene.right, 2), SCHOOL)
    scene.compare()
    after = scene.pairing(2)
    assert after == confirmed
    assert (after.decision, after.kind) == (Decision.CONFIRMED, PairingKind.REWORDED)


def test_what_is_rejected_is_not_found_again() -> None:
    scene = Scene()
    rejected = reject(by=scene.by, pairing=scene.pairing(2), base_version=1)
    assert not rejected.standing
    assert scene.pairing(2).kind == PairingKind.DROPPED
    revise(wording(scene.right, 2), f"{TRADE} Again.")
    scene.compare()
    assert scene.pairing(2).kind == PairingKind.DROPPED


def test_a_clause_without_a_counterpart_is_not_rejected() -> None:
    scene = Scene((PEACE, SCHOOL))
    with pytest.raises(NotItsTurn, match="say which clause"):
        reject(by=scene.by, pairing=scene.pairing(2), base_version=1)


def test_what_a_person_says_instead_holds() -> None:
    scene = Scene((PEACE, SCHOOL))
    made = correct(
        by=scene.by, pairing=scene.pairing(2), base_version=1, left=[scene.at(2)], right=[scene.there(2)]
    )
    assert (made.decision, made.kind, made.standing) == (Decision.CORRECTED, PairingKind.REWORDED, True)
    revise(wording(scene.left, 1), f"{PEACE} Always.")
    scene.compare()
    assert scene.pairing(2) == made


def test_several_clauses_may_be_one() -> None:
    scene = Scene((PEACE,))
    made = correct(
        by=scene.by,
        pairing=scene.pairing(1),
        base_version=1,
        left=[scene.at(2), scene.at(1)],
        right=[scene.there(1)],
    )
    assert made.kind == PairingKind.MERGED
    assert list(made.members.order_by("document", "position").values_list("clause", flat=True)) == [
        scene.at(1),
        scene.at(2),
        scene.there(1),
    ]


def test_a_person_may_say_dropped_where_only_excerpts_are_held() -> None:
    left, right = entered(PEACE), entered(COURT, extent="excerpts")
    compare(viewer=READER, left=left.document, right=right.document)
    found = pairing_of(clauses(left)[0])
    assert found.kind == PairingKind.NOT_HELD
    made = correct(
        by=EditorFactory.create(), pairing=found, base_version=1, left=[clauses(left)[0].pk], right=[]
    )
    assert (made.pk, made.kind, made.decision) == (found.pk, PairingKind.DROPPED, Decision.CORRECTED)


def test_a_decision_can_be_taken_back() -> None:
    scene = Scene()
    rejected = reject(by=scene.by, pairing=scene.pairing(2), base_version=1)
    back = take_back(by=scene.by, pairing=rejected, base_version=rejected.version)
    assert (back.decision, back.standing, back.decided_by) == (Decision.WAITING, True, None)
    with pytest.raises(NotItsTurn):
        take_back(by=scene.by, pairing=back, base_version=back.version)


def test_who_looked_at_other_words_is_told() -> None:
    scene = Scene()
    pairing = scene.pairing(2)
    revise(wording(scene.right, 2), TRADE.replace("promote", "encourage"))
    with pytest.raises(StalePairing) as caught:
        confirm(by=scene.by, pairing=pairing, base_version=1)
    assert caught.value.version > 1
    assert Pairing.objects.get(pk=pairing.pk).decision == Decision.WAITING


def test_of_two_who_decide_the_second_is_told() -> None:
    scene = Scene()
    confirm(by=scene.by, pairing=scene.pairing(1), base_version=1)
    with pytest.raises(StalePairing):
        reject(by=EditorFactory.create(), pairing=scene.pairing(1), base_version=1)


def test_what_is_no_pairing_is_refused_and_nothing_changes() -> None:
    scene = Scene()
    pairing = scene.pairing(2)
    for left, right in (
        ([scene.at(1), scene.at(2)], [scene.there(1), scene.there(2)]),
        ([], []),
        ([scene.at(1), scene.at(2)], []),
        ([0], [scene.there(1)]),
    ):
        with pytest.raises(NoPairing):
            correct(by=scene.by, pairing=pairing, base_version=1, left=left, right=right)
    assert Pairing.objects.get(pk=pairing.pk).version == 1


def test_a_decided_clause_is_not_taken_away() -> None:
    scene = Scene()
    confirm(by=scene.by, pairing=scene.pairing(1), base_version=1)
    with pytest.raises(ClauseTaken):
        correct(
            by=scene.by, pairing=scene.pairing(2), base_version=1, left=[scene.at(2)], right=[scene.there(1)]
        )


def test_contributors_do_not_decide() -> None:
    scene = Scene()
    with pytest.raises(NotAllowed):
        confirm(by=UserFactory.create(), pairing=scene.pairing(1), base_version=1)


def test_a_confirmed_pairing_waits_while_its_clause_is_gone() -> None:
    scene = Scene()
    confirmed = confirm(by=scene.by, pairing=scene.pairing(2), base_version=1)
    RevisionFactory.create(edition=scene.right)
    Wording.objects.filter(clause=scene.there(2)).update(until=2)
    type(scene.right).objects.filter(pk=scene.right.pk).update(current_revision=2)
    scene.compare()
    kept = Pairing.objects.get(pk=confirmed.pk)
    assert (kept.standing, kept.decision) == (False, Decision.CONFIRMED)
    with pytest.raises(NotItsTurn, match="holds no more"):
        confirm(by=scene.by, pairing=kept, base_version=kept.version)


def test_of_two_decisions_on_a_clause_that_was_away_the_newer_holds() -> None:
    scene = Scene((PEACE, TRADE, SCHOOL))
    earlier = confirm(by=scene.by, pairing=scene.pairing(2), base_version=1)
    away = clauses(scene.right)[1]
    withdraw_clause(by=scene.by, clause=away, reason="It was printed by mistake.")
    scene.compare()
    dropped = scene.pairing(2)
    later = correct(
        by=scene.by, pairing=dropped, base_version=dropped.version, left=[scene.at(2)], right=[scene.there(3)]
    )
    restore_clause(by=scene.by, clause=away)
    scene.compare()
    assert scene.pairing(2).pk == later.pk
    earlier.refresh_from_db()
    assert (earlier.decision, earlier.standing) == (Decision.CONFIRMED, False)
    assert pairing_of(away).kind == PairingKind.NEW


def test_a_clause_without_words_may_be_said_to_have_no_counterpart() -> None:
    scene = Scene()
    bare = [
        WordingFactory.create(edition=one, text="", label="Chapter I", ref="i", kind="chapter").clause
        for one in (scene.left, scene.right)
    ]
    scene.compare()
    pairing = pairing_of(bare[0])
    assert pairing.kind == PairingKind.SAME
    made = correct(by=scene.by, pairing=pairing, base_version=pairing.version, left=[bare[0].pk], right=[])
    assert (made.kind, made.standing) == (PairingKind.DROPPED, True)
