"""Gives references their clauses: by number, by place, by what was cited before ("the same article")."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.quotations.engine.references.citing import Cited
from apps.quotations.engine.references.grammar import RANKS
from apps.quotations.engine.references.shapes import (
    ClauseWeight,
    DocumentWeight,
    Numbered,
    Path,
    Reason,
    Reference,
    Relative,
)
from apps.quotations.engine.references.shelf import COUNTED, Shelf, Weighed, shelf_of

# "The same article" further on than this many characters (a page) is of something else.
REACH = 1800
# Pointing is a little less sure than a number.
POINTED = 0.9
# A reference with more clauses than this is one of a text and not of its clauses.
MANY = 60


class Resolver:
    """Remembers what was cited last."""

    def __init__(self, clauses: Mapping[int, Sequence[Numbered]]) -> None:
        self._clauses = clauses
        self._shelves: dict[int, Shelf] = {}
        self._last: Reference | None = None
        self._article: Reference | None = None

    def last_documents(self) -> tuple[DocumentWeight, ...]:
        return self._last.documents if self._last else ()

    def resolved(self, reference: Reference, cited: Cited) -> Reference | None:
        """With its clauses; None where it points at something that was never cited."""
        last = self._antecedent(reference)
        if cited.within and not reference.relative:
            article = self._article if self._article and self._near(reference, self._article) else None
            if article is None or not article.paths:
                return None
            paths = tuple((*article.paths[0][:1], *path) for path in reference.paths)
            reference = replace(reference, paths=paths, documents=reference.documents or article.documents)
        if reference.relative:
            if last is None:
                return None
            reference = self._pointed(replace(reference, unit=reference.unit or last.unit), last)
        reference = replace(reference, clauses=self._found(reference))
        self._remember(reference)
        return reference

    def _remember(self, reference: Reference) -> None:
        self._last = reference
        if RANKS[reference.unit] <= RANKS["clause"] and reference.unit != "preamble" and reference.paths:
            self._article = reference
        elif reference.paths and len(reference.paths[0]) > 1:
            self._article = replace(reference, paths=(reference.paths[0][:1],))

    def _near(self, reference: Reference, earlier: Reference) -> bool:
        return reference.start - earlier.end <= REACH

    def _antecedent(self, reference: Reference) -> Reference | None:
        """What "the same article" repeats: the last reference to such a unit."""
        for earlier in (self._last, self._article):
            if earlier and self._near(reference, earlier) and _may_repeat(reference.unit, earlier.unit):
                return earlier
        return None

    def _pointed(self, reference: Reference, last: Reference) -> Reference:
        documents = reference.documents if reference.document_span else last.documents
        if reference.relative is Relative.SAME or not last.paths:
            return replace(reference, paths=last.paths, documents=documents)
        step = 1 if reference.relative is Relative.NEXT else -1
        path = last.paths[-1] if step > 0 else last.paths[0]
        number = path[-1]
        if not number.isdecimal() or int(number) + step < 1:
            return replace(reference, documents=documents)
        return replace(reference, paths=((*path[:-1], str(int(number) + step)),), documents=documents)

    def _found(self, reference: Reference) -> tuple[ClauseWeight, ...]:
        factor = POINTED if reference.relative else 1.0
        found: dict[tuple[int, int], ClauseWeight] = {}
        for document in reference.documents:
            for clause_id, weight, reasons in self._in(document.document_id, reference):
                if reference.relative:
                    reasons = (*reasons, Reason.RELATIVE)
                sure = round(factor * weight * document.weight, 3)
                key = (document.document_id, clause_id)
                if key not in found or found[key].weight < sure:
                    found[key] = ClauseWeight(
                        clause_id, document.document_id, sure, (*reasons, *document.reasons)
                    )
        return tuple(sorted(found.values(), key=lambda one: -one.weight)[:MANY])

    def _in(self, document: int, reference: Reference) -> list[Weighed]:
        shelf = self._shelves.get(document)
        if shelf is None:
            shelf = self._shelves[document] = shelf_of(self._clauses.get(document, ()))
        if not reference.paths:
            return list(shelf.whole(reference.unit))
        inside = self._inside(reference, document)
        return [one for path in reference.paths for one in shelf.find(reference.unit, path, inside)]

    def _inside(self, reference: Reference, document: int) -> Path:
        """The article cited last, for a paragraph that is cited alone."""
        article = self._article
        finer = RANKS[reference.unit] > RANKS["article"] and reference.unit != "clause"
        if not finer or reference.relative or article is None or not self._near(reference, article):
            return ()
        same = any(weight.document_id == document for weight in article.documents)
        return article.paths[0][:1] if same else ()


def _may_repeat(unit: str, earlier: str) -> bool:
    return unit in ("", earlier) or (unit in COUNTED and earlier in COUNTED)
