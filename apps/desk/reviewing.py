"""What the review does to several passages or notes at once: all of it or nothing."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.commentary.models import Annotation, Commentary
from apps.commentary.problems import CommentaryProblem
from apps.commentary.services import publish_annotation
from apps.desk.selectors.review_page import drafts_of
from apps.quotations.models import Decision, Quotation
from apps.quotations.services import undo


class DraftsChanged(CommentaryProblem):
    def __init__(self, expected: int, found: int) -> None:
        super().__init__(
            _(
                "You were shown %(expected)d drafts with words, and now there are %(found)d. Nothing was published. "
                "Look at them again."
            )
            % {"expected": expected, "found": found}
        )


@transaction.atomic
def undo_run(*, by: User, quotation: Quotation, base_version: int) -> list[Quotation]:
    """What was decided together is taken back together. Raises what ``undo`` raises, and then nothing is."""
    done = [undo(by=by, quotation=quotation, base_version=base_version)]
    if quotation.run is None:
        return done
    others = Quotation.objects.filter(text=quotation.text_id, run=quotation.run, decision=quotation.decision)
    for other in others.exclude(pk=quotation.pk).exclude(decision=Decision.WAITING).order_by("pk"):
        done.append(undo(by=by, quotation=other, base_version=other.version))
    return done


@transaction.atomic
def publish_drafts(*, by: User, commentary: Commentary, expected: int) -> Sequence[Annotation]:
    """Every draft of the commentary's accepted passages that has words. Raises DraftsChanged, and what
    publish_annotation raises; then none is published."""
    ready, _empty = drafts_of(commentary)
    if len(ready) != expected:
        raise DraftsChanged(expected, len(ready))
    return [publish_annotation(by=by, annotation=note, base_version=note.version) for note in ready]
