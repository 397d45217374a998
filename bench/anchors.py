"""Spans through six kinds of revision, of which the fate is known: `python -m bench.anchors CASES PREDICTIONS`.

Reads any cases file of the generator in the shared folder (GLOSSATOR_SHARED, or ../shared beside the checkout) and
writes predictions by the calls that a revision makes. With --seeds it generates, predicts, scores and prints.
"""

import re
import tempfile
from ast import literal_eval
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apps.matching.engine.align import Unit, align, partners_of
from apps.matching.engine.carry import carry
from bench.answers import answer, ask, command_line

LEVELS = ("typography", "light", "medium", "heavy", "shuffle", "decoy")
# What is read of a case.
SHAPE = {"old": str, "new": str, "anchors": [{"start": int, "end": int}]}
PARAGRAPH = re.compile(r"\S.*?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """``placed`` and ``misplaced`` by level; ``speed`` in milliseconds of one process for each span, everything
    included, 0 where it is not measured here."""

    name: str
    placed: dict[str, float] = field(default_factory=dict)
    misplaced: dict[str, float] = field(default_factory=dict)
    speed: float = 0.0


PEER = Row(
    "the Hypothesis client's matcher, seed 1",
    dict(zip(LEVELS, (0.980, 1.000, 0.970, 0.961, 0.980, 0.894), strict=True)),
    dict(zip(LEVELS, (0.020, 0.000, 0.030, 0.039, 0.020, 0.358), strict=True)),
)


def predict(cases: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """For each case what became of each of its spans, as the scorer reads it."""
    return [predicted(case) for case in cases]


def predicted(case: dict[str, Any]) -> list[dict[str, Any]]:
    old, new = paragraphs(case["old"]), paragraphs(case["new"])
    texts = [text for _at, text in old], [text for _at, text in new]
    groups = align([Unit(text) for text in texts[0]], [Unit(text) for text in texts[1]])
    begins = [at for at, _text in old]
    spans = []
    for anchor in case["anchors"]:
        unit = max(0, bisect_right(begins, anchor["start"]) - 1)
        spans.append((unit, anchor["start"] - begins[unit], anchor["end"] - begins[unit]))
    answers = []
    for found in carry(*texts, partners_of(groups), spans):
        place: dict[str, int | None] = {"start": None, "end": None}
        if found.unit is not None and found.start is not None and found.end is not None:
            at = new[found.unit][0]
            place = {"start": at + found.start, "end": at + found.end}
        answers.append({"state": found.state, **place, "score": found.score})
    return answers


def paragraphs(text: str) -> list[tuple[int, str]]:
    """What blank lines separate, and where it begins; one empty paragraph where there is nothing."""
    return [(match.start(), match[0]) for match in PARAGRAPH.finditer(text)] or [(0, "")]


def table(seeds: Sequence[int]) -> list[Row]:
    """One row for each seed, after the peer's."""
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        return [PEER, *(measured(seed, Path(place)) for seed in seeds)]


def measured(seed: int, place: Path) -> Row:
    cases, predictions = place / "cases.json", place / "predictions.json"
    ask("anchors.py", "generate", "--seed", str(seed), "--out", str(cases))
    speed = write(cases, predictions)
    scores = ask("anchors.py", "score", str(cases), str(predictions)).splitlines()
    found = {level: literal_eval(row) for level, row in (line.split(" ", 1) for line in scores)}
    return Row(
        f"Glossator, seed {seed}",
        {level: row["placed_rate"] for level, row in found.items()},
        {level: row["misplaced_rate"] for level, row in found.items()},
        speed,
    )


def write(cases: Path, predictions: Path) -> float:
    """Milliseconds for each span."""
    spent, spans = answer(cases, predictions, predict, SHAPE)
    return spent / max(1, spans)


def report(rows: Iterable[Row]) -> None:
    print(f"{'placed / misplaced':40}{''.join(f'{level:>14}' for level in LEVELS)}{'ms each':>9}")
    for row in rows:
        pairs = ((row.placed[level], row.misplaced[level]) for level in LEVELS)
        figures = "".join(f"{f'{placed:.3f} / {misplaced:.3f}':>14}" for placed, misplaced in pairs)
        print(f"{row.name:40}{figures}{f'{row.speed:9.2f}' if row.speed else ''}")


def main() -> None:
    command_line(
        __doc__,
        lambda seeds: report(table(seeds)),
        lambda cases, predictions: print(f"{write(cases, predictions):.2f} ms for each span"),
    )


if __name__ == "__main__":
    main()
