"""The engine of quotations by itself, as the library grows: `python -m bench.quoting`.

Paragraphs of the trade agreements in the shared folder, so many at a time; articles of the task quotations.py, whose
answers are scored elsewhere (bench.quotations). Times are of one process.
"""

import gc
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from apps.matching.engine.quoting import Segment, quotations_in, segment_of
from bench.answers import SHARED, ask

SIZES = (10_000, 41_000, 200_000)
ARTICLES = 40
# Of 41,000 articles; a library of other pieces may take as much for each word, and no more.
AIM_SECONDS, AIM_MEGABYTES, AIM_MEDIAN, AIM_P95 = 10.0, 120.0, 40.0, 80.0
SENTENCE = re.compile(r"(?<=[.;:])\s+")


@dataclass(frozen=True, slots=True)
class Row:
    clauses: int
    words: int
    seconds: float
    megabytes: float
    median: float
    p95: float


def clauses(pieces: bool) -> Iterator[str]:
    """The articles of the corpus, or their sentences and items."""
    sys.path.insert(0, str(SHARED / "bench"))
    from corpus import clauses as articles  # type: ignore[import-not-found]  # of the shared folder

    for article in articles():
        if pieces:
            yield from SENTENCE.split(article["text"])
        else:
            yield article["text"]


def measured(texts: Sequence[str], articles: Sequence[str]) -> Row:
    held = dict(enumerate(texts, 1))
    start = time.process_time()
    segment = segment_of(held.items())
    seconds = time.process_time() - start
    gc.collect()

    def fetched(keys: Sequence[int]) -> Mapping[int, str]:
        return {key: held[key] for key in keys}

    times = sorted(spent(article, segment, fetched) for article in articles)
    words = int(segment.numbers("lengths").sum())
    p95 = times[int(len(times) * 0.95)]
    return Row(len(segment), words, seconds, segment.size / 1e6, statistics.median(times), p95)


def spent(article: str, segment: Segment, texts: object) -> float:
    """Milliseconds, the less of two runs: the processor is shared."""
    runs = []
    for _ in range(2):
        start = time.process_time()
        quotations_in(article, [segment], texts)  # type: ignore[arg-type]  # as above
        runs.append(time.process_time() - start)
    return min(runs) * 1000


def report(rows: Sequence[Row], name: str) -> None:
    print(f"{name:34}{'words':>12}{'build s':>9}{'MB':>8}{'median ms':>11}{'p95 ms':>9}")
    for row in rows:
        print(
            f"{row.clauses:>34,}{row.words:>12,}{row.seconds:>9.1f}{row.megabytes:>8.0f}"
            f"{row.median:>11.1f}{row.p95:>9.1f}"
        )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        path = Path(place) / "cases.json"
        ask(
            "quotations.py",
            "generate",
            "--seed",
            "301",
            "--per-level",
            str(ARTICLES // 4),
            "--out",
            str(path),
        )
        articles = [case["text"] for case in json.loads(path.read_text())][:ARTICLES]
    whole = measured(list(clauses(pieces=False)), articles)
    report([whole], "all articles")
    print(f"{'at most':>34}{'':12}{AIM_SECONDS:>9.1f}{AIM_MEGABYTES:>8.0f}{AIM_MEDIAN:>11.1f}{AIM_P95:>9.1f}")
    pieces = list(clauses(pieces=True))
    report([measured(pieces[:size], articles) for size in SIZES], "sentences and items of them")


if __name__ == "__main__":
    main()
