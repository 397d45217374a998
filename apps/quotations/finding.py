"""Finds the passages of a text that are about clauses of the library. Reads; writes nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F

from apps.documents.indexing import QuotationIndex, quotation_index
from apps.matching.engine.quoting import FLOOR, Candidate, Found
from apps.quotations.engine.fusing import (
    CITED,
    Passage,
    QuotedCandidate,
    QuotedPassage,
    Ranked,
    fuse,
)
from apps.quotations.engine.references import Library as Names
from apps.quotations.engine.references import NamedDocument, library_of, references_in
from apps.quotations.engine.runs import LEAST as SHORTEST_RUN
from apps.quotations.library import NumberedClauses, library_state, named_documents, owners_of, standing

# What is less sure than FLOOR by its words alone may be spoken for by what the article names; a passage that is less
# sure than this could not be lifted over FLOOR.
WEAK = 0.3
LEAST_ALIKE = 0.01  # so that nothing is divided by zero


@dataclass(frozen=True, slots=True)
class Library:
    """The library at one moment: its state, the index over its wordings, what its documents and clauses are called."""

    state: str
    index: QuotationIndex
    names: Names
    clauses: NumberedClauses


def library_now() -> Library:
    """The state is read first: what changes while the rest is read makes it another one later."""
    state = library_state()
    documents = tuple(named_documents())
    return Library(
        state=state,
        index=quotation_index(),
        names=_names(documents),
        clauses=NumberedClauses(document.id for document in documents),
    )


@lru_cache(maxsize=1)
def _names(documents: tuple[NamedDocument, ...]) -> Names:
    """Kept while documents are called the same: reading the names of a corpus takes as long as half an article."""
    return library_of(documents)


def passages_in(
    text: str, library: Library, *, language: str, only_documents: Collection[int] | None = None
) -> list[Passage]:
    """The passages in their order, each with the clauses that it may be about, ranked.

    ``language``: of the text, a BCP 47 code, in which references are read. Clauses of drafts are among the candidates.
    """
    found = library.index.find(text, only_documents=only_documents, floor=WEAK)
    quoted = _quoted(found)
    references = references_in(
        text,
        language=language,
        documents=library.names,
        clauses=library.clauses if only_documents is None else library.clauses.of(only_documents),
    )
    fused = fuse(text, quoted, references, order=_order(quoted), least=CITED)
    sure = {(passage.start, passage.end) for passage in quoted if passage.score >= FLOOR}
    return [
        passage
        for passage in fused
        if not passage.fidelity or passage.score >= FLOOR or (passage.start, passage.end) in sure
    ]


def candidates_of_words(words: str) -> list[Ranked]:
    """The clauses in which these words stand, or words much like them, ranked; no reference is read."""
    quoted = _quoted(quotation_index().find(words, floor=WEAK))
    best: dict[int, Ranked] = {}
    for passage in quoted:
        for each in _ranked(passage):
            known = best.get(each.clause_id)
            if known is None or each.score > known.score:
                best[each.clause_id] = each
    return sorted(best.values(), key=lambda each: (-each.score, each.clause_id))


def _ranked(passage: QuotedPassage) -> Iterable[Ranked]:
    for alone in fuse("", [passage], references_in("", language="en", documents=(), clauses={})):
        yield from alone.candidates


def _quoted(found: Sequence[Found]) -> list[QuotedPassage]:
    """With the clauses of the wordings, each once, in its best wording: of two that are as good the one that readers
    see. One query."""
    keys = {candidate.key for passage in found for candidate in passage.candidates}
    owners = owners_of(keys)
    return [quoted for passage in found if (quoted := _of_clauses(passage, owners)) is not None]


def _of_clauses(passage: Found, owners: Mapping[int, tuple[int, int, bool]]) -> QuotedPassage | None:
    """``owners``: of each wording its clause, its document and whether readers see it.

    The search ranks by what speaks for a candidate, and scores each by how alike the words are. Here a score says how
    sure it is: the passage's for the first, and for the others, in that order, less as they are less alike.
    """
    best: dict[int, tuple[tuple[float, bool], Candidate]] = {}
    for candidate in passage.candidates:
        if candidate.key in owners:
            clause, _document, public = owners[candidate.key]
            rank = (candidate.score, public)
            if clause not in best or rank > best[clause][0]:
                best[clause] = rank, candidate
    if not best:
        return None
    candidates = []
    alike = most = max(next(iter(best.values()))[1].score, LEAST_ALIKE)
    for clause, (_rank, candidate) in best.items():
        alike = min(alike, candidate.score)
        candidates.append(
            QuotedCandidate(
                clause_id=clause,
                document_id=owners[candidate.key][1],
                wording_id=candidate.key,
                start=candidate.start,
                end=candidate.end,
                score=passage.score * alike / most,
                fidelity=candidate.fidelity.value,
            )
        )
    return QuotedPassage(
        start=passage.start,
        end=passage.end,
        marked=passage.marked,
        score=passage.score,
        candidates=tuple(candidates),
        # Several editions of one clause are one holder.
        holders=max(1, passage.holders - len(passage.candidates) + len(best)),
    )


def _order(passages: Sequence[QuotedPassage]) -> Mapping[int, int]:
    """The place of each clause in its document, of documents that are quoted often enough to be quoted in a run. At
    most one query."""
    quoted = Counter(
        document
        for passage in passages
        for document in {candidate.document_id for candidate in passage.candidates}
    )
    often = [document for document, times in quoted.items() if times >= SHORTEST_RUN]
    if not often:
        return {}
    rows = (
        standing()
        .filter(document__in=often)
        .exclude(text="")
        .order_by("document_id", "-edition__authentic", "edition__extent", "edition_id", F("rank"))
        .values_list("document_id", "clause_id")
    )
    order: dict[int, int] = {}
    counted: Counter[int] = Counter()
    for document, clause in rows:
        if clause not in order:
            counted[document] += 1
            order[clause] = counted[document]
    return order
