"""Two documents beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.reading.differing import GONE, NEW, Run
from apps.reading.gallery.cards import ALLIANCE, CONSULTATION, a_card
from apps.reading.gallery.documents import a_head, an_edition
from apps.reading.shapes import (
    ComparedHead,
    FoldedPairings,
    ForceNote,
    PairingRow,
    RowName,
    SideClause,
    SlopeKey,
    SlopesView,
)
from apps.reading.shapes.pictures import ZoneView
from apps.reading.slopes import MOVED, Tie, slopes

KINDS = ("same", "reworded", "merged", "split", "dropped", "new", "not-held", "translated", "unknown")
OLD = (
    Run("The Parties "),
    Run("shall", GONE, 1),
    Run(" consult without delay."),
)
NOW = (
    Run("The Parties "),
    Run("shall", GONE, foreign=True),
    Run(" may", NEW, 1),
    Run(" consult without delay"),
    Run(" and in writing", NEW),
    Run("."),
)
LONG = "What stayed as it was is folded, so that what differs is found. " * 16


def a_side(label: str = "11", words: tuple[Run, ...] = OLD, **changes: object) -> SideClause:
    side = SideClause(
        ref=label,
        url=f"/documents/a-declaration/{label}/",
        label=label,
        name=f"Paragraph {label}",
        kind="paragraph",
        heading=(),
        words=words,
        path=(),
    )
    return replace(side, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def a_pairing(**changes: object) -> PairingRow:
    row = PairingRow(
        key="11",
        dom_id="row-11",
        name="Paragraph 11 → Paragraph 12",
        kind="reworded",
        word="reworded",
        moved="",
        direction="weakened",
        direction_word="weakened",
        decided="",
        left=(a_side(),),
        right=(a_side("12", NOW),),
        ghost="",
        force=(
            ForceNote(1, "weakened", "weakened", "Obligation → possibility: “shall” became “may”."),
            ForceNote(0, "weakened", "weakened", "Obligation → possibility, by what an editor said of it."),
        ),
        both=(ALLIANCE,),
        only_left=(CONSULTATION,),
        only_right=(),
        notes=2,
        absences=1,
        notes_url="/compare/a-treaty/a-declaration/notes/11/",
        once=False,
        places=("10-10", "11-11"),
        amount="1 word went, 4 words came",
    )
    return replace(row, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def bare(**changes: object) -> PairingRow:
    values = {"direction": "", "direction_word": "", "force": (), "both": (), "only_left": (), "amount": ""}
    return a_pairing(**{**values, "notes": 0, "absences": 0, **changes})


def a_compared(**changes: object) -> ComparedHead:
    compared = ComparedHead(a_head(), (an_edition(),), "en", True, True, 43)
    return replace(compared, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def specimens() -> Mapping[str, Sequence[Specimen]]:
    sides = {"left": a_compared(), "right": a_compared()}
    return {
        "pairing_row": [Specimen(state, {"row": row, **sides}) for state, row in _rows().items()],
        "pairing_side": [
            Specimen(
                state,
                {
                    "clauses": clauses,
                    "ghost": "Dropped: a later document has nothing that corresponds.",
                    "document": a_compared(),
                    "side": "left",
                    "words": True,
                },
            )
            for state, clauses in {
                "under a chapter, with a heading": (
                    a_side(heading=(Run("Consultations"),), path=("Chapter II",), force="obligation"),
                ),
                "without a number, and long": (a_side("", (Run(LONG),), more=320),),
                "a ghost": (),
            }.items()
        ],
        "pairings_folded": [
            Specimen("the same", {"fold": _same(), **sides}),
            Specimen("left out by the filter", {"fold": _left_out(), **sides}),
        ],
        "row_notes": [
            Specimen(
                "on one side",
                {
                    "left_cards": (),
                    "right_cards": (a_card(number=7), a_card(number=8)),
                    "left": a_head(),
                    "right": a_head(),
                },
            )
        ],
        "pairing_glyph": [Specimen(kind, {"kind": kind}) for kind in (*KINDS, MOVED)],
        "force_glyph": [
            Specimen(each, {"direction": each}) for each in ("strengthened", "weakened", "reversed", "mixed")
        ],
        "compared_head": [
            Specimen("whole", {"document": a_compared(), "label": "Earlier"}),
            Specimen("no words held", {"document": a_compared(editions=(), clauses=0), "label": "Later"}),
        ],
        "slopes": [Specimen("every sort of line", {"view": _picture()}, frame="narrow")],
    }


def _rows() -> Mapping[str, PairingRow]:
    alone = {"left": (), "name": "Paragraph 12", "key": "new-12", "dom_id": "row-new-12"}
    return {
        "reworded and weaker, with notes": a_pairing(),
        "moved, otherwise the same, confirmed": bare(
            kind="same",
            word="same",
            moved="Moved from Chapter II to Chapter V",
            once=True,
            right=(a_side("12", ()),),
            decided="confirmed by an editor",
        ),
        "split": bare(
            kind="split",
            word="split",
            right=(a_side("12", NOW[:4]), a_side("13", (Run("In writing.", NEW),))),
        ),
        "dropped": bare(
            kind="dropped",
            word="dropped",
            right=(),
            ghost="Dropped: a later document has nothing that corresponds.",
            absences=1,
        ),
        "new": bare(
            **alone, kind="new", word="new", ghost="New: an earlier document has nothing that corresponds."
        ),
        "stronger in part": a_pairing(direction="mixed", direction_word="strengthened and weakened"),
    }


def _same() -> FoldedPairings:
    rows = (bare(kind="same", word="same", once=True, right=(a_side("12", ()),)),)
    return FoldedPairings("same", "1 clause is the same", rows, span="Paragraph 11")


def _left_out() -> FoldedPairings:
    names = tuple(
        RowName(
            f"row-{kind}",
            "/compare/a-treaty/a-declaration/?row=11#row-11",
            kind,
            kind,
            "Paragraph 11",
            "The Parties shall consult …",
        )
        for kind in ("same", "new")
    )
    return FoldedPairings("filter", "2 rows left out by the filter", names=names)


def _picture() -> SlopesView:
    kinds = ("same", "same", "reworded", "merged", "split", MOVED, "translated", "same", "unknown")
    ties = [
        Tie(place, (place * 2 + 1) % 9 if kind == MOVED else place, kind) for place, kind in enumerate(kinds)
    ]
    ties += [
        Tie(9, None, "dropped"),
        Tie(None, 9, "new"),
        Tie(10, None, "not-held"),
        Tie(10, 10, "reworded", False),
    ]
    picture = slopes(ties, 11, 11)
    zones = tuple(ZoneView("#row-11", "Paragraph 11", zone.path) for zone in picture.zones)
    keys = tuple(SlopeKey(kind, kind.replace("-", " ")) for kind in (*KINDS, MOVED))
    return SlopesView(picture, zones, keys, 11, 11, "A treaty", "A declaration")
