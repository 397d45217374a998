"""Parts of a sentence that bind nobody: conditions ("if the Parties agree") and relative clauses ("which may arise").

Without a parser a scope ends where the punctuation or the next strong word says so. A condition that is not closed
by a comma leaves the strong markers be ("If so requested the other Party shall enter into consultations").
"""

from apps.matching.engine.force.table import Table
from apps.matching.engine.force.view import COMMA, STOP, View

FREE, WEAK, CLOSED = range(3)  # everything counts; only modal verbs count; nothing counts
# "which the Parties jointly may": a relative clause's subject is short, or it is not recognised.
RELATIVE_SUBJECT = 6


class Scopes:
    """``of[n]`` is what may count at word n."""

    def __init__(self, view: View, table: Table) -> None:
        self.of = bytearray(view.size)
        self._view, self._table = view, table
        words = table.words
        self._subject = words.leads | words.heads | words.joins | words.pronouns
        after = 0
        for word in sorted({*table.conditions.places(view), *table.relatives.places(view)}):
            if word >= after:
                after = max(self._condition(word), self._relative(word))

    def _condition(self, word: int) -> int:
        view = self._view
        after = self._table.conditions.first(view, word)
        if after == word:
            return word
        hedge = self._table.loose_hedges.first(view, word)
        if (
            hedge > word
        ):  # "unless the Parties agree otherwise" promises nothing, and leaves the rest of its sentence be
            self.of[word:hedge] = bytes([CLOSED]) * (hedge - word)
            return hedge
        stop = view.sentence_end[word]
        end = self._end(after, stop)
        closed = end < stop or word > view.sentence_start[word]
        self.of[word:end] = bytes([CLOSED if closed else WEAK]) * (end - word)
        return after if not closed else end

    def _end(self, after: int, stop: int) -> int:
        """The comma that ends a clause whose first words stand before ``after``, or the sentence's end."""
        if after < stop and self._view.pause[after] == COMMA:  # "if, in the opinion of one of them, …"
            after = min(self._comma(after + 1, stop) + 1, stop)
        return self._comma(after, stop)

    def _comma(self, word: int, stop: int) -> int:
        while word < stop and self._view.pause[word] != COMMA:
            word += 1
        return word

    def _relative(self, word: int) -> int:
        """A relative's own verb: what follows it at once, or behind the subject that it begins with."""
        view, table = self._view, self._table
        after = table.relatives.first(view, word)
        if after == word or (word and view.keys[word - 1] in table.words.before_complements):
            return word
        stop = view.sentence_end[word]
        if table.words.relatives_to_comma & {view.keys[word]}:
            end = self._end(after, stop)
            self.of[word:end] = bytes([CLOSED]) * (end - word)
            return end
        end = after
        if view.pause[after] == COMMA:  # "a situation that, in the opinion of one of them, may …"
            end = self._comma(after + 1, stop)
        reach = min(stop, end + RELATIVE_SUBJECT)
        while end < reach and self._belongs(end):
            end += 1
        end = min(end + 1, stop)
        self.of[word:end] = bytes([CLOSED]) * (end - word)
        return end

    def _belongs(self, word: int) -> bool:
        view = self._view
        if view.pause[word] == STOP:
            return False
        return view.keys[word] in self._subject or view.is_adverb(word) or view.is_capital(word)


__all__ = ["CLOSED", "FREE", "WEAK", "Scopes"]
