"""Makes the index over wordings from the database alone."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from apps.documents.indexing import rebuild_quotation_index
from apps.matching.index.shelf import Busy


class Command(BaseCommand):
    help = (
        "Makes the index in which quotations are looked up from the database. It follows every change by itself and "
        "may be deleted at any time: this is for whoever does not want the next search to wait for it. Others go on "
        "reading the old one meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *_args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        with tqdm(unit="wording", disable=options["quiet"], file=self.stderr) as bar:

            def watch(read: int, total: int) -> None:
                bar.total = total
                bar.update(read)

            try:
                index, size = rebuild_quotation_index(watch)
            except Busy:
                raise CommandError(
                    "Another process has been writing the index for too long. The old one stands; try again later."
                ) from None
            except OSError as problem:
                raise CommandError(
                    f"The index cannot be written, and the old one stands: {problem}"
                ) from problem
        seconds = time.perf_counter() - begun
        self.stdout.write(
            f"{index.wordings} wordings of {index.documents} documents, {seconds:.1f} s, {size / 1e6:.1f} MB."
        )
