"""Finds the passages of a text that are about clauses of the library. Reads; writes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.quotations.engine.fusing import Passage, Ranked
from apps.quotations.engine.references import NamedDocument
from apps.quotations.library import library_state, named_documents

if TYPE_CHECKING:
    from apps.documents.indexing import QuotationIndex


@dataclass(frozen=True, slots=True)
class Library:
    """The library at one moment: its state, the index over its wordings and what its documents are called."""

    state: str
    index: "QuotationIndex"
    documents: Sequence[NamedDocument]


def library_now() -> Library:
    """The state is read first: what changes while the rest is read makes it another one later."""
    from apps.documents.indexing import quotation_index

    return Library(library_state(), quotation_index(), named_documents())


def passages_in(
    text: str, library: Library, *, language: str, only_documents: Collection[int] | None = None
) -> list[Passage]:
    """The passages in their order, each with the clauses that it may be about, ranked.

    ``language``: of the text, a BCP 47 code, in which references are read. Clauses of drafts are among the candidates.
    """
    raise NotImplementedError


def candidates_of_words(words: str) -> list[Ranked]:
    """The clauses in which these words stand, or words much like them; no reference is read."""
    raise NotImplementedError
