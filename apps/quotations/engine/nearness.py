"""What is said around a quotation: references, documents spoken of, words that say that a text speaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from apps.quotations.engine.references import DocumentWeight, Reference, References
from apps.quotations.engine.sentences import sentence_of

# In the sentence before, of the same paragraph, a reference is of the next quotation a little less surely.
BEFORE = 0.6
# What the article is about speaks for a document where nothing nearby does.
MAINLY = 0.5
# Of lists of references beside one quotation so many are looked at.
MOST = 24
# The label over a clause that was pasted with it: "Article 12. Settlement of disputes" and its like are shorter.
HEADING = 120
_GAP = re.compile(r"[\s\W]*")


T = TypeVar("T")


@dataclass
class Near:
    """``references`` with how near they are, from 0 to 1; ``documents``: how surely each is spoken of here;
    ``leads``: something stands before the quotation in its sentence."""

    references: list[tuple[Reference, float]] = field(default_factory=list)
    documents: dict[int, float] = field(default_factory=dict)
    leads: bool = False

    def of(self, clause: int, document: int) -> tuple[float, float]:
        """How surely this clause, and its document, are spoken of."""
        number = max(
            (
                strength * one.weight
                for reference, strength in self.references
                for one in reference.clauses
                if one.clause_id == clause
            ),
            default=0.0,
        )
        return number, self.documents.get(document, 0.0)

    def speak(self, documents: Sequence[DocumentWeight], strength: float) -> None:
        for one in documents:
            self.documents[one.document_id] = max(
                self.documents.get(one.document_id, 0.0), strength * one.weight
            )


class Surroundings:
    """An article with its quotations and what was found around them."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], references: References) -> None:
        self._text = text
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._ends = sorted(end for _, end in self._spans)
        self._main = references.main
        self._references = [one for one in references.references if not self._quoted(one.start, one.end)]
        self._reference_ends = [one.end for one in self._references]
        told = [(one.start, one.end, one.documents) for one in references.mentions]
        told += [(one.start, one.end, one.documents) for one in references.attributions]
        told += [(one.start, one.end, one.documents) for one in self._references]
        self._told = sorted((one for one in told if not self._quoted(one[0], one[1])), key=lambda one: one[1])
        self._told_ends = [end for _, end, _ in self._told]

    def outside(self) -> list[Reference]:
        """References that are the article's words; not labels of clauses that were pasted."""
        return [one for one in self._references if not self._is_label(one)]

    def around(self, start: int, end: int) -> Near:
        near = Near()
        sentence = sentence_of(self._text, start, end)
        first = self._lead(sentence.start, start)
        for one in _between(self._references, self._reference_ends, first, sentence.end):
            strength = 1.0 if one.start >= sentence.start or self._adjoins(one.end, start) else BEFORE
            near.references.append((one, strength))
            near.leads = near.leads or one.end <= start
        for begin, until, documents in _between(self._told, self._told_ends, first, sentence.end):
            near.speak(documents, 1.0 if begin >= sentence.start else BEFORE)
            near.leads = near.leads or (until <= start and begin >= sentence.start)
        near.speak(self._main, MAINLY)
        return near

    def _lead(self, sentence: int, start: int) -> int:
        """Where what may lead in begins: in the sentence before, but behind the last quotation of that sentence."""
        before = sentence
        while before > 0 and self._text[before - 1] in " \t":
            before -= 1
        same = before > 0 and self._text[before - 1] != "\n"
        leads = same or self._opened(sentence) or self._labelled(start)
        first = sentence_of(self._text, before - 1, before - 1).start if leads and before else sentence
        place = bisect_left(self._ends, sentence + 1) - 1
        return max(first, min(self._ends[place], sentence)) if place >= 0 else first

    def _opened(self, sentence: int) -> bool:
        """The line before announces: "The first paragraph reads:"."""
        return self._text[max(0, sentence - HEADING) : sentence].rstrip().endswith(":")

    def _labelled(self, start: int) -> bool:
        place = bisect_right(self._reference_ends, start) - 1
        return place >= 0 and self._adjoins(self._reference_ends[place], start)

    def _adjoins(self, end: int, start: int) -> bool:
        """Nothing but signs between a reference and a quotation: "Article 11. “…"."""
        return 0 <= start - end <= HEADING and bool(_GAP.fullmatch(self._text, end, start))

    def _quoted(self, start: int, end: int) -> bool:
        """It is part of the words that are quoted."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._spans[place][1]

    def _is_label(self, reference: Reference) -> bool:
        """It begins a line that is short, and a quotation begins with the next: the label of a pasted clause."""
        line = self._text.rfind("\n", max(0, reference.start - HEADING), reference.start) + 1
        if self._text[line : reference.start].strip() or (line == 0 and reference.start > HEADING):
            return False
        place = bisect_left(self._starts, reference.end)
        if place == len(self._starts) or self._starts[place] - reference.end > HEADING:
            return False
        between = self._text[reference.end : self._starts[place]]
        return "\n" in between or not between.strip(' .:)–—-“„«"\t\u00a0')


def _between(items: Sequence[T], ends: Sequence[int], first: int, last: int) -> Sequence[T]:
    """Those that end between two places, at most so many, the nearest to the first."""
    begin = bisect_right(ends, first)
    return items[begin : min(bisect_right(ends, last), begin + MOST)]
