"""The pictures of a document's page, from its rows: the map, the outline's lines, the strip of stances."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.commentary.models.target import StanceValue
from apps.core.templatetags.ui import DATA_LANGUAGE, dom, first_words, language_name, listing, notes_count
from apps.parallels.words import LEVEL_WORDS, level_word
from apps.reading.minimap import NOTHING, WIDTH, Bar, minimap
from apps.reading.shapes import Card, ClauseRow, FilterView, ReadingPage
from apps.reading.shapes.pictures import Key, MinimapView, Strip, StripCell, StripRow, Weave, Zone, ZoneView
from apps.reading.strip import Noted, Place, strip
from apps.topics.tree import SEPARATOR

register = template.Library()

COLOURS = 7  # of the palette; groups beyond it are drawn like each other
PIXELS = 16  # of a clause's place in the map, where there is room
UNREAD = "unread"  # the ink of clauses in a language of which the rules of force know nothing
# Period and thread of each ink of the force: whole, then ever more air. The map is some sixty pixels wide, so a thread
# of two units can just be seen; and wherever a bar begins, however short, it has some thread.
WEAVES = {
    "force-5": (WIDTH, WIDTH),
    "force-4": (10, 8),
    "force-3": (8, 4),
    "force-2": (4, 2),
    "force-1": (10, 2),
    NOTHING: (WIDTH, WIDTH),
    UNREAD: (5, 2),
}
MANY = 100  # lines
WORDS = 5  # two lines of the outline
LABELS = dict(StanceValue.choices)  # in the language of whoever asks


@register.simple_tag
def document_map(rows: Sequence[ClauseRow]) -> MinimapView:
    """The map of the clauses, with its legends."""
    groups = [_groups(row) for row in rows]
    colours = _colours(groups)
    notes = [len(row.visible_cards) for row in rows]
    bars = [
        Bar(
            length=len(row.wording.text),
            notes=number,
            stances=row.marks,
            groups=tuple(dict.fromkeys(colours[name] for name in of_row)),
            force=_force_ink(row),
            depth=row.depth,
            shown=row.shown,
        )
        for row, number, of_row in zip(rows, notes, groups, strict=True)
    ]
    drawn = minimap(bars)
    most = max(notes, default=0)
    return MinimapView(
        map=drawn,
        pixels=PIXELS * len(rows),
        zones=tuple(_zone(zone, rows, groups) for zone in drawn.zones),
        stances=tuple(_stance_keys({ink.colour for ink in drawn.by_stance})),
        groups=tuple(_group_keys(colours, {ink.colour for ink in drawn.by_topic})),
        forces=tuple(_force_keys(rows)),
        weaves=tuple(Weave(ink.colour, *WEAVES[ink.colour]) for ink in drawn.by_force),
        clauses=len(rows),
        noted=sum(number > 0 for number in notes),
        heaviest=_name(rows[notes.index(most)]) if most else "",
        most=most,
    )


def _groups(row: ClauseRow) -> tuple[str, ...]:
    """The topics at the top of the tree under which the clause stands; where none is laid over it, its notes'."""
    topics = row.topics or tuple(topic for card in row.visible_cards for topic in card.topics)
    return tuple(dict.fromkeys(topic.path.split(SEPARATOR)[0] for topic in topics))


def _colours(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """A colour for each group, those of most clauses first; the order of names is the order of colours."""
    clauses = Counter(name for of_row in groups for name in of_row)
    leading = sorted(clauses, key=lambda name: (-clauses[name], name))[:COLOURS]
    palette = {name: f"group-{number}" for number, name in enumerate(sorted(leading), start=1)}
    return {name: palette.get(name, "group-others") for name in clauses}


def _stance_keys(used: set[str]) -> Iterator[Key]:
    for value, label in StanceValue.choices:
        if value in used:
            yield Key(value, str(label))
    if NOTHING in used:
        yield Key(NOTHING, _("no note"))


def _group_keys(colours: dict[str, str], used: set[str]) -> Iterator[Key]:
    for name, colour in sorted(colours.items(), key=lambda pair: pair[1]):
        if colour != "group-others":
            yield Key(colour, name, DATA_LANGUAGE)
    if "group-others" in used:
        yield Key("group-others", _("other topics"))
    if NOTHING in used:
        yield Key(NOTHING, _("no topic"))


def _force_ink(row: ClauseRow) -> str:
    if row.force is None:
        return UNREAD
    return f"force-{row.force}" if row.force else NOTHING


def _force_keys(rows: Sequence[ClauseRow]) -> Iterator[Key]:
    """From the strongest level, with the number of its clauses; last what the rules cannot read."""
    found = Counter(row.force for row in rows)
    for level in sorted(LEVEL_WORDS, reverse=True):
        if found[level]:
            ink = f"force-{level}" if level else NOTHING
            yield Key(ink, level_word(level), number=found[level])
    if found[None]:
        languages = dict.fromkeys(row.wording.language for row in rows if row.force is None)
        named = listing([language_name(language) for language in languages])
        yield Key(UNREAD, _("not read in %(languages)s") % {"languages": named}, number=found[None])


def _zone(zone: Zone, rows: Sequence[ClauseRow], groups: Sequence[tuple[str, ...]]) -> ZoneView:
    first, last = rows[zone.first], rows[zone.last]
    if first is not last:
        number = sum(len(row.visible_cards) for row in rows[zone.first : zone.last + 1])
        title = f"{_name(first)}–{_name(last)} · {notes_count(number)}"
    else:
        stances = listing([str(LABELS.get(value, value)) for value in first.marks])
        number = len(first.visible_cards)
        force = level_word(first.force) if first.force else ""
        notes = notes_count(number) if number else ""
        parts = (_name(first), listing(groups[zone.first]), notes, stances, force)
        title = " · ".join(part for part in parts if part)
    return ZoneView(f"#{first.dom_id}", title, zone.path)


def _name(row: ClauseRow) -> str:
    return row.label or row.ref


@register.simple_tag
def outline_lines(rows: Sequence[ClauseRow]) -> SafeString:
    """The outline's list: number, first words, signs of the stances, number of notes; a language is said where it is
    not that of most lines.

    Written here and not by a template: a document of a thousand clauses has a thousand lines.
    """
    languages = Counter(row.wording.language for row in rows)
    usual = max(languages, key=languages.__getitem__, default="")
    lines = mark_safe("".join([_line(row, usual) for row in rows]))  # noqa: S308 - each line escapes what it is given
    many = " outline-many" if len(rows) > MANY else ""  # laid out only where it is seen
    return format_html('<ol class="outline-list{}" data-where {}>{}</ol>', many, dom(usual), lines)


def _line(row: ClauseRow, usual: str) -> str:
    number = len(row.visible_cards)
    signs = "".join([f'<i class="{value}"></i>' for value in row.marks if value in LABELS])
    depth = f"depth-{min(row.depth, 3)}" if row.depth else ""
    classes = depth if row.shown else f"{depth} off".strip()
    language = row.wording.language
    return "".join(
        (
            f'<li class="{classes}">' if classes else "<li>",
            f'<a href="#{escape(row.dom_id)}"><b>{escape(row.label or "¶")}</b>',
            "<span>" if language == usual else f"<span {dom(language)}>",
            f"{escape(first_words(row.wording.heading or row.wording.text, WORDS))}</span>",
            f"<small>{signs} {number}</small>" if number else "",
            "</a></li>",
        )
    )


@register.simple_tag
def stance_strip(page: ReadingPage) -> Strip:
    """Which clauses are read how and for whom, as far as the filter shows it."""
    clauses = (Place(_name(row), f"#{row.dom_id}", _noted(row.visible_cards)) for row in page.outline)
    whole = Place(
        _("Whole document"), "#about", _noted(card for card in page.about if not card.hidden), whole=True
    )
    return strip([whole, *clauses], list(LABELS))


def _noted(cards: Iterable[Card]) -> tuple[Noted, ...]:
    return tuple(
        [
            Noted(
                experts=frozenset([expert.slug for expert in card.experts]),
                readings=tuple([(stance.party, stance.value) for stance in card.stances]),
            )
            for card in cards
        ]
    )


@register.simple_tag
def strip_cells(row: StripRow) -> SafeString:
    """The cells of a row of the strip: a sign for each stance, how many notes take it if more than one, and its
    word for those who hear it. Written here, for a long document has hundreds."""
    words = {value: escape(str(label)) for value, label in LABELS.items()}
    return mark_safe("".join([_cell(cell, words) for cell in row.cells]))  # noqa: S308 - each cell escapes what it is given


def _cell(cell: StripCell, words: Mapping[str, str]) -> str:
    tallies = [
        f'<i class="{tally.value}" aria-hidden="true" title="{words[tally.value]}"></i>'
        f"{tally.number if tally.number > 1 else ''}"
        f'<span class="visually-hidden">{words[tally.value]} </span>'
        for tally in cell.tallies
    ]
    link = f'<a href="{escape(cell.url)}">{"".join(tallies)}</a>' if tallies else ""
    return f'<td class="differ">{link}</td>' if cell.differ else f"<td>{link}</td>"


@register.filter
def party_url(filter_view: FilterView, party: str) -> str:
    """The view of what is read for a party; "" where it is chosen already or cannot be."""
    for facet in filter_view.facets:
        if facet.name == "party":
            return next((each.url for each in facet.choices if each.label == party and not each.selected), "")
    return ""
