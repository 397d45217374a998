"""Which of a list of cards are shown, and how many the filter hides."""

from collections.abc import Sequence
from typing import Protocol

from django import template

register = template.Library()


class Hideable(Protocol):
    """What a card must offer."""

    @property
    def hidden(self) -> bool: ...


@register.filter
def shown_cards(cards: Sequence[Hideable]) -> list[Hideable]:
    return [card for card in cards if not card.hidden]


@register.filter
def hidden_count(cards: Sequence[Hideable]) -> int:
    return sum(card.hidden for card in cards)
