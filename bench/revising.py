"""A new text over an old one, as the desk does it: `python -m bench.revising`.

A declaration of 1,000 clauses with 5,000 annotations on their words gets a corrected text: of a fifth of the clauses
some words are others, a twentieth each are dropped, new and moved, and all are numbered anew. Beside the seconds of
each step stands what became of the annotations.
"""

import argparse
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import django

Made = TypeVar("Made")

REWORDED, DROPPED, NEW, MOVED = 0.2, 0.05, 0.05, 0.05
OTHER_WORDS = 0.08  # of a reworded clause


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=1_000)
    parser.add_argument("--notes", type=int, default=5, help="on each clause")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    from apps.config.embedded.shared import own_server

    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place, own_server(Path(place)) as server:
        os.environ.update(
            DATABASE_URL=server.url, DATA_DIR=place, DJANGO_SETTINGS_MODULE="apps.config.settings"
        )
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measure(given.clauses, given.notes, random.Random(given.seed))  # noqa: S311 - the same text in every run


def measure(clauses: int, notes: int, chance: random.Random) -> None:
    from django.db import connection

    from apps.commentary.reanchoring import fingerprint, foresee
    from apps.documents import services
    from apps.documents.models import Edition
    from apps.documents.services.reading_in import read_in
    from apps.documents.services.replacing_texts import replacement
    from bench.declarations import build

    slug = build(clauses, notes=notes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    edition = Edition.objects.get(document__slug=slug)
    text = revised([w.text for w in edition.wordings.current().order_by("rank")], chance)
    row = services.start_import(
        by=None,
        content=text.encode(),
        purpose="revision",
        edition=edition,
        details=services.Details(reason="The official text came."),
        in_background=False,
    )
    print(f"{clauses:,} clauses, {clauses * notes:,} annotations")
    timed("read, split and match the new text", lambda: read_in(row.pk))
    row.refresh_from_db()
    if row.stage != "ready":
        raise SystemExit(row.problem)
    plan = timed("plan the revision", lambda: services.planned(row))
    print("  " + counted(Counter(fate for line in (*plan.lines, *plan.gone) for fate in line.fates)))
    fates = timed("foresee every annotation", lambda: foresee(replacement(edition, plan)))
    print("  " + counted(Counter(fate.state for fate in fates)))
    seen = services.Seen(plan.fingerprint(), fingerprint(fates))
    timed(
        "confirm it, in one transaction",
        lambda: services.confirm_import(by=None, row=row, base_version=row.version, seen=seen, publish=True),
    )


def revised(texts: list[str], chance: random.Random) -> str:
    kept = [text for text in texts if chance.random() >= DROPPED]
    words = sorted({word for text in texts[:50] for word in text.split()})
    made = []
    for text in kept:
        if chance.random() < REWORDED:
            text = " ".join(
                chance.choice(words) if chance.random() < OTHER_WORDS else word for word in text.split()
            )
        made.append(text)
    for _ in range(round(MOVED * len(made))):
        made.insert(chance.randrange(len(made)), made.pop(chance.randrange(len(made))))
    for _ in range(round(NEW * len(texts))):
        made.insert(chance.randrange(len(made)), " ".join(chance.choices(words, k=40)).capitalize() + ".")
    return "\n\n".join(f"{number}. {text}" for number, text in enumerate(made, 1))


def timed(name: str, act: Callable[[], Made]) -> Made:
    begun = time.perf_counter()
    made = act()
    print(f"{name:<38}{time.perf_counter() - begun:8.2f} s")
    return made


def counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in numbers.most_common())


if __name__ == "__main__":
    main()
