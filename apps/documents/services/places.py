"""Where a clause goes among those of its document.

All current wordings of a document share one order, across its editions, so that the editions can be read side by side.
"""

from apps.documents.contents import Place
from apps.documents.engine.ranks import NoRoom, between
from apps.documents.models import Clause, Edition, Wording
from apps.documents.problems import NoRoomHere


def rank_at(edition: Edition, place: Place) -> str:
    """An order key for the place that no clause of the document has. Raises NoRoomHere."""
    taken = Wording.objects.current().filter(document=edition.document_id)
    if place.first:
        lower, upper = None, taken.order_by("rank").values_list("rank", flat=True).first()
    elif place.after is not None:
        lower = rank_of(place.after, edition)
        later = taken.filter(rank__gt=lower) if lower is not None else taken.none()
        upper = later.order_by("rank").values_list("rank", flat=True).first()
    else:
        lower, upper = taken.order_by("rank").values_list("rank", flat=True).last(), None
    return _between(lower, upper)


def rank_beside(clause: Clause, edition: Edition) -> str:
    """For a clause that other editions hold: the key it has there, or one behind it where that is taken here."""
    rank = rank_of(clause, edition)
    if rank is None:
        return rank_at(edition, Place())
    if edition.wordings.current().filter(rank=rank).exists():
        return rank_at(edition, Place(after=clause))
    return rank


def rank_of(clause: Clause, edition: Edition) -> str | None:
    """The clause's current key in this edition, else in the oldest other that holds it."""
    ranks = dict(
        Wording.objects.current()
        .filter(clause=clause)
        .order_by("edition_id")
        .values_list("edition_id", "rank")
    )
    return ranks.get(edition.pk, next(iter(ranks.values()), None))


def _between(lower: str | None, upper: str | None) -> str:
    try:
        rank = between(lower, upper)
    except NoRoom as error:
        raise NoRoomHere from error
    longest = Wording._meta.get_field("rank").max_length
    if longest is not None and len(rank) > longest:
        raise NoRoomHere
    return rank
