"""Two editions beside each other."""

from collections.abc import Mapping, Sequence

from apps.core.gallery import Specimen
from apps.core.templatetags.spans import sigla
from apps.reading.gallery.clauses import HEBREW, RUSSIAN, a_row, a_wording
from apps.reading.gallery.documents import an_edition, editions
from apps.reading.shapes import ClauseRow, Half, Segment, WordingView

AGENCY = "as published by An agency"


def beside_itself(other: WordingView | None, language: str = "ru") -> ClauseRow:
    """A clause with two notes, beside what another edition has of it."""
    row = a_row()
    newspaper = Half(row.wording.edition_name, row.wording.language, row.wording)
    return a_row(halves=(newspaper, Half(AGENCY, language, other)))


def specimens() -> Mapping[str, Sequence[Specimen]]:
    one = a_row().cards[0].dom_id
    marked = (
        Segment("Стороны "),
        Segment(RUSSIAN[8:33], (one,), ("favourable",), "there"),
        Segment(RUSSIAN[33:]),
    )
    every = {
        "one note on both": a_wording(RUSSIAN, id=2, language="ru", segments=marked),
        "right to left, numbered otherwise": a_wording(HEBREW, id=2, language="he", label="1.a"),
        "not in the second": None,
    }
    rows = {state: beside_itself(other, other.language if other else "ru") for state, other in every.items()}
    translated = an_edition(language_name="Turkish", translator="A. Translator", status="draft")
    return {
        "beside": [
            Specimen(state, {"row": row, "sigla": sigla(row.segments, row.cards)}, frame="clause")
            for state, row in rows.items()
        ],
        "beside_heads": [
            Specimen("one is authentic", {"editions": editions(beside=True)}),
            Specimen("one is a translation", {"editions": (an_edition(), translated)}),
        ],
    }
