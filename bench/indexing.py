"""The index over wordings: made, opened, asked whether it is behind, and caught up: `python -m bench.indexing`.

`--url` names a database that holds a corpus already; otherwise one is made and the trade agreements are brought in, in
minutes. Either is written to: documents are added.
"""

import argparse
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import django
from django.db import connection

from apps.config.embedded.shared import own_server
from apps.matching.engine.quoting import Found
from bench.corpus import CORPUS, manage

Made = TypeVar("Made")

ADDED, CLAUSES = 30, 100
AIMS = {f"a document of {CLAUSES} clauses is found": "(aim 200 ms)", "made from nothing": "(aim 10 s)"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a database of Glossator's that holds a corpus and may be written to")
    url = parser.parse_args().url
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place, _database(url, place) as address:
        os.environ.update(DATABASE_URL=address, DATA_DIR=place, DJANGO_SETTINGS_MODULE="apps.config.settings")
        django.setup()
        measure()


@contextmanager
def _database(url: str | None, place: str) -> Iterator[str]:
    if url:
        yield url
        return
    if not CORPUS.is_dir():
        raise SystemExit(f"The trade agreements are not in {CORPUS}; GLOSSATOR_SHARED says where they are.")
    with own_server(Path(place)) as server:
        environment = {**os.environ, "DATABASE_URL": server.url, "DATA_DIR": place}
        manage(environment, "migrate", "--verbosity", "0")
        manage(environment, "import_corpus", str(CORPUS), "--quiet")
        yield server.url


def measure() -> None:
    from apps.documents.indexing import Follower, rebuild_quotation_index

    _, wall, work = timed(lambda: Follower().caught_up())
    row("made from nothing", wall, work)
    (index, size), wall, work = timed(lambda: rebuild_quotation_index(lambda _read, _total: None))
    row("made anew by the command", wall, work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{index.wordings} wordings of {index.documents} documents, {size / 1e6:.1f} MB; most memory {peak:.0f} MB"
    )
    _, wall, work = timed(lambda: Follower().caught_up())
    row("opened by another process", wall, work)
    unchanged()
    added()
    more_documents(5_000)
    unchanged()


def unchanged() -> None:
    from apps.documents.indexing import quotation_index
    from apps.documents.models import Document

    quotation_index()
    spent = [timed(quotation_index)[1:] for _ in range(50)]
    wall, work = (statistics.median(column) for column in zip(*spent, strict=True))
    row(f"nothing changed, {Document.objects.count()} documents", wall, work)


def added() -> None:
    """Each time a document of its own: how long until its words are found."""
    walls, works = [], []
    for number in range(ADDED):
        words = enter(number)
        article = f"It says: “{words}” That is all."
        found, wall, work = timed(partial(ask, article))
        if not found:
            raise SystemExit("A clause that was added is not found.")
        walls.append(wall)
        works.append(work)
    row(f"a document of {CLAUSES} clauses is found", statistics.median(walls), statistics.median(works))
    row(f"the slowest of {ADDED}", max(walls), max(works))


def ask(article: str) -> list[Found]:
    from apps.documents.indexing import quotation_index

    return quotation_index().find(article)


def enter(number: int) -> str:
    """A draft of clauses that are those of the corpus with their words shuffled; the longest of its clauses."""
    from apps.documents.corpora.shapes import CorpusClause, CorpusText
    from apps.documents.models import Wording
    from apps.documents.services.corpora import enter_corpus_text

    chance = random.Random(number)  # noqa: S311 - the same texts in every run
    first = chance.randrange(20_000)
    held = Wording.objects.exclude(text="").order_by("pk").values_list("text", flat=True)
    texts = [text.split() for text in held[first : first + CLAUSES]]
    for words in texts:
        chance.shuffle(words)
    clauses = [
        CorpusClause("article", str(n), "", " ".join(words), None, "") for n, words in enumerate(texts, 1)
    ]
    name = uuid4().hex
    content = ("bench", name, "", f"Treaty {name}", "treaty", "en", "", "Nobody", "", "", (), tuple(clauses))
    if enter_corpus_text(by=None, text=CorpusText(*content), publish=False) is None:
        raise SystemExit("A document that was added is there already.")
    return max((clause.text for clause in clauses), key=len)[:300]


def more_documents(total: int) -> None:
    """As many as that, with as many changes each as those that are there have."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_document (slug, title, kind, signed, place, status, withdrawal, version, sort_key)"
            " SELECT 'bench-' || n || '-' || %s, 'Bench', 'treaty', '', '', 'draft', '', 1, 'bench'"
            " FROM generate_series((SELECT count(*) FROM documents_document) + 1, %s) AS n",
            [uuid4().hex, total],
        )
        for _ in range(5):
            cursor.execute("UPDATE documents_document SET place = 'x' WHERE title = 'Bench'")
        cursor.execute("ANALYZE")


def timed(act: Callable[[], Made]) -> tuple[Made, float, float]:
    """What it gives, the seconds on the clock, and those of this process."""
    wall, work = time.perf_counter(), time.process_time()
    made = act()
    return made, time.perf_counter() - wall, time.process_time() - work


def row(name: str, wall: float, work: float) -> None:
    print(f"{name:<40}{wall * 1000:9.1f} ms   of this process {work * 1000:9.1f} ms   {AIMS.get(name, '')}")


if __name__ == "__main__":
    main()
