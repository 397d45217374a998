"""Where each clause begins, in real treaties as flat text: `python -m bench.splitting CASES PREDICTIONS`.

Reads any cases file of the generator in the shared folder (GLOSSATOR_SHARED, or ../shared beside the checkout) and
writes predictions by the call that the import makes. With --seeds it generates, predicts, scores and prints.
"""

import json
import tempfile
from ast import literal_eval
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apps.documents.engine.splitting import split
from bench.answers import answer, ask, command_line

SCRIPT = "splitting.py"
# What is read of a case; a language may be missing.
SHAPE = {"text": str}


@dataclass(frozen=True, slots=True)
class Row:
    """``perfect`` as "57/60"; ``speed`` in milliseconds of one process for each treaty, 0 where it is not known."""

    name: str
    precision: float
    recall: float
    labels: float
    perfect: str
    speed: float = 0.0


PEER = Row("regular expression for “Article N”, seed 1", 0.984, 0.772, 1.0, "35/60")


def predict(cases: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """For each case the pieces as the scorer reads them."""
    return [
        [
            {"at": piece.start, "label": piece.label or piece.number, "depth": piece.rank}
            for piece in split(case["text"], language=case.get("lang") or "").pieces
        ]
        for case in cases
    ]


def table(seeds: Sequence[int]) -> list[Row]:
    """One row for each seed, after the peer's."""
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        return [PEER, *(measured(seed, Path(place)) for seed in seeds)]


def measured(seed: int, place: Path) -> Row:
    cases, predictions = place / "cases.json", place / "predictions.json"
    ask(SCRIPT, "generate", "--seed", str(seed), "--out", str(cases))
    speed = write(cases, predictions)
    found = literal_eval(ask(SCRIPT, "score", str(cases), str(predictions)))
    return Row(
        f"Glossator, seed {seed}",
        found["precision"],
        found["recall"],
        found["labels"],
        found["perfect"],
        speed,
    )


def write(cases: Path, predictions: Path) -> float:
    """Milliseconds for each case."""
    spent, _pieces = answer(cases, predictions, predict, SHAPE)
    return spent / max(1, len(json.loads(predictions.read_text())))


def report(rows: Iterable[Row]) -> None:
    print(f"{'':44}{'precision':>10}{'recall':>9}{'labels':>9}{'perfect':>9}{'ms':>6}")
    for row in rows:
        speed = f"{row.speed:6.0f}" if row.speed else ""
        figures = f"{row.precision:10.4f}{row.recall:9.4f}{row.labels:9.4f}{row.perfect:>9}"
        print(f"{row.name:44}{figures}{speed}")


def main() -> None:
    command_line(
        __doc__,
        lambda seeds: report(table(seeds)),
        lambda cases, predictions: print(f"{write(cases, predictions):.0f} ms for each treaty"),
    )


if __name__ == "__main__":
    main()
