"""What the index finds, asked as its callers ask it."""

import random
from collections.abc import Collection
from typing import Any

from apps.documents.indexing import QuotationIndex, quotation_index
from apps.documents.models import Edition, Wording
from tests.factories import EditionFactory, WordingFactory

_SYLLABLES = ("ba", "den", "fir", "gol", "hum", "kas", "lir", "mon", "nap", "rul", "sev", "tor")


def sentence(number: int) -> str:
    """Twenty words, of which no other number has two in a row."""
    letters = random.Random(number)  # noqa: S311 - words, not secrets
    words = ["".join(letters.choices(_SYLLABLES, k=3)) for _ in range(16)]
    return f"Clause {number} keeps {' '.join(words)}."


def with_clauses(*numbers: int, edition: Edition | None = None, **more: Any) -> Edition:
    """An edition (a published one of a document of its own) with a clause for each number."""
    edition = edition or EditionFactory.create()
    for number in numbers:
        WordingFactory.create(edition=edition, text=sentence(number), **more)
    return edition


def of(number: int) -> list[Wording]:
    return list(Wording.objects.filter(text=sentence(number)).order_by("pk"))


def holds(
    number: int, index: QuotationIndex | None = None, *, only_documents: Collection[int] | None = None
) -> bool:
    """Whether an article that quotes the sentence is about a wording of it."""
    article = f"The editors looked at many things. “{sentence(number)}” So it was said on Monday."
    found = (index or quotation_index()).find(article, only_documents=only_documents)
    keys = {candidate.key for one in found for candidate in one.candidates}
    return bool(keys & {wording.pk for wording in of(number)})
