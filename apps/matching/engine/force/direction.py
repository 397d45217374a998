"""Whether of two marks of one act the later is stronger or weaker, or rules out what the other promised."""

from dataclasses import dataclass

from apps.matching.engine.force.shapes import Direction, Level, Mark


@dataclass(frozen=True, slots=True)
class Act:
    """``verbs`` are the stems that may be its verb; ``own`` is that of the mark's last word, where the verb may be part
    of the mark ("the Parties |support"). ``bounded``: a comparative stands there ("not … less favourable");
    ``excepted``: it holds but for a case, or in one alone. ``first``: the mark's first word."""

    verbs: frozenset[str]
    own: str | None
    bounded: bool
    excepted: bool
    first: str

    def same(self, other: "Act") -> bool:
        return not self.verbs.isdisjoint(other.verbs) or self.own in other.verbs or other.own in self.verbs


def direction(old: Mark, new: Mark, act: Act, other: Act) -> Direction | None:
    """None where the force is the same, or where a negation is no reversal."""
    free = _is_denied_duty(old), _is_denied_duty(new)
    if free != (False, False) and not (old.negated and new.negated):
        # Who need not act may still act: it is less than any promise, and the same as a "may".
        if Level.POSSIBILITY in (old.level if free[1] else None, new.level if free[0] else None):
            return None
        return Direction.WEAKENED if free[1] else Direction.STRENGTHENED
    if old.negated != new.negated:
        negated, bound = (act, other) if old.negated else (other, act)
        if not negated.bounded:
            return _reversed(old, new, negated, bound)
    recognised = Level.RECOGNITION in (old.level, new.level) and act.first == other.first
    # "shall be considered to be of that origin" is no less than "shall be of that origin".
    if old.strength == new.strength or recognised:
        return None
    return Direction.STRENGTHENED if new.strength > old.strength else Direction.WEAKENED


def _reversed(old: Mark, new: Mark, act: Act, other: Act) -> Direction | None:
    """What is only recognised was no promise; what is ruled out but for a case is allowed in that case; and another
    verb beside the negation may say the same ("shall be disregarded", "shall not be taken into account")."""
    promised = min(old.level, new.level) > Level.RECOGNITION
    return (
        Direction.REVERSED if promised and act.same(other) and not (act.excepted or other.excepted) else None
    )


def _is_denied_duty(mark: Mark) -> bool:
    return mark.negated and mark.level is Level.POSSIBILITY
