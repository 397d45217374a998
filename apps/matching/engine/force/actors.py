"""Who is bound: the subject of a marker, as far as capitals and a list of heads show it.

A name is a group of capitalised words, or of listed heads ("the parties", "стороны"), with what joins them. It is a
subject where it stands directly before the verb, adverbs and a parenthesis between commas aside, or begins its
clause; otherwise nobody is said to be bound, rather than somebody who is only spoken of.
"""

from apps.matching.engine.force.scopes import CLOSED, Scopes
from apps.matching.engine.force.table import Table
from apps.matching.engine.force.view import COMMA, NONE, STOP, View

Group = tuple[int, int]  # words, end-exclusive
# A subject's name and what stands between it and its verb are looked for within so many words: the names of two
# states and a long participle. It also keeps the search linear in a text without punctuation.
REACH = 40
# Of "shall be jointly adopted by the Parties" what may stand before the agent.
PASSIVE = 5
ADJECTIVES = 2


class Actors:
    def __init__(self, view: View, table: Table, scopes: Scopes) -> None:
        self._view, self._table, self._scopes = view, table, scopes
        self._inside = table.words.leads | table.words.joins
        self._edges = (table.words.joins | table.words.openers) - table.words.leads
        self._not = table.words.not_actors

    def directly_before(self, word: int) -> Group | None:
        """The group that ends before the word, adverbs aside: "the Parties hereby |undertake"."""
        view = self._view
        start = view.sentence_start[word]
        at = view.before_aside(word)
        while at > start and (at < word or view.pause[at] == NONE) and self._is_light(at - 1):
            at -= 1
        if at > start and (view.pause[at] == NONE or at < word):
            return self._ending(at, start)
        return None

    def _is_light(self, word: int) -> bool:
        return self._view.is_adverb(word) and self._view.keys[word] not in self._table.words.heads

    def clause_start(self, word: int) -> int:
        """Where the words before a marker that are about its subject begin: after a condition or a stop."""
        start = max(self._view.sentence_start[word], word - REACH)
        at = word
        complementizers = self._table.words.complementizers
        while (
            at > start
            and self._scopes.of[at - 1] != CLOSED
            and self._view.keys[at - 1] not in complementizers
        ):
            at -= 1
        return at

    def at_start(self, word: int) -> Group | None:
        """The group that begins the word's clause: "The Parties, recognising …, |shall"."""
        view = self._view
        start = self.clause_start(word)
        if start == word - REACH:  # cut off: what stands there need not be a beginning
            return None
        openers = self._table.words.openers
        while start < word and (
            view.keys[start] in openers or view.keys[start].isdigit() or self._is_light(start)
        ):
            start += 1
        return self._beginning(start, word)

    def first_inside(self, word: int) -> Group | None:
        """The first group between the clause's beginning and the word, for languages whose verbs stand last."""
        for start in range(self.clause_start(word), word):
            if (group := self._beginning(start, word)) is not None:
                return group
        return None

    def is_passive(self, word: int) -> bool:
        """Whether "be" and a participle follow at the word, so that the subject is acted upon, not bound."""
        view, table = self._view, self._table
        end = view.sentence_end[word - 1]
        if word >= end or view.keys[word] not in table.words.passives:
            return False
        word += 1
        while word < end and view.is_adverb(word):
            word += 1
        if word >= end or view.keys[word] in table.words.bound_participles:
            return False
        return view.keys[word] in table.words.participles or view.keys[word].endswith(
            table.participle_endings
        )

    def agent(self, word: int) -> Group | None:
        """The group behind the "by" of a passive: "shall be adopted by the Parties"."""
        view, by, be = self._view, self._table.words.agents, self._table.words.passives
        end = view.sentence_end[word - 1]
        for at in range(word, min(end, word + PASSIVE)):
            if view.keys[at] in by:
                return self._beginning(at + bool(be), end)
        return None

    def _ending(self, after: int, floor: int) -> Group | None:
        view = self._view
        if not self._is_head(after - 1):
            return None
        first = after - 1
        floor = max(floor, after - REACH)
        joined = False  # a comma joins names only before an "and": "Armenia, Azerbaijan and Georgia"
        while first > floor and self._continues(first - 1, view.pause[first]):
            if view.pause[first] == COMMA and not joined:
                break
            first -= 1
            joined = joined or view.keys[first] in self._table.words.and_or
        while first < after and view.keys[first] in self._edges:
            first += 1
        if first > floor and view.keys[first - 1] in self._table.words.prepositions:
            # "in writing to the Secretariat and |the Secretariat shall"; but "trade between Russia and Azerbaijan will"
            joins = [word for word in range(first, after) if view.keys[word] in self._table.words.and_or]
            paired = view.keys[first - 1] in self._table.words.paired
            if paired or not joins or view.keys[joins[-1] + 1] not in self._table.words.leads:
                return None
            first = joins[-1] + 1
        return self._checked(self._determined(first, floor), after)

    def _determined(self, first: int, floor: int) -> int:
        """With the article and the adjectives before a head: "the |arbitral tribunal"."""
        view, leads = self._view, self._table.words.leads
        for start in range(first - 1, max(floor, first - 1 - ADJECTIVES) - 1, -1):
            if view.keys[first] in leads or view.pause[start + 1] != NONE:
                break
            if view.keys[start] in leads:
                return start
        return first

    def begins(self, word: int) -> bool:
        """Whether a clause may begin with the word, as it does not in "a measure |it adopts"."""
        view, table = self._view, self._table
        if view.pause[word] != NONE or self._scopes.of[word - 1] == CLOSED:
            return True
        before = view.keys[word - 1]
        if before.isdigit():  # "1 The Parties recognise"
            return view.is_capital(word)
        lists = table.words
        return any(
            before in listed for listed in (lists.and_or, lists.complementizers, lists.openers, lists.leads)
        )

    def _beginning(self, first: int, limit: int) -> Group | None:
        view = self._view
        after = first
        while after < limit and (after == first or view.pause[after] != STOP):
            if after > first and view.pause[after] == COMMA and not self._lists(after, limit):
                break
            if not self._continues(after, NONE):
                break
            if self._table.verb_last and after > first and self._is_closed(after):
                break
            after += 1
        while after > first and (view.keys[after - 1] in self._inside or self._is_light(after - 1)):
            after -= 1
        return self._checked(first, after) if after > first else None

    def _is_closed(self, word: int) -> bool:
        """Whether the word stands behind a whole name: the next noun of a language whose verbs stand last."""
        before = self._view.keys[word - 1]
        return before in self._table.words.heads and self._view.keys[word] not in self._table.words.and_or

    def _is_only_first(self, first: int, after: int) -> bool:
        """Whether the group is the first word of a sentence and may owe its capital to that."""
        view = self._view
        if view.sentence_start[first] != first or view.keys[first] in self._table.words.names:
            return False
        rest = range(first + 1, after)
        listed = self._table.words.heads | self._table.words.pronouns
        return (
            view.keys[after - 1] not in listed
            and not any(view.text[view.starts[word]].isupper() or view.keys[word] in listed for word in rest)
            and view.keys[first] not in listed | self._inside
        )

    def _lists(self, word: int, limit: int) -> bool:
        """Whether the comma before the word is one of a list of names: "Armenia, |Azerbaijan and Georgia"."""
        view = self._view
        while word < limit and self._is_head(word):
            word += 1
            if word < limit and view.keys[word] in self._table.words.joins and view.pause[word] == NONE:
                return True
            if word < limit and view.pause[word] != COMMA:
                return False
        return False

    def _continues(self, word: int, pause: int) -> bool:
        """Whether the word belongs to a group, the rest of which follows after ``pause``."""
        if pause == COMMA:
            return self._is_head(word) and self._view.is_capital(word)
        return pause == NONE and (self._view.keys[word] in self._inside or self._is_head(word))

    def _is_head(self, word: int) -> bool:
        key = self._view.keys[word]
        table = self._table
        if key in table.words.heads or key in table.words.pronouns:
            return True
        if not self._view.is_capital(word) or key.isdigit():
            return False
        return not (
            key in table.words.openers or key in table.words.prepositions or key in table.words.no_names
        )

    def _checked(self, first: int, after: int) -> Group | None:
        """The group, if its head can be bound: no agreement, no article, no word that is only the first of its line."""
        view, table = self._view, self._table
        keys = view.keys[first:after]
        heads = [
            word
            for word in range(first, after)
            if self._is_head(word) and view.keys[word] not in self._inside
        ]
        if not heads or self._is_only_first(first, after):
            return None
        if any(view.keys[word] in table.words.heads | table.words.pronouns for word in heads):
            return None if view.keys[heads[0]] in self._not else (first, after)
        if not self._not.isdisjoint(keys) or (table.oblique_endings and self._oblique(heads[-1])):
            return None
        if keys[-1] in table.words.genitives and keys[0] not in table.words.quantifiers:
            return None
        return first, after

    def _oblique(self, word: int) -> bool:
        key = self._view.keys[word]
        return key not in self._table.words.names and key.endswith(self._table.oblique_endings)
