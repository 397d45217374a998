"""Where targets stand in wordings: one anchor for each pair, kept up when wordings are added."""

from collections.abc import Iterable

from django.dispatch import receiver

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState
from apps.commentary.reanchoring import foresee, write
from apps.documents.models import Wording
from apps.documents.replacing import Before, Now, Replacement
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
def anchor_in_new_wording(sender: object, *, wording: Wording, previous: Wording | None, **_: object) -> None:
    """Every span of the clause, and every one that stood on the words replaced, gets its anchor in the new wording, by
    the rules for a whole new text and within the transaction that adds it.

    Targets that an edit took away are anchored too: restoring an older version brings them back.
    """
    before = (
        ()
        if previous is None
        else (Before(wording.clause_id, previous.pk, previous.text, previous.label, (0,)),)
    )
    elsewhere = (
        Wording.objects.current()
        .filter(
            edition=wording.edition_id,
            anchors__target__clause=wording.clause_id,
            anchors__start__isnull=False,
        )
        .exclude(clause=wording.clause_id)
        .distinct()
    )
    what = Replacement(
        edition_id=wording.edition_id,
        language=wording.edition.language,
        before=before,
        now=(
            Now(wording.clause_id, None, wording.text, wording.label),
            *(Now(row.clause_id, row.pk, row.text, row.label) for row in elsewhere),
        ),
    )
    write(what, {0: wording.pk}, foresee(what))


@receiver(wording_stood_on, dispatch_uid="commentary.stand_on_wording")
def stands_on_wording(sender: object, *, wording: Wording, **_: object) -> bool:
    """Whether a span was made on these words or was found in them again."""
    found = Anchor.objects.filter(wording=wording).exclude(state=AnchorState.LOST)
    return Target.objects.filter(made_on=wording).exists() or found.exists()
