"""Words that say only that a text speaks: "it is emphasized", "the document says", "стороны договорились"."""

from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.mentions import Found
from apps.quotations.engine.references.tokens import Tokens

# Adverbs and auxiliaries between who speaks and the verb: "has also been explicitly".
BETWEEN = 4

# Start, end (tokens, exclusive), and which mention speaks where one does.
Said = tuple[int, int, Found | None]


def attributions_in(tokens: Tokens, grammar: Grammar, mentions: list[Found]) -> list[Said]:
    """In order; none overlaps another."""
    words = grammar.attributing
    verbs = words.say | words.agree | words.passive | grammar.alone
    ends = {mention.end: mention for mention in mentions if not mention.foreign}
    starts = {mention.start: mention for mention in mentions if not mention.foreign}
    found: list[Said] = []
    for at, word in enumerate(tokens.words):
        if word not in verbs or (found and at < found[-1][1]):
            continue
        said = _said(tokens, grammar, at, ends, starts)
        if said and (not found or said[0] >= found[-1][1]):
            found.append(said)
    return found


def _said(
    tokens: Tokens, grammar: Grammar, at: int, ends: dict[int, Found], starts: dict[int, Found]
) -> Said | None:
    words, verb = grammar.attributing, tokens.word(at)
    subject = at
    while subject > at - BETWEEN and tokens.word(subject - 1) in words.between:
        subject -= 1
    if (verb in words.say or verb in words.passive) and (mention := ends.get(subject)):
        return _from(tokens, grammar, mention.start), _past(tokens, grammar, at), mention
    if verb in words.agree and tokens.word(subject - 1) in words.parties:
        start = subject - 1
        return start - (tokens.word(start - 1) in grammar.definite), _past(tokens, grammar, at), None
    if verb in words.passive and tokens.word(subject - 1) in words.impersonal and subject < at:
        return subject - 1, at + 1, None
    if verb in grammar.alone:
        behind = at + 1 + (tokens.word(at + 1) in grammar.ofs)
        told = starts.get(behind)
        return at, told.end if told else at + 1, told
    return None


def _past(tokens: Tokens, grammar: Grammar, verb: int) -> int:
    return verb + 1 + (tokens.word(verb + 1) in grammar.attributing.auxiliary)


def _from(tokens: Tokens, grammar: Grammar, start: int) -> int:
    return start - (tokens.word(start - 1) in grammar.definite)
