"""Where an article speaks of a document: by a name, by what it is ("the 1997 treaty"), or by pointing at it."""

from dataclasses import dataclass, replace

from apps.quotations.engine.references.describing import Evidence, before, behind
from apps.quotations.engine.references.likeness import KINDS, key_of
from apps.quotations.engine.references.naming import Library, Node
from apps.quotations.engine.references.scene import Scene
from apps.quotations.engine.references.shapes import DocumentWeight, Reason, Telling
from apps.quotations.engine.references.tokens import BREAK, Tokens

# Between two words of a title at most so many without weight: ", and of the".
SKIPPED = 4
# A description that fits more documents says nothing of any of them.
MOST = 5
# The beginning of a title names it, a little less surely the shorter it is.
PARTIAL = 0.6
BARS = frozenset({BREAK, ".", ";", ":", "!", "?"})
OPENING, CLOSING = frozenset('“„«"‘'), frozenset('”“»"’')


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at the tokens ``start`` to ``end`` (exclusive). ``foreign``: it names a document that is not held.
    A pointer has no documents yet, but ``kind``, the class of its noun; ``plural`` points at several."""

    start: int
    end: int
    telling: Telling
    documents: tuple[DocumentWeight, ...] = ()
    kind: str = ""
    plural: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name, or the beginning of one, at the tokens up to ``end``: documents with how much of it stood there."""

    end: int
    documents: dict[int, float]
    article: bool = False


def mentions_in(scene: Scene) -> list[Found]:
    """In order; none overlaps another."""
    found: list[Found] = []
    tokens, grammar, root = scene.tokens, scene.grammar, scene.library.root
    at, least = 0, 0
    for at, word in enumerate(tokens.words):
        if at < least:
            continue
        is_head = word in grammar.kinds
        key = key_of(word)
        mention = None
        if key and key[:3] in root.following:
            named = _name_at(scene, at, key)
            if named:
                mention = _by_name(scene, at, named, least)
        if mention is None and is_head:
            mention = _by_description(scene, at, least)
        if mention is not None:
            least = mention.end
            mention = _with_text(scene, found, mention)
            found.append(mention)
    return found


def _with_text(scene: Scene, found: list[Found], mention: Found) -> Found:
    """ "The full text of the declaration" is one mention; so is "bəyannamənin mətni"."""
    tokens, grammar = scene.tokens, scene.grammar
    if not found:
        return mention
    last, text = found[-1], grammar.attributing.text
    gap = [word for word in tokens.words[last.end : mention.start] if word not in grammar.definite]
    if grammar.figures_first:
        if not gap and tokens.word(mention.end - 1) in text and tokens.word(last.end - 1) not in text:
            found.pop()
            return replace(last, end=mention.end)
    elif tokens.word(last.end - 1) in text and last.telling is Telling.POINTER and gap in ([], ["of"]):
        found.pop()
        return replace(mention, start=last.start)
    return mention


def _name_at(scene: Scene, at: int, key: str) -> Named | None:
    """The longest name, or beginning of one, that stands at a token."""
    tokens, exact = scene.tokens, scene.grammar.exact
    nodes = scene.library.root.after(key, exact=exact)
    end, headed = at + 1, tokens.word(at) in KINDS
    steps: list[tuple[list[Node], int, bool]] = []
    while nodes:
        steps.append((nodes, end, headed))
        step = _next_word(scene, end, headed=headed)
        if step is None:
            break
        nodes = [after for node in nodes for after in node.after(step[1], exact=exact)]
        end = step[0] + 1
        headed = headed or tokens.word(step[0]) in KINDS
    for depth in range(len(steps), 0, -1):
        reached, end, headed = steps[depth - 1]
        if named := _so_far(scene, reached, at, end, depth, headed=headed):
            return named
    return None


def _so_far(scene: Scene, nodes: list[Node], at: int, end: int, depth: int, *, headed: bool) -> Named | None:
    documents: dict[int, float] = {}
    for node in nodes:
        if headed and depth > 1:
            for document, total in node.passes.items():
                documents[document] = max(
                    documents.get(document, 0.0), PARTIAL + (1 - PARTIAL) * depth / total
                )
        # One word is a name if it is written as one ("Dayton") and is no noun for any document.
        if depth > 1 or (not headed and scene.tokens.capital(at)):
            for document in node.ends:
                documents[document] = 1.0
    return Named(end, documents, any(node.article for node in nodes)) if documents else None


def _next_word(scene: Scene, at: int, *, headed: bool) -> tuple[int, str] | None:
    """The next word of weight, over a few that have none: commas only in a title whose noun was said, or comes last."""
    grammar = scene.grammar
    for place in range(at, at + SKIPPED + 1):
        word = scene.tokens.word(place)
        if not word or word in BARS or word in CLOSING:
            return None
        if not (headed or grammar.figures_first) and (word == "," or word in grammar.indefinite):
            return None
        if key := key_of(word):
            return place, key
    return None


def _by_name(scene: Scene, at: int, named: Named, least: int) -> Found | None:
    """A name with the date and the parties beside it, which may tell one of several documents."""
    tokens = scene.tokens
    start, end = at, named.end
    start, end = _in_quotes(tokens, start, end, least)
    quoted = start < at
    left = before(scene, start, least, fits=set(named.documents))
    right = behind(scene, end, fits=set(named.documents))
    kept = dict(named.documents)
    for evidence in (left, right):
        narrowed = {document: kept[document] for document in kept if document in evidence.documents}
        if evidence and narrowed:
            kept = narrowed
    if not kept or (len(kept) > MOST * 4 and max(kept.values()) < 1.0):
        return None
    inside = sum((word in OPENING) - (word in CLOSING) for word in tokens.words[start:end])
    if inside > 0 and tokens.word(end) in CLOSING and not quoted:
        end += 1
    if right:
        end = right.edge
    if left or left.neutral or (named.article and not quoted):
        start = _with_article(scene, left.edge, least)
    reasons = (Reason.NAME, *(reason for evidence in (left, right) for reason in evidence.reasons))
    return Found(start, end, Telling.NAME, weighted(kept, reasons))


def _in_quotes(tokens: Tokens, start: int, end: int, least: int) -> tuple[int, int]:
    """With the quotation marks around a name."""
    marked = tokens.word(start - 1) in OPENING and tokens.word(end) in CLOSING and start - 1 >= least
    return (start - 1, end + 1) if marked else (start, end)


def weighted(scores: dict[int, float], reasons: tuple[Reason, ...]) -> tuple[DocumentWeight, ...]:
    """Shares of what is sure: several documents that fit alike share it, the likeliest first."""
    total = max(1.0, sum(scores.values()))
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[: 2 * MOST]
    unique = tuple(dict.fromkeys(reasons))
    return tuple(DocumentWeight(document, round(score / total, 3), unique) for document, score in ranked)


def _with_article(scene: Scene, start: int, least: int) -> int:
    """ "the 43-page Declaration": the article belongs to a description."""
    word = scene.tokens.word(start - 1)
    known = word in scene.grammar.definite or word in scene.grammar.demonstrative
    return start - 1 if known and start - 1 >= least else start


def _by_description(scene: Scene, at: int, least: int) -> Found | None:
    """A noun for a document with what stands beside it; a pointer where nothing tells which."""
    tokens, grammar, library = scene.tokens, scene.grammar, scene.library
    noun = grammar.kinds[tokens.word(at)]
    if noun.value == "other":
        return Found(at, at + 1, Telling.DESCRIPTION, foreign=True)
    left = before(scene, at, least, fits=None)
    right = behind(scene, at + 1, fits=None)
    end = right.edge if right else at + 1
    start = _with_article(scene, left.edge, least)
    if left or right:
        start, end = _in_quotes(tokens, start, end, least)
        scores = _fitting(library, noun.value, [left, right])
        if not scores:
            return Found(start, end, Telling.DESCRIPTION, foreign=True)
        if len(scores) > MOST or noun.plural:
            return None
        return Found(start, end, Telling.DESCRIPTION, weighted(scores, (*left.reasons, *right.reasons)))
    return _pointer(scene, at, left, start, least)


def _fitting(library: Library, kind: str, evidences: list[Evidence]) -> dict[int, float]:
    """Documents that everything said fits, and how surely."""
    told = [evidence for evidence in evidences if evidence]
    fitting = set.intersection(*(set(evidence.documents) for evidence in told))
    scores = {}
    for document in fitting:
        doubt = 1.0
        for evidence in told:
            doubt *= 1 - evidence.documents[document]
        if (fit := library.fit(document, kind)) > 0:
            scores[document] = fit * (1 - doubt)
    return scores


def _pointer(scene: Scene, at: int, left: Evidence, start: int, least: int) -> Found | None:
    tokens, grammar = scene.tokens, scene.grammar
    noun = grammar.kinds[tokens.word(at)]
    edge = left.edge
    pointing = tokens.word(edge - 1) in grammar.demonstrative and edge - 1 >= least
    definite = tokens.word(edge - 1) in grammar.definite and edge - 1 >= least
    if not pointing and _named_by_another(scene, at, edge):
        return Found(max(least, edge - 1), at + 1, Telling.DESCRIPTION, foreign=True)
    if tokens.word(edge - 1) in grammar.indefinite or (pointing and tokens.word(edge) in grammar.indefinite):
        return None
    if noun.plural and not pointing:
        return None
    if not pointing and not definite and not (grammar.bare and noun.plural is not True):
        return None
    end = at + 1
    if not pointing and _goes_on(scene, end):
        return Found(start, end, Telling.DESCRIPTION, foreign=True)
    return Found(start, end, Telling.POINTER, kind=noun.value, plural=bool(noun.plural))


def _named_by_another(scene: Scene, at: int, edge: int) -> bool:
    """A word beside the noun that no held document has: "Istanbul Declaration", "NATO's treaty", "sülh müqaviləsi"."""
    tokens, grammar = scene.tokens, scene.grammar
    place, word = edge - 1, tokens.word(edge - 1)
    if not tokens.is_word(place) or word in grammar.stops or word in grammar.definite:
        return False
    if word in grammar.demonstrative or word in grammar.indefinite or word in grammar.ands:
        return False
    if grammar.exact and tokens.tails.get(place) == "s":
        return True
    if tokens.word(at) in grammar.compounds:
        return word not in grammar.attributing.between and word not in grammar.units
    if word.endswith(grammar.modifiers) and grammar.modifiers and word not in grammar.ordinals:
        return word not in grammar.units and word not in grammar.kinds
    return grammar.exact and tokens.capital(place) and place not in tokens.sentence_starts


def _goes_on(scene: Scene, at: int) -> bool:
    """Behind the noun stands what another document is about: "the declaration of independence"."""
    tokens, grammar = scene.tokens, scene.grammar
    if tokens.word(at) not in grammar.topics or not tokens.is_word(at + 1):
        return False
    word = tokens.word(at + 1)
    pointed = word in grammar.definite or word in grammar.demonstrative or word in grammar.theirs
    return not pointed and word not in grammar.indefinite
