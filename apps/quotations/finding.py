"""Finds the passages of a text that are about clauses of the library. Reads; writes nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from apps.documents.indexing import QuotationIndex, quotation_index
from apps.documents.models.document import Status
from apps.matching.engine.quoting import FLOOR, Found
from apps.quotations.engine.fusing import Passage, QuotedCandidate, QuotedPassage, Ranked, fuse
from apps.quotations.engine.references import Library as Names
from apps.quotations.engine.references import library_of, references_in
from apps.quotations.engine.runs import LEAST as SHORTEST_RUN
from apps.quotations.library import NumberedClauses, library_state, named_documents, standing

# What scores less than FLOOR by its words alone may be spoken for by what the article names; below this nothing could
# lift it over FLOOR.
WEAK = 0.3


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
    documents = named_documents()
    return Library(
        state=state,
        index=quotation_index(),
        names=library_of(documents),
        clauses=NumberedClauses(document.id for document in documents),
    )


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
    return fuse(text, quoted, references, order=_order(quoted), least=FLOOR)


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
    rows = (
        standing()
        .filter(pk__in=keys)
        .order_by()
        .values_list("id", "clause_id", "document_id", "edition__status", "document__status")
    )
    owners = {
        wording: (clause, document, edition == status == Status.PUBLISHED)
        for wording, clause, document, edition, status in rows
    }
    passages = []
    for passage in found:
        best: dict[int, tuple[tuple[float, bool], QuotedCandidate]] = {}
        held = [candidate for candidate in passage.candidates if candidate.key in owners]
        for candidate in held:
            clause, document, public = owners[candidate.key]
            rank = (candidate.score, public)
            if clause not in best or rank > best[clause][0]:
                best[clause] = (
                    rank,
                    QuotedCandidate(
                        clause_id=clause,
                        document_id=document,
                        wording_id=candidate.key,
                        start=candidate.start,
                        end=candidate.end,
                        score=candidate.score,
                        fidelity=candidate.fidelity.value,
                    ),
                )
        if best:
            candidates = sorted((each for _rank, each in best.values()), key=lambda each: -each.score)
            passages.append(
                QuotedPassage(
                    start=passage.start,
                    end=passage.end,
                    marked=passage.marked,
                    score=candidates[0].score,
                    candidates=tuple(candidates),
                    # Several editions of one clause are one holder.
                    holders=max(1, passage.holders - len(passage.candidates) + len(best)),
                )
            )
    return passages


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
