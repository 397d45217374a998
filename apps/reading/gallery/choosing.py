"""The filter and its parts."""

from collections.abc import Mapping, Sequence

from apps.core.gallery import Specimen
from apps.reading.shapes import Choice, Facet, FilterView, Totals

STANCE = Facet(
    "stance",
    "Stance",
    (
        Choice("favourable", "favourable", 12, True, "?stance="),
        Choice("ambiguous", "ambiguous", 5, False, "?stance=ambiguous"),
        Choice("mixed", "mixed", 0, False, "?stance=mixed"),
    ),
)
EXPERT = Facet(
    "expert",
    "Expert",
    (
        Choice("a-kerimov", "A. Kerimov", 7, False, "?expert=a-kerimov"),
        Choice(
            "long",
            "Prof. Dr. Əbülfəz Cəfərzadə-Şıxəlizadə of a long name that does not end",
            1,
            False,
            "?expert=long",
        ),
    ),
)
TOPICS = Facet(
    "topic",
    "Topic",
    tuple(
        Choice(
            f"topic-{n}",
            f"Topic number {n}",
            12 - n,
            n == 2,
            f"?topic=topic-{n}",
            depth=0 if n % 4 == 0 else 1,
        )
        for n in range(12)
    ),
)
TOTALS = Totals(clauses=6, clauses_shown=2, notes=24, notes_shown=7)


def a_filter(**changes: object) -> FilterView:
    values: dict[str, object] = {
        "facets": (TOPICS, STANCE, EXPERT),
        "active": (),
        "match": "any",
        "match_choices": (),
        "clear_url": "?",
    }
    return FilterView(**{**values, **changes})  # type: ignore[arg-type] # names and types are those of its own fields


def specimens() -> Mapping[str, Sequence[Specimen]]:
    selected, other, nothing = STANCE.choices
    match = (Choice("any", "any of them", 0, True, "?"), Choice("all", "all of them", 0, False, "?match=all"))
    chosen = a_filter(active=(TOPICS.choices[2], selected), match_choices=match)
    return {
        "chip": [
            Specimen("to choose", {"choice": other, "facet": "stance"}),
            Specimen("chosen", {"choice": selected, "facet": "stance"}),
            Specimen("nothing there", {"choice": nothing, "facet": "stance"}),
            Specimen("without a sign, long", {"choice": EXPERT.choices[1], "facet": "expert"}),
        ],
        "match": [
            Specimen("any", {"choices": match}),
            Specimen("no topic chosen", {"choices": ()}, blank=True),
        ],
        "facet": [Specimen("few choices", {"facet": STANCE}), Specimen("many choices", {"facet": TOPICS})],
        "filter": [
            Specimen("nothing chosen", {"filter": a_filter(), "totals": TOTALS}),
            Specimen("two chosen", {"filter": chosen, "totals": TOTALS}),
            Specimen(
                "an address that cannot be used",
                {
                    "filter": a_filter(
                        problems=("Nothing here goes by “x”, so it was left out of the filter.",)
                    ),
                    "totals": TOTALS,
                },
            ),
        ],
    }
