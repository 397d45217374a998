"""The names of documents, ready to be found in a text: a tree of words, and which documents a word or a party fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from apps.quotations.engine.references.countries import is_code
from apps.quotations.engine.references.likeness import KINDS, STEM, alike, key_of
from apps.quotations.engine.references.shapes import NamedDocument
from apps.quotations.engine.references.tokens import tokens_of

# The classes of nouns (see `kinds` in the tables) that the values of `DocumentKind` go by.
CLASSES = {
    "declaration": {"declaration"},
    "treaty": {"treaty"},
    "joint statement": {"statement"},
    "protocol": {"protocol"},
    "ceasefire statement": {"statement"},
}
# How well a noun fits a document of another class: journalists call a declaration an agreement, a treaty hardly ever
# a protocol. Where a pair is not named, not at all.
LOOSE = {
    ("agreement", "treaty"): 0.9,
    ("agreement", "convention"): 0.8,
    ("agreement", "protocol"): 0.7,
    ("agreement", "memorandum"): 0.7,
    ("agreement", "declaration"): 0.5,
    ("agreement", "statement"): 0.5,
    ("treaty", "agreement"): 0.7,
    ("treaty", "declaration"): 0.3,
    ("statement", "declaration"): 0.4,
    ("declaration", "statement"): 0.4,
    ("convention", "treaty"): 0.5,
}
GENERIC_FIT = 0.9  # "the document" is said of any
# Names longer than this are cut: nobody repeats a title of thirty words in an article.
LONGEST = 30


@dataclass(slots=True)
class Node:
    """A place in the tree: what may follow, which names end here and which go on, each with its number of words.

    ``article``: a name that ends here begins with "the"."""

    following: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    passes: dict[int, int] = field(default_factory=dict)
    article: bool = False

    def after(self, key: str, *, exact: bool) -> list["Node"]:
        near = self.following.get(key[:STEM])
        if not near:
            return []
        return [node for other, node in near if alike(key, other, exact=exact)]

    def grown(self, key: str) -> "Node":
        near = self.following.setdefault(key[:STEM], [])
        for other, node in near:
            if other == key:
                return node
        near.append((key, Node()))
        return near[-1][1]


@dataclass(frozen=True)
class Library:
    """Documents by their names. ``places[id]`` is a document's position in ``documents``."""

    documents: tuple[NamedDocument, ...]
    root: Node
    words: dict[str, list[tuple[str, set[int]]]]
    sole: dict[str, list[tuple[str, set[int]]]]  # words that are all there is in a name, but for a noun
    parties: dict[str, set[int]]
    classes: dict[int, frozenset[str]]
    by_id: dict[int, NamedDocument]
    by_year: dict[str, list[NamedDocument]]  # "" for those of which the year is not fully known

    def of_year(self, year: int) -> Iterable[NamedDocument]:
        """Documents that may be of a year; of any, where it is 0."""
        if not year:
            return self.documents
        return (*self.by_year.get(f"{year:04}", ()), *self.by_year.get("", ()))

    def with_word(self, key: str, *, exact: bool) -> set[int]:
        """Documents that have the word in a name."""
        near = self.words.get(key[:STEM], ())
        return set().union(*(found for other, found in near if alike(key, other, exact=exact)))

    def called(self, key: str, *, exact: bool) -> set[int]:
        """Documents of which the word is a whole name, beside a noun."""
        near = self.sole.get(key[:STEM], ())
        return set().union(*(found for other, found in near if alike(key, other, exact=exact)))

    def of_party(self, key: str, *, exact: bool) -> set[int] | None:
        """Documents that the party is bound by; None where the word is no party's name."""
        if key[:1] == "=":
            return self.parties.get(key, set())
        found = [ids for other, ids in self.parties.items() if alike(key, other, exact=exact)] if key else []
        return set().union(*found) if found else None

    def fit(self, document: int, kind: str) -> float:
        """How well a noun of this class may be said of the document, from 0 to 1."""
        classes = self.classes[document]
        if kind in classes:
            return 1.0
        if kind == "document":
            return GENERIC_FIT
        return max((LOOSE.get((kind, other), 0.0) for other in classes), default=0.0)


def library_of(documents: Sequence[NamedDocument]) -> Library:
    """Once for many articles: reading the names of a corpus takes longer than reading an article."""
    root = Node()
    words: dict[str, dict[str, set[int]]] = {}
    sole: dict[str, dict[str, set[int]]] = {}
    parties: dict[str, set[int]] = {}
    classes: dict[int, frozenset[str]] = {}
    by_year: dict[str, list[NamedDocument]] = {}
    for document in documents:
        year = document.date[:4]
        by_year.setdefault(year if year.isdecimal() else "", []).append(document)
        kinds = set(CLASSES.get(document.kind, ()))
        named = [(name, _keys(name)) for name in document.names]
        headed = any(word in KINDS for _, pairs in named for word, _ in pairs)
        for name, pairs in named:
            kinds |= {KINDS[word].value for word, _ in pairs if word in KINDS}
            for word, key in pairs:
                if key[0] != "=" and word not in KINDS:
                    words.setdefault(key[:STEM], {}).setdefault(key, set()).add(document.id)
            telling = [key for word, key in pairs if word not in KINDS]
            if len(telling) == 1 and len(pairs) > 1:
                sole.setdefault(telling[0][:STEM], {}).setdefault(telling[0], set()).add(document.id)
            # "Japan – Thailand" is what the parties are called; beside a noun the parties tell which treaty it is.
            if headed and any(key[0] != "=" for _, key in pairs):
                end = _enter(root, [key for _, key in pairs], document.id)
                end.article = end.article or name[:4].casefold() == "the "
        for party in document.parties:
            for key in _party_keys(party):
                parties.setdefault(key, set()).add(document.id)
        classes[document.id] = frozenset(kinds - {"other", "document"})
    return Library(
        tuple(documents),
        root,
        {stem: list(found.items()) for stem, found in words.items()},
        {stem: list(found.items()) for stem, found in sole.items()},
        parties,
        classes,
        {document.id: document for document in documents},
        by_year,
    )


def _keys(name: str) -> list[tuple[str, str]]:
    """The words of weight in a name, folded and as keys."""
    pairs = [(word, key) for word in tokens_of(name).words if (key := key_of(word))]
    return pairs[:LONGEST]


def _enter(root: Node, keys: Sequence[str], document: int) -> Node:
    node = root
    for key in keys:
        node = node.grown(key)
        node.passes[document] = max(node.passes.get(document, 0), len(keys))
    if keys:
        node.ends[document] = len(keys)
    return node


def _party_keys(names: Iterable[str]) -> set[str]:
    """A party's code, or the first word of weight of each of its names."""
    names = list(names)
    coded = {"=" + name for name in names if is_code(name)}
    if coded:
        return coded
    firsts = [pairs[0][1] for name in names if (pairs := _keys(name))]
    return {key for key in firsts if key[0] == "="} or set(firsts)
