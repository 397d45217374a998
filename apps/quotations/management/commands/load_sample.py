"""Loads the sample edition and the topic tree from ``fixtures/``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from apps.commentary import fixtures as commentary
from apps.core.fixture_files import Count, FixtureProblem
from apps.documents import fixture_texts
from apps.documents import fixtures as documents
from apps.quotations import fixtures as quotations
from apps.topics import fixtures as topics

DEFAULT_FOLDER = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = (
        "Loads the sample edition and the topics, all or nothing. It can be run again: "
        "what is already there is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder",
            type=Path,
            default=DEFAULT_FOLDER,
            help="where topics.toml and sample/ are (the fixtures of this checkout)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(), pghistory.context(command="load_sample"):
                counts = load(folder=options["folder"])
        except FixtureProblem as problem:
            raise CommandError(f"{problem} Nothing was loaded.") from problem
        for name, count in counts.items():
            self.stdout.write(f"{count.created} {name} created, {count.already_there} already there")
        if any(count.already_there for count in counts.values()):
            self.stdout.write("What was already there was left as it is, whoever changed it since.")


def load(*, folder: Path) -> dict[str, Count]:
    """Loads everything, each thing after those it needs. Counts by the plural of what was loaded."""
    now = timezone.now()
    sample = folder / "sample"
    counts = {
        "topics": topics.load_topics(file=folder / "topics.toml"),
        "parties": documents.load_parties(file=sample / "parties.toml"),
        "sources": documents.load_sources(file=sample / "sources.toml"),
    }
    counts["documents"], counts["relations"] = documents.load_documents(
        file=sample / "documents.toml", now=now
    )
    texts = fixture_texts.load_texts(file=sample / "moscow-declaration-2022.toml", now=now)
    counts["editions"], counts["clauses"] = texts.editions, texts.clauses
    topics.load_clause_topics(clauses=texts.new_clauses)
    counts["experts"] = commentary.load_experts(file=sample / "commentaries.toml")
    counts["commentaries"] = commentary.load_commentaries(file=sample / "commentaries.toml")
    counts["annotations"] = commentary.load_annotations(file=sample / "annotations.toml")
    counts["passages"] = quotations.load_passages(file=sample / "passages.toml")
    return counts
