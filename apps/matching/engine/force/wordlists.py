"""The lists of single words in a table, folded, and what each is for."""

from dataclasses import dataclass

NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    # Names of who is bound
    heads: frozenset[str] = NO_WORDS  # "parties", "commission": with or without a capital
    pronouns: frozenset[str] = NO_WORDS
    names: frozenset[str] = NO_WORDS  # states of one word, which are names where they begin a sentence, too
    leads: frozenset[str] = NO_WORDS  # what a name may begin with: "each", "the", "contracting"
    joins: frozenset[str] = NO_WORDS  # what stands inside a name: "of", "and"
    not_actors: frozenset[str] = NO_WORDS  # "agreement", "article": capitalised, and nobody
    no_names: frozenset[str] = NO_WORDS  # capitalised words that belong to no name
    genitives: frozenset[str] = NO_WORDS  # forms of names that are no subjects …
    quantifiers: frozenset[str] = NO_WORDS  # … but after these: "каждая из Сторон"
    agents: frozenset[str] = NO_WORDS  # "by" of a passive
    passives: frozenset[str] = NO_WORDS  # "be"
    participles: frozenset[str] = NO_WORDS  # irregular ones: "taken"
    bound_participles: frozenset[str] = NO_WORDS  # whose subject is bound all the same: "shall be guided by"
    # Where clauses begin and end
    openers: frozenset[str] = NO_WORDS  # capitalised where a sentence begins, and no part of a name
    prepositions: frozenset[str] = NO_WORDS  # after which a name is no subject
    paired: frozenset[str] = NO_WORDS  # prepositions of two names: "between A and B"
    complementizers: frozenset[str] = NO_WORDS  # "that", behind which a clause begins
    before_complements: frozenset[str] = NO_WORDS  # verbs after which "that" begins no relative clause
    relatives_to_comma: frozenset[str] = NO_WORDS  # relatives whose clause is closed by a comma
    and_or: frozenset[str] = NO_WORDS  # between two verbs of one subject
    after_verbs: frozenset[str] = NO_WORDS  # what may follow a verb at the end of its clause
    infinitives: frozenset[str] = NO_WORDS  # "to"
    # Verbs and their neighbours
    adverbs: frozenset[str] = NO_WORDS  # those that have no adverb's ending
    nouns: frozenset[str] = NO_WORDS  # that end like verbs
    links: frozenset[str] = NO_WORDS  # between a marker and what it governs: "agree |to| consider"
    modals: frozenset[str] = NO_WORDS  # for ``not_after``
    determiners: frozenset[str] = NO_WORDS  # for ``not_before``
    # Negation
    negations: frozenset[str] = NO_WORDS  # inside a marker: "undertake |not| to"
    deniers: frozenset[str] = NO_WORDS  # directly before a marker: "не"
    denying_subjects: frozenset[str] = NO_WORDS  # "no Party", "nothing"
    copulas: frozenset[str] = NO_WORDS  # behind which a denial is no subject's
    measures: frozenset[str] = NO_WORDS  # with which "no" denies nothing: "no later than"
    comparatives: frozenset[str] = NO_WORDS  # whose denial is no reversal: "not less favourable"
    exceptions: frozenset[str] = (
        NO_WORDS  # "unless", "only": what is ruled out but for a case is allowed in that case
    )
