"""Cards of notes: which of a list are shown, how many the filter hides, and their HTML."""

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

KEPT = 4_096  # cards kept as HTML by a process, some ten megabytes
KEPT_MARGINS = 256  # without cards; they differ by a number
KEPT_CLAUSES = 4_096  # and clauses with their words and cards, some twenty


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


@register.simple_tag
def annotation_card(card: Hashable, siglum: str = "", back: str = "") -> SafeString:
    """The component annotation_card.html, for lists of cards.

    A card is plain frozen data from which all of its HTML follows, so what was rendered once is given again: a page
    of 900 notes is made four times as fast, and a note that changes is another card.
    """
    render = _render if settings.DEBUG else _render_once
    return render(card, siglum, back, get_language())


def _render(card: Hashable, siglum: str, back: str, _language: str | None) -> SafeString:
    return render_to_string("components/annotation_card.html", {"card": card, "siglum": siglum, "back": back})


_render_once = lru_cache(maxsize=KEPT)(_render)


class Placed(Hashable, Protocol):
    """What a clause's row must offer."""

    @property
    def id(self) -> int: ...
    @property
    def dom_id(self) -> str: ...
    @property
    def cards(self) -> Sequence[Hideable]: ...


@register.simple_tag
def clause_row(row: Placed, parts: Mapping[int, int], kept: bool = False) -> SafeString:
    """The component clause.html, rendered once for as long as nothing in its row changes: of a page on which one
    note changed, one clause is made anew.

    ``parts`` names the clauses whose notes follow later, with the part. ``kept``: the browser holds the clause, so that
    only its margin is sent unless it has cards now (behaviours/whole-swap.js).
    """
    part = parts.get(row.id, 0)
    shown = sum(not card.hidden for card in row.cards)
    if kept and (part or not shown):
        margin = _render_margin(shown, len(row.cards) - shown, get_language())
        return format_html(
            '<article class="clause-row" data-keep="{}" data-part="{}">{}</article>',
            row.dom_id,
            part or "",
            margin,
        )
    render = _render_clause if settings.DEBUG else _render_clause_once
    return render(row, part, get_language())


def _render_clause(row: Placed, part: int, _language: str | None) -> SafeString:
    return render_to_string("components/clause.html", {"row": row, "part": part})


_render_clause_once = lru_cache(maxsize=KEPT_CLAUSES)(_render_clause)


@lru_cache(maxsize=KEPT_MARGINS)
def _render_margin(number: int, hidden: int, _language: str | None) -> SafeString:
    return render_to_string("components/margin_bare.html", {"number": number, "hidden": hidden})
