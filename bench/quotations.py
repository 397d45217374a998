"""Who quotes whom, against 40,993 articles of treaties: `python -m bench.quotations CASES PREDICTIONS`.

Reads any cases file of the generator in the shared folder (GLOSSATOR_SHARED, or ../shared beside the checkout) and
writes the quotations that an editor would be shown, found through the database and the index that the product uses:
those of DATABASE_URL, or else of a database that is kept in .data/bench. The corpus is brought in where it is not
there. With --seeds it generates, predicts, scores and prints.
"""

import os
import statistics
import tempfile
import time
from ast import literal_eval
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django

from bench.answers import SHARED, ask, cases_in, command_line, keep

ROOT = Path(__file__).resolve().parent.parent
CORPUS = SHARED / "data" / "tota" / "xml"
CLAUSES = 40_993
KINDS = ("0", "1", "2", "3")
# What is read of a case.
SHAPE = {"text": str}
FIGURES = ("recall", "first", "precision")


@dataclass(frozen=True, slots=True)
class Row:
    """``figures`` by name, each for the kinds 0 to 3; ``controls``: passages in the 20 articles that quote nothing;
    ``speed``: milliseconds of an article, median and 95th percentile, as the process spent and as the clock ran."""

    name: str
    figures: Mapping[str, tuple[float, ...]]
    controls: int
    speed: tuple[float, ...] = field(default=())


AIMS = Row(
    "aims",
    {
        "recall": (0.99, 0.99, 0.99, 0.92),
        "first": (0.99, 0.99, 0.99, 0.95),
        "precision": (0.98, 0.98, 0.97, 0.92),
    },
    2,
    (40, 80),
)
PEER = Row(
    "word 3-gram index, seed 1",
    {"recall": (0.99, 1.00, 0.96, 0.72), "first": (1, 1, 1, 0.94), "precision": (0.94, 0.96, 0.95, 0.82)},
    3,
    (22,),
)


@contextmanager
def library() -> Iterator[None]:
    """Django over a database in which the corpus is."""
    from apps.config.embedded.shared import own_server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apps.config.settings")
    if os.environ.get("DATABASE_URL"):
        django.setup()
        bring_in()
        yield
        return
    place = ROOT / ".data" / "bench"
    place.mkdir(parents=True, exist_ok=True)
    with own_server(place) as server:
        os.environ.update(DATABASE_URL=server.url, DATA_DIR=str(place))
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        bring_in()
        yield
        connection.close()


def bring_in() -> None:
    """The corpus, where it is not there or not all of it."""
    from django.core.management import call_command
    from django.db import connection

    from apps.documents.corpora.tota import CLAUSE_SCHEME
    from apps.documents.models import ExternalIdentifier

    if ExternalIdentifier.objects.filter(scheme=CLAUSE_SCHEME).count() >= CLAUSES:
        return
    if not CORPUS.is_dir():
        raise SystemExit(f"The trade agreements are not in {CORPUS}; GLOSSATOR_SHARED says where they are.")
    call_command("import_corpus", str(CORPUS), publish=True, quiet=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def predict(cases: Sequence[dict[str, Any]]) -> tuple[list[list[dict[str, Any]]], list[tuple[float, float]]]:
    """What the scorer reads, and the milliseconds of each article: of this process, and by the clock."""
    from apps.quotations.finding import library_now, passages_in

    held = library_now()
    passages_in("", held, language="en")  # what is loaded once is not an article's time
    found, spent = [], []
    for case in cases:
        begun, clock = time.process_time(), time.perf_counter()
        passages = passages_in(case["text"], held, language="en")
        spent.append(((time.process_time() - begun) * 1000, (time.perf_counter() - clock) * 1000))
        found.append([passage for passage in passages if passage.fidelity])
    names = identifiers({each.clause_id for row in found for one in row for each in one.candidates})
    return [
        [
            {
                "start": passage.start,
                "end": passage.end,
                "candidates": [
                    names[each.clause_id] for each in passage.candidates if each.clause_id in names
                ],
            }
            for passage in row
        ]
        for row in found
    ], spent


def identifiers(clauses: set[int]) -> dict[int, str]:
    """By which the corpus knows them."""
    from apps.documents.corpora.tota import CLAUSE_SCHEME
    from apps.documents.models import ExternalIdentifier

    rows = ExternalIdentifier.objects.filter(scheme=CLAUSE_SCHEME, clause__in=clauses)
    return dict(rows.values_list("clause_id", "value"))


def write(cases: Path, predictions: Path) -> tuple[float, ...]:
    """The speed, as in a `Row`."""
    found, spent = predict(cases_in(cases, SHAPE))
    keep(predictions, found)
    process, clock = zip(*spent, strict=True) if spent else ((0.0,), (0.0,))
    return statistics.median(process), percentile(process), statistics.median(clock), percentile(clock)


def percentile(values: Sequence[float]) -> float:
    """The 95th."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def measured(seed: int, place: Path) -> Row:
    cases, predictions = place / "cases.json", place / "predictions.json"
    ask("quotations.py", "generate", "--seed", str(seed), "--out", str(cases))
    speed = write(cases, predictions)
    told = ask("quotations.py", "score", str(cases), str(predictions)).splitlines()
    scores = {kind: literal_eval(row) for kind, row in (line.split(" ", 1) for line in told)}
    return Row(
        f"Glossator, seed {seed}",
        {name: tuple(scores[kind][name] for kind in KINDS) for name in FIGURES},
        scores["control"]["passages"],
        speed,
    )


def report(rows: Sequence[Row]) -> None:
    print(
        f"{'kinds 0 / 1 / 2 / 3':28}{''.join(f'{name:>32}' for name in FIGURES)}{'controls':>10}   ms an article"
    )
    for row in rows:
        figures = "".join(
            f"{' / '.join(f'{value:.3f}' for value in row.figures[name]):>32}" for name in FIGURES
        )
        process, clock = (
            " / ".join(f"{value:.0f}" for value in part) for part in (row.speed[:2], row.speed[2:])
        )
        print(
            f"{row.name:28}{figures}{row.controls:10}   {process}{f' (by the clock {clock})' if clock else ''}"
        )


def index() -> None:
    """How long the index takes to be made, and to follow when a document of a hundred clauses comes in."""
    from django.db.models import Count

    from apps.documents.indexing import quotation_index, rebuild_quotation_index
    from apps.documents.models import Document
    from apps.documents.services import restore_document, withdraw_document

    begun, clock = time.process_time(), time.perf_counter()
    made, size = rebuild_quotation_index(lambda _read, _total: None)
    spent, seconds = time.process_time() - begun, time.perf_counter() - clock
    print(
        f"index of {made.wordings} wordings: {spent:.1f} s ({seconds:.1f} s by the clock), {size / 1e6:.0f} MB"
    )
    near = Document.objects.annotate(clauses_held=Count("clauses")).filter(clauses_held__gte=100)
    document = near.order_by("clauses_held").first()
    if document is None:
        return
    gone = withdraw_document(by=None, document=document, base_version=document.version, reason="Measured.")
    quotation_index()
    restore_document(by=None, document=gone, base_version=gone.version)
    begun, clock = time.process_time(), time.perf_counter()
    quotation_index()
    spent, seconds = time.process_time() - begun, time.perf_counter() - clock
    held = document.clauses.count()
    print(f"a document of {held} clauses more: {spent * 1000:.0f} ms ({seconds * 1000:.0f} ms by the clock)")


def seeds(given: Sequence[int]) -> None:
    with library(), tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        index()
        report([AIMS, PEER, *(measured(seed, Path(place)) for seed in given)])


def one(cases: Path, predictions: Path) -> None:
    cases_in(cases, SHAPE)  # before the library is opened, which may take minutes
    with library():
        speed = write(cases, predictions)
    print(f"{speed[0]:.0f} ms an article, 95 of 100 in {speed[1]:.0f} ms")


if __name__ == "__main__":
    command_line(__doc__, seeds, one)
