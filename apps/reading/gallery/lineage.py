"""Where clauses come from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.parallels.models import PairingKind
from apps.reading.shapes import (
    AncestorView,
    Contribution,
    MomentView,
    OtherDocument,
    PlaceRef,
    RecurrenceView,
    WordChange,
)

TREATY = OtherDocument(
    slug="a-treaty",
    title="Treaty of Friendship",
    url="/documents/a-treaty/",
    signed="3 July 1997",
    status="published",
    compare_url="/compare/a-treaty/a-declaration/",
)
ANCESTOR = AncestorView(
    document=TREATY,
    places=(PlaceRef("Article 4", "/documents/a-treaty/4/"),),
    beginning="The Parties may consult without delay where …",
    language="en",
    kind="reworded",
    word="reworded",
    moved=True,
    alike=84,
    compare_url="/compare/a-treaty/a-declaration/#row-4",
)
MERGED = replace(
    ANCESTOR,
    document=replace(TREATY, signed="", status="draft", title="A Protocol of a long name " * 4),
    places=(*ANCESTOR.places, PlaceRef("Article 5", "/documents/a-treaty/5/")),
    kind="merged",
    word="merged",
    moved=False,
    compare_url="",
)
CHANGE = WordChange(
    ancestor=ANCESTOR,
    heading=(("gone", "Talks"), ("new", "Consultations")),
    words=(("same", "The Parties "), ("gone", "may"), ("new", "shall"), ("same", " consult without delay.")),
    language="en",
)
RECURRENCE = RecurrenceView(
    documents=3, first=ANCESTOR, first_here=False, places=(ANCESTOR, MERGED), boilerplate=True
)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    """By the name of their component."""
    here = MomentView(
        document=replace(TREATY, slug="a-declaration", title="A Declaration", signed="22 February 2022"),
        places=(PlaceRef("Paragraph 11", "/documents/a-declaration/11/"),),
        beginning="The Parties shall consult without delay.",
        language="en",
        ancestor=None,
        change=None,
    )
    before = MomentView(TREATY, ANCESTOR.places, ANCESTOR.beginning, "en", ANCESTOR, CHANGE)
    bars = tuple(
        Contribution(replace(TREATY, title=f"Treaty number {number}"), number, share)
        for number, share in ((31, 75.6), (12, 29.3), (1, 2.4))
    )
    return {
        "pairing_kind": [
            Specimen(kind, {"kind": kind, "word": str(word)}) for kind, word in PairingKind.choices
        ],
        "ancestor": [
            Specimen("in its column", {"ancestor": ANCESTOR}),
            Specimen("named, with the words in common", {"ancestor": ANCESTOR, "named": True, "alike": True}),
            Specimen("several clauses of a draft", {"ancestor": MERGED, "named": True}),
        ],
        "word_change": [
            Specimen("closed", {"change": CHANGE}),
            Specimen("open, named", {"change": replace(CHANGE, heading=()), "named": True, "open": True}),
        ],
        "contributions": [
            Specimen("three", {"contributions": bars}),
            Specimen("none", {"contributions": ()}, blank=True),
        ],
        "line_of_clause": [Specimen("two moments", {"moments": (before, here)})],
        "recurrence": [
            Specimen("boilerplate", {"recurrence": RECURRENCE}),
            Specimen(
                "first of two",
                {
                    "recurrence": replace(
                        RECURRENCE, documents=2, first_here=True, first=None, boilerplate=False
                    )
                },
            ),
            Specimen(
                "nowhere else", {"recurrence": replace(RECURRENCE, documents=1, places=(), boilerplate=False)}
            ),
            Specimen("too short", {"recurrence": None}),
        ],
    }
