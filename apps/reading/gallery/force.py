"""How strongly a clause binds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.matching.engine.force import Level, Mark
from apps.parallels.evidence import ForceEvidence, evidence_of
from apps.parallels.shapes import ForceFace

TEXT = "The Parties shall not, where possible, host foreign bases. Either Party may consider joint exercises."
NO_BASES = Mark(12, 21, Level.OBLIGATION, 47, negated=True, actor=(0, 11), hedges=((23, 37),))
EXERCISES = Mark(72, 84, Level.POSSIBILITY, 27, actor=(59, 71))
RUSSIAN = "Стороны обязуются воздерживаться от действий, направленных друг против друга."
REFRAIN = Mark(8, 35, Level.OBLIGATION, 50, negated=True, actor=(0, 7))


def _evidence(
    text: str = TEXT, marks: tuple[Mark, ...] = (NO_BASES, EXERCISES), language: str = "en"
) -> ForceEvidence:
    level = max((mark.level for mark in marks), default=Level.NONE)
    return evidence_of(text, ForceFace(level, level, marks), language)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    read = _evidence()
    said = replace(
        read, level=2, word="aspiration", corrected=True, note="Its annex takes back what it promises."
    )
    states = {
        "as the rules read it": read,
        "said by an editor": said,
        "said by an editor, of earlier words": replace(said, outdated=True, note=""),
        "in another language": _evidence(RUSSIAN, (REFRAIN,), "ru"),
        "many expressions": _evidence(f"{TEXT} " * 9, _often(9)),
        "no promise": _evidence("The attached map is part of this text.", ()),
    }
    return {
        "force": [
            *(
                Specimen(state, {"force": force, "language": force.language})
                for state, force in states.items()
            ),
            Specimen(
                "no promise in a part of a sentence",
                {"force": states["no promise"], "language": "en", "part": True},
            ),
            Specimen("in a language without rules", {"force": None, "language": "hy"}),
        ],
        "force_evidence": [
            Specimen("one passage", {"force": read}),
            Specimen("several, and more", {"force": _evidence(f"{TEXT} " * 9, _often(9))}),
        ],
    }


def _often(times: int) -> tuple[Mark, ...]:
    """The marks of a text that is repeated."""
    return tuple(
        replace(
            mark,
            start=mark.start + by,
            end=mark.end + by,
            actor=mark.actor and (mark.actor[0] + by, mark.actor[1] + by),
            hedges=tuple((start + by, end + by) for start, end in mark.hedges),
        )
        for by in range(0, times * (len(TEXT) + 1), len(TEXT) + 1)
        for mark in (NO_BASES, EXERCISES)
    )
