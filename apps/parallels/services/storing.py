"""Writes pairings: of those that are there already only what differs."""

from collections.abc import Sequence

from apps.parallels.computing import Kept, Key, kept_of
from apps.parallels.engine.texts import Paired
from apps.parallels.models import Comparison, Decision, Pairing, PairingMember
from apps.parallels.sides import Side, words_state

AT_ONCE = 500  # rows in a statement


def store(row: Comparison, sides: tuple[Side, Side], found: Sequence[Paired]) -> None:
    """Afterwards exactly these pairings stand. A pairing that is not found any more keeps its row and its decision; one
    that is found again stands again."""
    known = {one.key: one for one in kept_of([row])[row.pk]}
    wanted: dict[Key, Paired] = {(frozenset(one.left), frozenset(one.right)): one for one in found}
    # What falls goes first: a clause stands in one pairing at any time.
    fallen = [one.id for key, one in known.items() if one.standing and key not in wanted]
    for pairing in Pairing.objects.filter(pk__in=fallen):
        pairing.standing = False
        pairing.version += 1
        pairing.save(update_fields=["standing", "version"])
    _change(
        [
            after
            for key, one in wanted.items()
            if key in known and (after := _after(known[key], one, sides)) is not None
        ]
    )
    _insert(row, sides, [one for key, one in wanted.items() if key not in known])


def _after(kept: Kept, found: Paired, sides: tuple[Side, Side]) -> Pairing | None:
    """The pairing as it becomes, None where nothing differs. A version passes where what a person looks at differs."""
    state = words_state(sides, (*found.left, *found.right))
    score = round(found.score, 3)
    if (kept.kind, kept.moved, kept.score, kept.state, kept.standing) == (
        found.kind,
        found.moved,
        score,
        state,
        True,
    ):
        return None
    seen = (kept.kind, kept.state, kept.standing) != (found.kind, state, True)
    return Pairing(
        pk=kept.id,
        kind=found.kind.value,
        moved=found.moved,
        score=score,
        state=state,
        standing=True,
        version=kept.version + seen,
    )


def _change(rows: Sequence[Pairing]) -> None:
    Pairing.objects.bulk_update(
        rows, ["kind", "moved", "score", "state", "standing", "version"], batch_size=AT_ONCE
    )


def _insert(row: Comparison, sides: tuple[Side, Side], found: Sequence[Paired]) -> None:
    made = Pairing.objects.bulk_create(
        [
            Pairing(
                comparison=row,
                kind=one.kind.value,
                moved=one.moved,
                score=round(one.score, 3),
                state=words_state(sides, (*one.left, *one.right)),
                decision=Decision.WAITING,
            )
            for one in found
        ],
        batch_size=AT_ONCE,
    )
    members = [
        PairingMember(
            pairing=pairing, comparison=row, document_id=side.document.id, clause_id=clause, position=place
        )
        for pairing, one in zip(made, found, strict=True)
        for side, clauses in zip(sides, (one.left, one.right), strict=True)
        for place, clause in enumerate(clauses)
    ]
    PairingMember.objects.bulk_create(members, batch_size=AT_ONCE)
