"""Reads a text's force by the table of its language."""

from dataclasses import replace
from functools import lru_cache

from apps.matching.engine.force.actors import Actors, Group
from apps.matching.engine.force.found import Found
from apps.matching.engine.force.hedging import with_hedges
from apps.matching.engine.force.scopes import CLOSED, FREE, Scopes
from apps.matching.engine.force.shapes import STEP, Level, Mark
from apps.matching.engine.force.table import Marker, Needs, Table, table_of
from apps.matching.engine.force.view import COMMA, NONE, STOP, View

# "to prevent and |combat" goes on with an infinitive, which is no second verb of the subject.
INFINITIVE = 4
# "agree not to consider refraining": negation, hedge and inversion may each follow once.
FOLLOWERS = 3
# Whoever compares clauses asks for the force of each, and at once for what changed in it: texts read last are not read
# again. A clause that is merged or split has a few.
KEPT = 64


@lru_cache(maxsize=KEPT)
def force_of(text: str, language: str) -> tuple[Mark, ...]:
    """Every expression of force, in reading order; none in a language without a table.

    Takes time in proportion to the text. A passage that begins with a verb ("build their relations …") is read as one
    whose subject stands outside it.
    """
    table = table_of(language)
    if table is None:
        return ()
    view = View(text, table.words.adverbs, table.adverb_endings)
    found = _Reader(view, table).found()
    with_hedges(found, view, table)
    return tuple(_mark(view, one) for one in found)


def _mark(view: View, one: Found) -> Mark:
    # However many hedges there are, the level stays what it is.
    strength = max(one.marker.strength - one.weakened, (one.marker.level - 1) * STEP + 1)
    start, end = view.span(one.first, one.after)
    return Mark(
        start=start,
        end=end,
        level=one.marker.level,
        strength=strength,
        negated=one.negated,
        actor=view.span(*one.actor) if one.actor else None,
        hedges=tuple(view.span(*hedge) for hedge in one.hedges),
    )


class _Reader:
    def __init__(self, view: View, table: Table) -> None:
        self._view, self._table = view, table
        self._scopes = Scopes(view, table)
        self._actors = Actors(view, table, self._scopes)
        self._found: list[Found] = []

    def found(self) -> list[Found]:
        after = 0
        for word in self._table.markers.places(self._view):
            if word < after or self._scopes.of[word] == CLOSED:
                continue
            one = self._at(word)
            if one is not None:
                self._found.append(one)
                after = one.after
        # What is written like an expression of force, as a definition is ("shall mean"), was found so as not to count.
        return [one for one in self._found if one.marker.level is not Level.NONE]

    def _at(self, word: int) -> Found | None:
        for after, marker in self._table.markers.at(self._view, word):
            if self._is_other_word(word, after, marker):
                continue
            if self._is_recognised(word, marker):
                continue
            if self._scopes.of[word] != FREE and marker.needs is not Needs.NOTHING:
                continue
            actor = self._actor(word, after, passive=marker.passive)
            if self._stands_right(word, after, marker, actor):
                negated = marker.negated
                if negated is None:
                    negated = not self._table.words.negations.isdisjoint(self._view.keys[word:after])
                one = Found(word, after, marker, negated, actor)
                return one if marker.needs is Needs.DENIAL else self._completed(one)
        return None

    def _is_other_word(self, word: int, after: int, marker: Marker) -> bool:
        view = self._view
        if (marker.untitled and view.is_titled(word)) or view.is_quoted(word, after):
            return True
        if (aside := self._table.asides.first(view, word)) > word and view.pause[word] and view.pause[aside]:
            return True
        before = view.keys[word - 1] if word > view.sentence_start[word] else ""
        behind = view.keys[after] if after < view.sentence_end[after - 1] else ""
        return any(
            key and (key in listed or ("#" in listed and key.isdigit()))
            for key, listed in ((before, marker.not_after), (behind, marker.not_before))
        )

    def _is_recognised(self, word: int, marker: Marker) -> bool:
        """What may or should be stands in what is only noted: "The Parties recognise that trade |can contribute"."""
        last = self._found[-1] if self._found else None
        return (
            last is not None
            and last.marker.level is Level.RECOGNITION
            and last.after < self._view.sentence_end[word]
            and self._view.sentence_start[last.first] == self._view.sentence_start[word]
            and self._view.keys[last.after] in self._table.words.complementizers
            and (
                marker.level in (Level.POSSIBILITY, Level.ASPIRATION)
                # "that this Agreement will create" foretells; "that they will" promises.
                or (marker.level is Level.COMMITMENT and self._actor(word, word + 1, passive=False) is None)
            )
            and self._joined(word) is None
        )

    def _actor(self, word: int, after: int, *, passive: bool) -> Group | None:
        actors = self._actors
        if self._table.verb_last:
            last = self._joined(word)
            return actors.first_inside(word) or (last.actor if last else None)
        if passive or actors.is_passive(self._behind_not(after)):
            return actors.agent(after)
        direct = actors.directly_before(word)
        if direct is not None:
            return direct
        if (last := self._joined(word)) is not None:
            return last.actor
        return self._at_start(word)

    def _behind_not(self, word: int) -> int:
        return self._table.negators.first(self._view, word)

    def _at_start(self, word: int) -> Group | None:
        """The clause's first group, if it is not the subject of another marker already."""
        group = self._actors.at_start(word)
        taken = group is not None and bool(self._found) and self._found[-1].first >= group[1]
        return None if taken and self._table.strict_subjects else group

    def _joined(self, word: int) -> Found | None:
        """The marker before, if this one shares its subject: "The Parties recognise … and |shall"."""
        view = self._view
        last = self._found[-1] if self._found else None
        if last is None or last.first < view.sentence_start[word]:
            return None
        at = view.before_aside(word)
        while at > last.after and view.is_adverb(at - 1):
            at -= 1
        if at <= last.after or view.keys[at - 1] not in self._table.words.and_or:
            return None
        infinitive = self._table.words.infinitives.intersection(
            view.keys[max(at - INFINITIVE, last.after) : at - 1]
        )
        return None if infinitive else last

    def _stands_right(self, word: int, after: int, marker: Marker, actor: Group | None) -> bool:
        view = self._view
        match marker.needs:
            case Needs.NOTHING:
                return True
            case Needs.ACTOR:
                return self._has_subject(word, actor)
            case Needs.DENIAL:
                return actor is None and self._has_denying_subject(word)
            case Needs.NOBODY:
                return actor is None
            case Needs.PAUSE:
                return view.pause[word] != NONE or self._opens(word)
            case Needs.OPENING:
                return self._opens(word) or (
                    view.pause[word] == COMMA and actor is not None and actor[1] == word
                )
            case Needs.FINAL:
                ends = view.pause[after] != NONE or view.keys[after] in self._table.words.after_verbs
                return (
                    ends
                    and view.keys[after - 1] not in self._table.words.nouns
                    and self._has_subject(word, actor)
                )

    def _has_subject(self, word: int, actor: Group | None) -> bool:
        view = self._view
        if word == 0:  # the passage begins with the verb: its subject was left outside the quotation marks
            return not view.is_capital(word)
        if actor is None:
            return self._continues_fragment(word)
        if actor[0] > word:  # an agent is no subject
            return False
        return not self._table.strict_subjects or self._is_near(word, actor)

    def _continues_fragment(self, word: int) -> bool:
        """In a passage without its subject: the verb behind a first parenthesis, or a second verb of that subject."""
        view = self._view
        if not self._found:
            begins = view.keys[0].endswith(self._table.fragment_endings) and not view.is_capital(0)
            return begins and view.sentence_start[word] == 0 and view.pause[word] == COMMA
        last = self._joined(word)
        return last is not None and last.actor is None and last.marker.needs is not Needs.NOTHING

    def _is_near(self, word: int, actor: Group) -> bool:
        """Whether nothing but adverbs and a parenthesis stands between the subject and the verb, or a verb like it."""
        view = self._view
        at = word
        while at > actor[1] and view.is_adverb(at - 1):
            at -= 1
        if at == actor[1]:
            return self._actors.begins(actor[0])
        if (last := self._joined(word)) is not None:
            return last.marker.needs is not Needs.NOTHING and last.actor == actor
        marked = bool(self._found) and self._found[-1].first >= actor[1]
        return not marked and view.pause[actor[1]] == COMMA and view.pause[at] == COMMA

    def _opens(self, word: int) -> bool:
        view = self._view
        at = word
        while (
            view.pause[at] == NONE
            and at
            and (view.is_adverb(at - 1) or view.keys[at - 1] in self._table.words.joins)
        ):
            at -= 1
        return view.pause[at] == STOP

    def _completed(self, one: Found) -> Found:
        """With what stands before and behind: "no Party shall", "may consider", "will refrain from"."""
        view, table = self._view, self._table
        if self._denied_before(one):
            one.negated = not one.negated
            if one.negated and one.marker.level is Level.POSSIBILITY:  # who may not must not
                one.marker = replace(one.marker, level=Level.OBLIGATION, strength=Level.OBLIGATION * STEP)
        seen: set[str] = set()
        for _ in range(FOLLOWERS):
            stop = view.sentence_end[one.after - 1]
            at = min(view.after_aside(one.after), stop) if one.after < stop else stop
            while at < stop:
                if view.is_adverb(at) or view.keys[at] in table.words.links:
                    at += 1
                else:
                    break
            if at >= stop:
                break
            if "not" not in seen and (after := table.negators.first(view, at)) > at:
                if after < stop and table.limits.first(view, after) > after:  # "shall not only"
                    break
                one.negated, one.after = not one.negated, after
                seen.add("not")
            elif "from" not in seen and (after := table.inverters.first(view, at)) > at:
                one.negated, one.after = not one.negated, after
                seen.add("from")
            elif "hedge" not in seen and (hedges := table.close_hedges.at(view, at)):
                # Who shall not even consider an act is bound the more.
                by = 0 if one.negated else hedges[0][1]
                one.after, one.weakened = hedges[0][0], one.weakened + by
                seen.add("hedge")
            else:
                break
        return one

    def _denied_before(self, one: Found) -> bool:
        view = self._view
        floor = max(view.sentence_start[one.first], self._found[-1].after if self._found else 0)
        if one.first > floor and view.keys[one.first - 1] in self._table.words.deniers:
            one.first -= 1
            return True
        return self._has_denying_subject(one.first)

    def _has_denying_subject(self, before: int) -> bool:
        view, table = self._view, self._table
        return any(
            view.keys[word] in table.words.denying_subjects
            and view.keys[word + 1] not in table.words.measures
            and (word == 0 or view.keys[word - 1] not in table.words.prepositions | table.words.copulas)
            for word in range(self._actors.clause_start(before), before)
        )


__all__ = ["force_of"]
