"""Gives the notes of a page their numbers, in the order in which paper is read, and puts them into the text."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from apps.reading.shapes import (
    Card,
    ClauseRow,
    Footnote,
    PrintedClause,
    PrintedPlace,
    PrintedRun,
    Segment,
)


class Numbering:
    """Counts the footnotes of one document. Ask for the title first, then for the clauses in their order."""

    def __init__(self) -> None:
        self._cards: list[Card] = []
        self._number: dict[str, int] = {}  # by the card's id on the page

    def of(self, cards: Iterable[Card]) -> tuple[int, ...]:
        """The next numbers, for notes on a whole; those that the filter hides get none."""
        return tuple(self._next(card) for card in cards if not card.hidden)

    def clause(self, row: ClauseRow) -> PrintedClause:
        """A note on words gets its number where they end; one without words in this wording, at the clause's end."""
        cards = {card.dom_id: card for card in row.cards if not card.hidden}
        runs = tuple(self._runs(row.wording.segments, cards))
        return PrintedClause(
            row=row,
            runs=runs or (PrintedRun(row.wording.text),),
            numbers=self.of(card for card in cards.values() if card.dom_id not in self._number),
        )

    def _runs(self, segments: Sequence[Segment], cards: Mapping[str, Card]) -> Iterable[PrintedRun]:
        last = {dom_id: place for place, segment in enumerate(segments) for dom_id in segment.cards}
        for place, segment in enumerate(segments):
            ending = [cards[dom_id] for dom_id in segment.cards if dom_id in cards and last[dom_id] == place]
            yield PrintedRun(segment.text, self.of(ending))

    def _next(self, card: Card) -> int:
        self._cards.append(card)
        self._number[card.dom_id] = len(self._cards)
        return len(self._cards)

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """All that were numbered. A note that stands at several places is printed in full at the first."""
        first: dict[UUID, int] = {}
        found = []
        for number, card in enumerate(self._cards, 1):
            same_as = first.setdefault(card.id, number)
            found.append(
                Footnote(
                    number=number,
                    card=card,
                    same_as=same_as if same_as != number else 0,
                    also=tuple(self._places(card)),
                )
            )
        return tuple(found)

    def _places(self, card: Card) -> Iterable[PrintedPlace]:
        for place in card.also:
            number = self._number.get(place.url.removeprefix("#"), 0) if place.url.startswith("#") else 0
            away = reverse("reading:annotation", args=[card.id]) if place.url.startswith("#") else place.url
            yield PrintedPlace(place.label, number, away, place.language)
