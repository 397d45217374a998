"""Which document is spoken of: the one that the article is mainly about, the one spoken of last, and what a pointer
or a number without a name is read as. Nothing is chosen where two fit; both are given with their weights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apps.quotations.engine.references.mentions import Found, weighted
from apps.quotations.engine.references.naming import Library
from apps.quotations.engine.references.shapes import DocumentWeight, Reason, Telling
from apps.quotations.engine.references.tokens import BREAK, Tokens

# A document named in the headline counts as if named so many times more.
HEADLINE = 3.0
# A headline is the first line; a first line longer than this is a paragraph.
HEADLINE_LENGTH = 300
# A quotation tells what an article is about as a name does, up to so many of them: a pasted text is not the topic of
# everything else that is said.
QUOTED, MOST_QUOTED = 1.0, 6.0
# Of two documents equally often named, the one named first.
FIRST = 0.5
# How far a pointer follows the article's main document, and how far the one spoken of last. On the two articles of
# the sample edition "this declaration" means the main one behind a sentence that lists its predecessors.
BY_MAIN, BY_LAST = 0.6, 0.4
# A pointer is never as sure as a name.
POINTED = 0.9
# What is less than a fifth of the likeliest is the noise of an article that names many documents.
NOISE = 0.2
# Where only one document was asked for and the article names none.
UNNAMED = 0.5
# How many documents an article is said to be about.
MAINS = 3


@dataclass
class Discourse:
    """What was spoken of, as the reading goes on."""

    library: Library
    shares: dict[int, float]
    last: tuple[DocumentWeight, ...] = ()
    # What a class of nouns pointed at while the same document was spoken of last.
    memory: dict[tuple[str, tuple[DocumentWeight, ...]], tuple[DocumentWeight, ...]] = field(
        default_factory=dict
    )

    @property
    def main(self) -> tuple[DocumentWeight, ...]:
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))[:MAINS]
        return tuple(DocumentWeight(document, round(share, 3), (Reason.MAIN,)) for document, share in ranked)

    def pointed(self, kind: str) -> tuple[DocumentWeight, ...]:
        """The documents that a noun of this class points at; "document" is said of any."""
        asked = (kind, self.last)
        if asked not in self.memory:
            self.memory[asked] = self._pointed(kind)
        return self.memory[asked]

    def _pointed(self, kind: str) -> tuple[DocumentWeight, ...]:
        pool: Iterable[int] = self.shares
        only = len(self.library.documents) == 1
        if not self.shares and only:
            document = self.library.documents[0].id
            weight = UNNAMED * self.library.fit(document, kind)
            return (DocumentWeight(document, weight, (Reason.ONLY_DOCUMENT,)),) if weight else ()
        fits = {document: fit for document in pool if (fit := self.library.fit(document, kind)) > 0}
        last = {weight.document_id for weight in self.last}
        most = max((self.shares[document] for document in fits), default=1.0)
        scores = {
            document: fit
            * (
                BY_MAIN * (self.shares[document] / most) ** 2
                + BY_LAST * (document in last) / max(1, len(last))
            )
            for document, fit in fits.items()
        }
        return _ranked(scores, last, kind)

    def spoken_of(self) -> tuple[DocumentWeight, ...]:
        """What a number without a name is read in."""
        return self.pointed("document")


def _ranked(scores: dict[int, float], last: set[int], kind: str) -> tuple[DocumentWeight, ...]:
    top = max(scores.values(), default=0.0)
    if not top:
        return ()
    kept = {document: score for document, score in scores.items() if score >= top * NOISE}
    total = sum(kept.values())
    best = max(kept, key=lambda document: (kept[document], -document))
    found = []
    for document, score in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])):
        reasons = [Reason.KIND] if kind != "document" else []
        reasons += [Reason.LAST] if document in last else []
        reasons += [Reason.MAIN] if document == best or not reasons else []
        found.append(DocumentWeight(document, round(POINTED * score / total, 3), tuple(reasons)))
    return tuple(found)


def told(
    tokens: Tokens, library: Library, mentions: list[Found], quoted: Mapping[int, float]
) -> dict[int, float]:
    """How much of what the article says of documents is said of each; the shares add up to 1."""
    scores: dict[int, float] = {}
    headline = next((at for at, word in enumerate(tokens.words) if word == BREAK), len(tokens.words))
    short = headline and headline < len(tokens.words) and tokens.starts[headline] <= HEADLINE_LENGTH
    for mention in mentions:
        if mention.foreign or mention.telling is Telling.POINTER:
            continue
        factor = HEADLINE if short and mention.start < headline else 1.0
        factor += 0.0 if scores else FIRST
        for weight in mention.documents:
            scores[weight.document_id] = scores.get(weight.document_id, 0.0) + factor * weight.weight
    for document, times in quoted.items():
        if document in library.by_id and times > 0:
            scores[document] = scores.get(document, 0.0) + QUOTED * min(times, MOST_QUOTED)
    total = sum(scores.values())
    return {document: score / total for document, score in scores.items()} if total else {}


def reweighted(documents: tuple[DocumentWeight, ...], shares: dict[int, float]) -> tuple[DocumentWeight, ...]:
    """Of several that words fit, the one that the article is about is likelier; none is left out."""
    if len(documents) < 2:
        return documents
    top = sum(weight.weight for weight in documents)
    scores = {
        weight.document_id: weight.weight * (1 + 2 * shares.get(weight.document_id, 0.0))
        for weight in documents
    }
    scale = top / sum(scores.values())
    return weighted({document: score * scale for document, score in scores.items()}, documents[0].reasons)
