"""A wording's words with the spans that notes stand on, as HTML.

Made in Python and not in a template because no white space may appear between two runs of a word.
Each run under notes becomes a link to its first note; its underlines nest, outermost first, so that
each keeps its own line; where a span ends, a letter leads to its note, as in a critical edition.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_lowercase
from typing import Protocol

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

DEPTHS = 3  # lines that can be told apart under one line of text; further notes keep their letter only


class Run(Protocol):
    """What a segment must offer; apps.reading.shapes.Segment does."""

    @property
    def text(self) -> str: ...
    @property
    def cards(self) -> tuple[str, ...]: ...
    @property
    def marks(self) -> tuple[str, ...]: ...
    @property
    def anchor_id(self) -> str: ...


class Noted(Protocol):
    """What a card must offer."""

    @property
    def dom_id(self) -> str: ...
    @property
    def hidden(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Siglum:
    """The letter of a note and the id of the place where its span begins ("" if it cannot be pointed at)."""

    letter: str
    back: str


def letters() -> Iterable[str]:
    """a … z, aa, ab …"""
    for number in count():
        tail = ascii_lowercase[number % 26]
        yield tail if number < 26 else ascii_lowercase[number // 26 - 1] + tail


@register.simple_tag
def sigla(segments: Sequence[Run], cards: Sequence[Noted]) -> dict[str, Siglum]:
    """A letter for each card that is shown and stands on some of the segments, in the order of the text."""
    shown = {card.dom_id for card in cards if not card.hidden}
    found: dict[str, Siglum] = {}
    supply = iter(letters())
    for segment in segments:
        for dom_id in segment.cards:
            if dom_id in shown and dom_id not in found:
                found[dom_id] = Siglum(next(supply), segment.anchor_id)
    return found


@register.filter
def letter_of(found: Mapping[str, Siglum], dom_id: str) -> str:
    """The card's letter, "" where it has none."""
    return found[dom_id].letter if dom_id in found else ""


@register.filter
def back_of(found: Mapping[str, Siglum], dom_id: str) -> str:
    """The id of the place in the text that the card stands on, "" where it has none."""
    return found[dom_id].back if dom_id in found else ""


@register.simple_tag
def marked_text(segments: Sequence[Run], found: Mapping[str, Siglum]) -> SafeString:
    """The segments as one string of HTML; cards without a siglum (filtered out) leave no trace."""
    last = {dom_id: place for place, segment in enumerate(segments) for dom_id in segment.cards}
    return format_html_join(
        "",
        "{}{}",
        (
            (_run(segment, found), _closing(segment, found, place, last))
            for place, segment in enumerate(segments)
        ),
    )


def _run(segment: Run, found: Mapping[str, Siglum]) -> SafeString:
    """One run: bare text, or a link with as many underlines as there are notes."""
    shown = [pair for pair in zip(segment.cards, segment.marks, strict=True) if pair[0] in found]
    anchor = format_html(' id="{}"', segment.anchor_id) if segment.anchor_id else ""
    if not shown:
        return format_html("<span{}>{}</span>", anchor, segment.text) if anchor else _escaped(segment.text)
    inner = _escaped(segment.text)
    for depth, (_card, mark) in reversed(list(enumerate(shown[:DEPTHS], start=1))):
        inner = format_html('<span class="line line-{} line-{}">{}</span>', depth, mark, inner)
    cards = [card for card, _mark in shown]
    # The letters are the keyboard's way to the note: a second tab stop on the same words would only be in the way.
    return format_html(
        '<a class="span"{} href="#{}" data-notes="{}" tabindex="-1">{}</a>',
        anchor,
        cards[0],
        " ".join(cards),
        inner,
    )


def _closing(segment: Run, found: Mapping[str, Siglum], place: int, last: Mapping[str, int]) -> SafeString:
    """The letters of the spans that end with this segment.

    The style sheet writes them: whoever selects or copies words here gets the declaration's, and no letter of ours.
    """
    return format_html_join(
        "",
        '<sup class="siglum"><a href="#{}" data-notes="{}" aria-label="{}" data-letter="{}"></a></sup>',
        (
            (card, card, _("Note %(letter)s") % {"letter": found[card].letter}, found[card].letter)
            for card in segment.cards
            if card in found and last[card] == place
        ),
    )


def _escaped(text: str) -> SafeString:
    return SafeString(conditional_escape(text))
