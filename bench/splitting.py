"""Where each clause begins, in real treaties as flat text: `python -m bench.splitting CASES PREDICTIONS`.

Reads any cases file of the generator in the shared folder (GLOSSATOR_SHARED, or ../shared beside the checkout) and
writes predictions by the call that the import makes. With --seeds it generates, predicts, scores and prints.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from ast import literal_eval
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apps.documents.engine.splitting import split

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or Path(__file__).parents[2] / "shared")
SCRIPT = "splitting.py"


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
            for piece in split(case["text"], language=case.get("lang", "")).pieces
        ]
        for case in cases
    ]


def table(seeds: Sequence[int]) -> list[Row]:
    """One row for each seed, after the peer's."""
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        return [PEER, *(measured(seed, Path(place)) for seed in seeds)]


def measured(seed: int, place: Path) -> Row:
    cases, predictions = place / "cases.json", place / "predictions.json"
    script("generate", "--seed", str(seed), "--out", str(cases))
    speed = write(cases, predictions)
    found = literal_eval(script("score", str(cases), str(predictions)))
    return Row(
        f"Glossator, seed {seed}",
        found["precision"],
        found["recall"],
        found["labels"],
        found["perfect"],
        speed,
    )


def script(*arguments: str) -> str:
    """What the generator prints."""
    place = SHARED / "bench"
    if not (place / SCRIPT).is_file():
        raise SystemExit(f"There is no {SCRIPT} in {place}; GLOSSATOR_SHARED says where the folder is")
    command = [sys.executable, SCRIPT, *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout


def write(cases: Path, predictions: Path) -> float:
    """Milliseconds for each case."""
    read = json.loads(cases.read_text())
    start = time.process_time()
    found = predict(read)
    spent = time.process_time() - start
    predictions.write_text(json.dumps(found, ensure_ascii=False))
    return spent * 1000 / max(1, len(read))


def report(rows: Iterable[Row]) -> None:
    print(f"{'':44}{'precision':>10}{'recall':>9}{'labels':>9}{'perfect':>9}{'ms':>6}")
    for row in rows:
        speed = f"{row.speed:6.0f}" if row.speed else ""
        figures = f"{row.precision:10.4f}{row.recall:9.4f}{row.labels:9.4f}{row.perfect:>9}"
        print(f"{row.name:44}{figures}{speed}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, help="a cases file")
    parser.add_argument("predictions", nargs="?", type=Path, help="where the predictions go")
    parser.add_argument("--seeds", type=int, nargs="+", help="generate, predict and score these")
    given = parser.parse_args()
    if given.seeds:
        report(table(given.seeds))
    elif given.cases and given.predictions:
        print(f"{write(given.cases, given.predictions):.0f} ms for each treaty")
    else:
        parser.error("give a cases file and where the predictions go, or --seeds")


if __name__ == "__main__":
    main()
