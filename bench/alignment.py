"""What became of each clause, of pairs of which it is known: `python -m bench.alignment CASES PREDICTIONS`.

Reads any cases file of the generator in the shared folder (GLOSSATOR_SHARED, or ../shared beside the checkout) and
writes predictions by the calls that a comparison makes. With --seeds it generates, predicts, scores and prints, and
measures how long two documents of 100 and of 1,000 clauses take.
"""

import json
import tempfile
import time
from ast import literal_eval
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apps.matching.engine.align import Unit, align
from bench.answers import answer, ask, command_line

LEVELS = ("light", "medium", "heavy", "boilerplate")
# What is read of a case: the clauses of both sides.
SHAPE = {"a": [str], "b": [str]}
# What the engine calls a clause that has no counterpart any more, and what the cases call it.
GONE, DROPPED = "gone", "dropped"
# Clauses on each side, and the aim in milliseconds.
SIZES = {100: 300, 1_000: 10_000}


@dataclass(frozen=True, slots=True)
class Row:
    """``f1`` of links and share of ``kinds`` that are right, by level; ``speed`` in milliseconds of one process for
    each pair of documents, 0 where it is not measured here."""

    name: str
    f1: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, float] = field(default_factory=dict)
    speed: float = 0.0


PEER = Row(
    "greedy best token-sort ratio, seed 1",
    dict(zip(LEVELS, (0.906, 0.907, 0.904, 0.866), strict=True)),
    dict(zip(LEVELS, (0.53, 0.64, 0.63, 0.61), strict=True)),
)
AIM = Row(
    "aim",
    dict(zip(LEVELS, (0.985, 0.98, 0.97, 0.955), strict=True)),
    dict(zip(LEVELS, (0.96, 0.94, 0.92, 0.91), strict=True)),
)


def predict(cases: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """For each case its groups, as the scorer reads them."""
    return [predicted(case["a"], case["b"]) for case in cases]


def predicted(a: Sequence[str], b: Sequence[str]) -> list[dict[str, Any]]:
    groups = align([Unit(text) for text in a], [Unit(text) for text in b])
    return [
        {
            "a": list(group.old),
            "b": list(group.new),
            "kind": DROPPED if group.kind == GONE else group.kind,
            "score": group.score,
        }
        for group in groups
    ]


def table(seeds: Sequence[int]) -> list[Row]:
    """One row for each seed, after the peer's and the aim."""
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        return [PEER, AIM, *(measured(seed, Path(place)) for seed in seeds)]


def measured(seed: int, place: Path) -> Row:
    cases, predictions = place / "cases.json", place / "predictions.json"
    ask("alignment.py", "generate", "--seed", str(seed), "--out", str(cases))
    speed = write(cases, predictions)
    scores = ask("alignment.py", "score", str(cases), str(predictions)).splitlines()
    found = {level: literal_eval(row) for level, row in (line.split(" ", 1) for line in scores)}
    return Row(
        f"Glossator, seed {seed}",
        {level: row["f1"] for level, row in found.items()},
        {level: row["kinds"] for level, row in found.items()},
        speed,
    )


def write(cases: Path, predictions: Path) -> float:
    """Milliseconds for each pair of documents."""
    spent, _groups = answer(cases, predictions, predict, SHAPE)
    return spent / max(1, len(json.loads(predictions.read_text())))


def large(size: int, seed: int, place: Path) -> float:
    """Milliseconds for two documents of so many clauses: those of the cases, one after the other."""
    cases = place / "cases.json"
    ask("alignment.py", "generate", "--seed", str(seed), "--out", str(cases))
    read = json.loads(cases.read_text())
    sides = [[text for case in read for text in case[side]][:size] for side in "ab"]
    start = time.process_time()
    predicted(*sides)
    return (time.process_time() - start) * 1000


def report(seeds: Sequence[int]) -> None:
    print(f"{'F1 of links / kinds right':40}{''.join(f'{level:>16}' for level in LEVELS)}{'ms a pair':>11}")
    for row in table(seeds):
        pairs = ((row.f1[level], row.kinds[level]) for level in LEVELS)
        figures = "".join(f"{f'{f1:.4f} / {kinds:.3f}':>16}" for f1, kinds in pairs)
        print(f"{row.name:40}{figures}{f'{row.speed:11.1f}' if row.speed else ''}")
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        for size, aim in SIZES.items():
            print(f"{size} clauses against {size}: {large(size, seeds[0], Path(place)):.0f} ms (aim {aim})")


def main() -> None:
    command_line(
        __doc__,
        report,
        lambda cases, predictions: print(f"{write(cases, predictions):.1f} ms for each pair of documents"),
    )


if __name__ == "__main__":
    main()
