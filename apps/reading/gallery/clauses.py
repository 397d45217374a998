"""Clauses, their words, and what stands in the place of those that are left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.core.templatetags.spans import sigla
from apps.reading.gallery.cards import ALLIANCE, BARE, CONSULTATION, OTHER, PASSAGE, STANCES, UNTITLED, a_card
from apps.reading.shapes import Card, ClauseRow, FoldedClauses, Segment, WordingView

WORDS = "The Parties shall consult without delay on matters that touch the security of one of them."
RUSSIAN = "Стороны безотлагательно консультируются по вопросам, затрагивающим безопасность одной из Сторон."
HEBREW = "הצדדים ייוועצו ללא דיחוי בעניינים הנוגעים לביטחונו של אחד מהם."


def a_wording(text: str = WORDS, **changes: object) -> WordingView:
    wording = WordingView(
        id=1,
        clause_url="/documents/a-declaration/1/",
        edition_ref="newspaper-en",
        edition_name="as quoted by A newspaper",
        language="en",
        label="1",
        label_source="",
        kind="paragraph",
        heading="",
        lead_in="",
        whole=True,
        text=text,
        segments=(Segment(text),),
    )
    return replace(wording, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def a_row(number: int = 1, **changes: object) -> ClauseRow:
    """A clause with two notes on its words, of which one lies within the other."""
    cards = (
        a_card(number * 10, quote="shall consult without delay"),
        a_card(number * 10 + 1, quote="without delay", mark="ambiguous", stances=STANCES[2:3]),
    )
    one, two = (card.dom_id for card in cards)
    segments = (
        Segment("The Parties "),
        Segment("shall consult ", (one,), ("favourable",), f"span-{number}-1"),
        Segment("without delay", (one, two), ("favourable", "ambiguous"), f"span-{number}-2"),
        Segment(" on matters that touch the security of one of them."),
    )
    row = ClauseRow(
        id=number,
        ref=str(number),
        dom_id=f"clause-{number}",
        url=f"/documents/a-declaration/{number}/",
        label=str(number),
        label_note="",
        kind="paragraph",
        depth=0,
        wording=a_wording(segments=segments),
        variants=(),
        topics=(ALLIANCE, CONSULTATION),
        cards=cards,
        shown=True,
        marks=("favourable", "ambiguous"),
    )
    return replace(row, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def without_notes(number: int = 1, **changes: object) -> ClauseRow:
    return a_row(number, **{"cards": (), "marks": (), "topics": (), "wording": a_wording(), **changes})


def rows() -> tuple[ClauseRow, ...]:
    """A short document: for the outline, the map and the strip."""
    return (
        without_notes(1, label="", ref="preamble-u1", kind="recital", force=1),
        a_row(2, force=5),
        a_row(3, depth=1, marks=("unfavourable", "mixed"), force=4),
        a_row(4, shown=False, marks=("neutral",), force=0),
        without_notes(5, force=3),
    )


def _quoting() -> tuple[Card, ...]:
    return (
        a_card(1, passages=(PASSAGE, BARE)),
        a_card(2, passages=(BARE,), commentary=UNTITLED, experts=(OTHER,), markdown=""),
    )


def specimens() -> Mapping[str, Sequence[Specimen]]:
    row = a_row()
    letters = sigla(row.segments, row.cards)
    return {
        "clause": _clauses(),
        "quoted_in": [
            Specimen("in one", {"row": a_row(cards=(a_card(1, passages=(PASSAGE,)),))}),
            Specimen("in two", {"row": a_row(cards=_quoting())}),
        ],
        "clause_head": [
            Specimen("numbered", {"row": row}, frame="clause"),
            Specimen(
                "numbered by another",
                {"row": a_row(label_note="numbered by An agency", label="4.2.a")},
                frame="clause",
            ),
            Specimen(
                "without a number",
                {"row": a_row(label="", label_note="unnumbered", kind="recital")},
                frame="clause",
            ),
        ],
        "margin_bare": [
            Specimen("notes that follow", {"number": 3, "part": 2, "url": "/documents/a-declaration/1/"}),
            Specimen("all notes hidden", {"number": 0, "hidden": 2}),
            Specimen("nobody speaks of it", {"number": 0}),
        ],
        "wording": [
            Specimen("with notes", {"wording": row.wording, "sigla": letters}),
            Specimen("plain", {"wording": a_wording()}),
            Specimen("named", {"wording": a_wording(), "named": True}),
            Specimen(
                "a part only, with a lead-in",
                {"wording": a_wording(whole=False, lead_in="The parties agree to")},
            ),
            Specimen("Russian", {"wording": a_wording(RUSSIAN, language="ru")}),
            Specimen("right to left", {"wording": a_wording(HEBREW, language="he", lead_in="הצדדים")}),
            Specimen("a word without end", {"wording": a_wording("Mitbestimmung" * 12)}),
        ],
        "folded": [
            Specimen("by the filter", {"fold": FoldedClauses((without_notes(1),), "filter", 0), "parts": {}}),
            Specimen(
                "by the edition, with notes",
                {"fold": FoldedClauses((a_row(1), without_notes(2)), "edition", 2), "parts": {}},
            ),
        ],
        "outline": [Specimen("some left out", {"rows": rows()}, frame="narrow")],
    }


def _clauses() -> list[Specimen]:
    other = a_wording(id=2, edition_name="as quoted by An agency", text=f"{WORDS} In short.", label="1.")
    every = {
        "with notes": a_row(),
        "without notes": without_notes(),
        "all notes hidden": a_row(cards=tuple(replace(card, hidden=True) for card in a_row().cards)),
        "many notes": a_row(cards=(*a_row().cards, *(a_card(n) for n in range(50, 54)))),
        "for those who may write, with another wording": a_row(
            annotate_url="/desk/", variants=(other,), named=True
        ),
        "right to left": without_notes(wording=a_wording(HEBREW, language="he")),
        "numbered far down": without_notes(label="12.3.4.b", depth=3, kind="item"),
    }
    return [
        *(Specimen(state, {"row": row}, frame="clauses") for state, row in every.items()),
        Specimen("notes that follow", {"row": a_row(), "part": 2}, frame="clauses"),
    ]
