import pytest
from django.utils import timezone

from apps.documents.models import Edition, Revision, Wording
from apps.matching.engine.force import Level
from apps.parallels.forces import corrected_forces_at
from apps.parallels.models import ClauseForce
from apps.parallels.problems import NotAllowed, StaleForce
from apps.parallels.services import set_force
from tests.factories import EditorFactory, RevisionFactory, UserFactory, WordingFactory
from tests.parallels.services.test_comparing import revise
from tests.parallels.treaties import PEACE, TRADE, entered, rows, wording

pytestmark = pytest.mark.django_db


def test_what_a_person_says_outranks_the_rules_and_stays_through_a_revision() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, TRADE)
    made = set_force(
        by=EditorFactory.create(),
        wording=wording(right, 2),
        base_version=0,
        level=Level.ASPIRATION,
        note="Hollow.",
    )
    assert made is not None
    assert made.version == 1
    row = rows(left, right)[1]
    force = row.right[0].force
    assert force is not None
    assert (force.level, force.read, force.corrected, force.outdated) == (
        Level.ASPIRATION,
        Level.OBLIGATION,
        True,
        False,
    )
    assert row.force == "weakened"
    revise(wording(right, 2), f"{TRADE} Always.")
    after = rows(left, right)[1].right[0].force
    assert after is not None
    assert (after.level, after.outdated) == (Level.ASPIRATION, True)


def test_what_is_said_of_words_to_come_waits_until_they_are_published() -> None:
    left, right = entered(PEACE), entered(PEACE)
    shown, by = wording(right, 1), EditorFactory.create()
    set_force(by=by, wording=shown, base_version=0, level=Level.ASPIRATION, note="Of today.")
    revision = RevisionFactory.create(edition=right, published_at=None)
    Wording.objects.filter(pk=shown.pk).update(until=2)
    coming = WordingFactory.create(edition=right, clause=shown.clause, since=2, text=PEACE)
    set_force(by=by, wording=coming, base_version=1, level=Level.NONE, note="A secret.")

    def said() -> tuple[int, str, bool] | None:
        force = rows(left, right)[0].right[0].force
        return (force.level, force.note, force.outdated) if force else None

    assert said() == (Level.ASPIRATION, "Of today.", False)
    before = timezone.now()
    Revision.objects.filter(pk=revision.pk).update(published_at=timezone.now())
    Edition.objects.filter(pk=right.pk).update(current_revision=2)
    assert said() == (Level.NONE, "A secret.", False)
    then = corrected_forces_at([shown.clause_id], before)
    assert [each.note for each in then.values()] == ["Of today."]


def test_a_correction_can_be_taken_back() -> None:
    edition, by = entered(PEACE), EditorFactory.create()
    assert set_force(by=by, wording=wording(edition, 1), base_version=0, level=None) is None
    set_force(by=by, wording=wording(edition, 1), base_version=0, level=Level.NONE)
    set_force(by=by, wording=wording(edition, 1), base_version=1, level=None)
    face = rows(edition, entered(PEACE))[0].left[0].force
    assert face is not None
    assert (face.level, face.corrected, face.version) == (Level.OBLIGATION, False, 2)


def test_of_two_who_correct_the_second_is_told() -> None:
    edition, by = entered(PEACE), EditorFactory.create()
    set_force(by=by, wording=wording(edition, 1), base_version=0, level=Level.NONE)
    with pytest.raises(StaleForce) as caught:
        set_force(by=by, wording=wording(edition, 1), base_version=0, level=Level.COMMITMENT)
    assert caught.value.version == 1
    with pytest.raises(NotAllowed):
        set_force(by=UserFactory.create(), wording=wording(edition, 1), base_version=1, level=None)
    assert ClauseForce.objects.get().level == Level.NONE
