"""Where targets stand in wordings: one anchor for each pair, kept up when wordings are added."""

from collections.abc import Iterable

from django.dispatch import receiver

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.documents.models import Wording
from apps.documents.signals import wording_added, wording_stood_on
from apps.matching.engine.find import Fidelity, Finding, find_words


def place(target: Target, wordings: Iterable[Wording]) -> None:
    """Gives the span an anchor in each of the wordings, all of its own clause.

    In the wording on which it was made the selector is the anchor. Elsewhere the same words are sought: found at one
    place, they are `exact` (or `reworded` where the typography differs); otherwise `lost` in that wording, which
    leaves the note at its clause. Nothing is guessed, and what a person decided stays.
    """
    for wording in wordings:
        if wording.pk == target.made_on_id:
            values: dict[str, object] = {
                "state": AnchorState.EXACT,
                "start": target.start,
                "end": target.end,
                "score": 1.0,
            }
        else:
            values = _values(
                find_words(wording.text, target.quote, prefix=target.prefix, suffix=target.suffix)
            )
        anchor, created = Anchor.objects.get_or_create(target=target, wording=wording, defaults=values)
        if not created and not anchor.by_person:
            for name, value in values.items():
                setattr(anchor, name, value)
            anchor.save(update_fields=list(values))


def _values(finding: Finding) -> dict[str, object]:
    if finding.place is None:
        return {"state": AnchorState.LOST, "start": None, "end": None, "score": 0.0}
    exact = finding.fidelity is Fidelity.EXACT
    return {
        "state": AnchorState.EXACT if exact else AnchorState.REWORDED,
        "start": finding.place.start,
        "end": finding.place.end,
        "score": finding.fidelity.value,
    }


@receiver(wording_added, dispatch_uid="commentary.anchor_in_new_wording")
def anchor_in_new_wording(sender: object, *, wording: Wording, **_: object) -> None:
    """Every span of the clause gets its anchor in the new wording, within the transaction that adds it.

    Targets that an edit took away are anchored too: restoring an older version brings them back.
    """
    for target in Target.objects.filter(clause=wording.clause_id, kind=TargetKind.SPAN):
        place(target, [wording])


@receiver(wording_stood_on, dispatch_uid="commentary.stand_on_wording")
def stands_on_wording(sender: object, *, wording: Wording, **_: object) -> bool:
    """Whether a span was made on these words or was found in them again."""
    found = Anchor.objects.filter(wording=wording).exclude(state=AnchorState.LOST)
    return Target.objects.filter(made_on=wording).exists() or found.exists()
