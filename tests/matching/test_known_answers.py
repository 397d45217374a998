"""The aims on real treaties, where the shared folder is there."""

from ast import literal_eval
from pathlib import Path

import pytest

from bench import alignment, anchors
from bench.answers import SHARED, ask

pytestmark = pytest.mark.skipif(
    not (SHARED / "bench").is_dir() or not (SHARED / "data" / "tota").is_dir(),
    reason=f"the treaties are not in {SHARED}; GLOSSATOR_SHARED says where they are",
)

# By level: the share to be placed at least, and to be misplaced at most.
ANCHORS = {
    "typography": (0.995, 0.005),
    "light": (0.998, 0.005),
    "medium": (0.99, 0.005),
    "heavy": (0.98, 0.005),
    "shuffle": (0.99, 0.005),
    "decoy": (0.97, 0.03),
}
# By level: F1 of the links, and the share of the clauses whose kind is right.
CLAUSES = {"light": (0.99, 0.95), "medium": (0.99, 0.95), "heavy": (0.97, 0.95), "boilerplate": (0.96, 0.95)}


def test_spans_are_carried_through_every_kind_of_revision() -> None:
    _peer, row = anchors.table([1])
    for level, (placed, misplaced) in ANCHORS.items():
        assert row.placed[level] >= placed, level
        assert row.misplaced[level] <= misplaced, level


def test_clauses_are_found_again_with_their_kinds(tmp_path: Path) -> None:
    cases, predictions = tmp_path / "cases.json", tmp_path / "predictions.json"
    ask("alignment.py", "generate", "--seed", "1", "--out", str(cases))
    alignment.write(cases, predictions)
    for line in ask("alignment.py", "score", str(cases), str(predictions)).splitlines():
        level, figures = line.split(" ", 1)
        row = literal_eval(figures)
        assert (row["f1"], row["kinds"]) >= CLAUSES[level], level
        assert row["kinds"] >= CLAUSES[level][1], level
