"""From an article's text to its references: `references_in`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from apps.quotations.engine.references.attributing import attributions_in
from apps.quotations.engine.references.citing import Cited, citations_in
from apps.quotations.engine.references.discourse import Discourse, reweighted, told
from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.languages import grammar_of
from apps.quotations.engine.references.languages.en import ENGLISH
from apps.quotations.engine.references.mentions import Found, mentions_in
from apps.quotations.engine.references.naming import Library, library_of
from apps.quotations.engine.references.pointing import Resolver
from apps.quotations.engine.references.scene import scene_of
from apps.quotations.engine.references.shapes import (
    Attribution,
    DocumentWeight,
    Mention,
    NamedDocument,
    Numbered,
    Reason,
    Reference,
    References,
    Telling,
)
from apps.quotations.engine.references.speaking import Beside, beside
from apps.quotations.engine.references.tokens import BREAK, Tokens, tokens_of

# Behind the name of a document that is not held, a number may be of that: in the same sentence most often, in the same
# paragraph sometimes.
FOREIGN, FOREIGN_BEFORE = 0.4, 0.7
FOREIGN_REACH = 60  # tokens, some two sentences
# "The first article" without a document's name is also what newspapers print.
ORDINAL = 0.7
# "Its" is said of what was named at most so many words before.
ITS_REACH = 20


def references_in(
    text: str,
    *,
    language: str,
    documents: Sequence[NamedDocument] | Library,
    clauses: Mapping[int, Sequence[Numbered]],
    quoted: Mapping[int, float] | None = None,
) -> References:
    """Which documents the text speaks of and which of their clauses it cites.

    ``language``: a tag; of a language without a table only names of documents are found. ``documents``: those that
    may be meant, or `library_of` them, which is made once for many texts. ``clauses``: by the document's id; asked
    only for documents of which a clause is cited. ``quoted``: documents that the text is known to quote, each with how
    often (a quotation that fits three documents is a third for each); an article that never names what it quotes
    speaks of it all the same. Never raises for any text.
    """
    library = documents if isinstance(documents, Library) else library_of(documents)
    grammar = grammar_of(language)
    tokens = tokens_of(text)
    found = mentions_in(scene_of(tokens, grammar or ENGLISH, library))
    if grammar is None:
        found = [mention for mention in found if mention.telling is Telling.NAME]
    reading = Reading(tokens, grammar or ENGLISH, library, Resolver(clauses), found, quoted or {})
    return reading.all(citing=grammar is not None)


@dataclass
class Reading:
    """One text, read from beginning to end."""

    tokens: Tokens
    grammar: Grammar
    library: Library
    resolver: Resolver
    found: list[Found]
    quoted: Mapping[int, float]
    spoken: dict[int, tuple[DocumentWeight, ...]] = field(default_factory=dict)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [mention.start for mention in self.found]

    def all(self, *, citing: bool) -> References:
        discourse = Discourse(self.library, told(self.tokens, self.library, self.found, self.quoted))
        cited = citations_in(self.tokens, self.grammar) if citing else []
        references = self._references(discourse, cited)
        covered = [(reference.start, reference.end) for reference in references]
        return References(
            tuple(references),
            tuple(self._mention(mention) for mention in self.found if self.spoken.get(mention.start)),
            tuple(self._attributions(discourse, covered)) if citing else (),
            discourse.main,
        )

    def _references(self, discourse: Discourse, cited: list[Cited]) -> list[Reference]:
        """Mentions and citations in the order of the text, so that each is read by what was said before it."""
        references: list[Reference] = []
        foreign_at, upcoming = -FOREIGN_REACH, 0
        for one in [*cited, None]:
            until = one.end if one else len(self.tokens.words)
            while upcoming < len(self.found) and self.found[upcoming].start < until:
                if self.found[upcoming].foreign:
                    foreign_at = self.found[upcoming].end
                else:
                    self._speak(discourse, self.found[upcoming])
                    foreign_at = -FOREIGN_REACH
                upcoming += 1
            if one is None:
                break
            near = beside(self.tokens, self.grammar, one, self.found, self.starts)
            reference = self._reference(discourse, one, near, one.start - foreign_at)
            if reference:
                references.append(reference)
        return references

    def _speak(self, discourse: Discourse, mention: Found) -> tuple[DocumentWeight, ...]:
        """What a mention means here; a name is from now on the document spoken of last."""
        if mention.start in self.spoken:
            return self.spoken[mention.start]
        if mention.telling is Telling.POINTER:
            documents = discourse.pointed(mention.kind)
        else:
            documents = reweighted(mention.documents, discourse.shares)
            discourse.last = documents
        self.spoken[mention.start] = documents
        return documents

    def _reference(
        self, discourse: Discourse, cited: Cited, near: Beside | None, since: int
    ) -> Reference | None:
        start, end = cited.start, cited.end
        span = None
        if near:
            if cited.ordinal and near.mention is None:
                return None  # "the first article in the newspaper"
            start, end = min(start, near.start), max(end, near.end)
            span = (self.tokens.starts[near.start], self.tokens.ends[near.end - 1])
            documents = self._speak(discourse, near.mention) if near.mention else ()
            if near.mention:
                discourse.last = documents or discourse.last
        elif cited.theirs:
            documents = self._just_spoken_of(cited) if cited.its else ()
            if not documents:
                return None
        else:
            documents = self._unnamed(discourse, cited, since)
        if cited.relative and not near:
            documents = self.resolver.last_documents() or documents
        if cited.ordinal and not near and (self._loose(cited) or not documents) and cited.unit != "recital":
            return None
        reference = Reference(
            self.tokens.starts[start],
            self.tokens.ends[end - 1],
            cited.unit,
            cited.paths,
            cited.relative,
            span,
            documents,
        )
        return self.resolver.resolved(reference, cited)

    def _unnamed(self, discourse: Discourse, cited: Cited, since: int) -> tuple[DocumentWeight, ...]:
        documents = discourse.spoken_of()
        factor = ORDINAL if cited.ordinal else 1.0
        gap = self.tokens.words[cited.start - since : cited.start] if since < FOREIGN_REACH else [BREAK]
        if BREAK not in gap:
            factor *= FOREIGN_BEFORE if "." in gap else FOREIGN
        return tuple(replace(weight, weight=round(weight.weight * factor, 3)) for weight in documents)

    def _just_spoken_of(self, cited: Cited) -> tuple[DocumentWeight, ...]:
        """ "Its preamble" stands in the sentence that speaks of the document, or in the next."""
        place = bisect_left(self.starts, cited.start) - 1
        last = self.found[place] if place >= 0 else None
        if last is None or last.foreign or cited.start - last.end > ITS_REACH:
            return ()
        return self.spoken.get(last.start, ())

    def _loose(self, cited: Cited) -> bool:
        last = cited.end - 1
        return any(self.tokens.word(at) in self.grammar.loose for at in range(cited.start, last + 1))

    def _mention(self, mention: Found) -> Mention:
        start, end = self.tokens.starts[mention.start], self.tokens.ends[mention.end - 1]
        return Mention(start, end, mention.telling, self.spoken[mention.start])

    def _attributions(self, discourse: Discourse, covered: list[tuple[int, int]]) -> list[Attribution]:
        found = []
        upcoming = 0
        for start, end, mention in attributions_in(self.tokens, self.grammar, self.found):
            first, last = self.tokens.starts[start], self.tokens.ends[end - 1]
            while upcoming < len(covered) and covered[upcoming][1] <= first:
                upcoming += 1
            if upcoming < len(covered) and covered[upcoming][0] < last:
                continue
            spoken = self.spoken.get(mention.start, ()) if mention else discourse.main
            documents = tuple(
                DocumentWeight(one.document_id, one.weight, one.reasons or (Reason.MAIN,)) for one in spoken
            )
            found.append(Attribution(first, last, documents))
        return found
