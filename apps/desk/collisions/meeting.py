"""Where what was typed meets what somebody saved meanwhile: part by part, with what was chosen already.

A collision page sends, beside the form: ``version``, the version that it showed; for each part in which a choice was
asked for ``open=<part>.<version that both began with>``, ``choice-<part>``, and ``typed-<part>``, a mark of what
stood in the part's field, so that a field that is changed and then not chosen is asked about again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.desk.collisions.parts import Item, Items, Part
from apps.desk.collisions.sides import Sides, Version
from apps.desk.engine.joining import join_texts
from apps.desk.engine.merging import Choice, Verdict, join, merge, settled
from apps.desk.forms.fields import NumberHint

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Met:
    """One part. ``base`` is what both began with, of version ``began``; None where that is not known.

    ``problem`` says why a choice that was made does not count; "" where it does.
    """

    part: Part
    began: int
    base: Items | None
    theirs: Items
    mine: Items
    verdict: Verdict
    choice: Choice | None
    problem: str

    @property
    def joined(self) -> Items | None:
        """Both, where the part is a list, or a text that they changed in different places; None where it is neither,
        or would be no more than what one of the two has."""
        if self.base is None or not self.is_open:
            return None
        joined = self._joined_text(self.base) if self.part.is_text else None
        if self.part.is_list:
            joined = join(self.base, self.theirs, self.mine)
        return (
            joined if joined is not None and set(joined) not in (set(self.theirs), set(self.mine)) else None
        )

    def _joined_text(self, base: Items) -> Items | None:
        # What white space ends a text or which line ends it has is no change of anybody's.
        text = join_texts(
            *(str(items[0].key[0]) if items else "" for items in (base, self.theirs, self.mine))
        )
        return None if text is None else (Item((text,), text, text),)

    @property
    def mark(self) -> str:
        return mark_of(self.mine)

    @property
    def is_open(self) -> bool:
        return self.verdict is Verdict.BOTH

    @property
    def taken(self) -> Items | None:
        """What is not to be left as it was typed."""
        if self.verdict is Verdict.THEIRS or (self.is_open and self.choice is Choice.THEIRS):
            return self.theirs
        return self.joined if self.is_open and self.choice is Choice.JOINED else None


def mark_of(items: Items) -> str:
    return hashlib.sha256(repr([item.key for item in items]).encode()).hexdigest()[:16]


class Meeting:
    """``typed`` is what a form sent. ``seen`` is the version that it was made on."""

    def __init__(self, sides: Sides, typed: QueryDict) -> None:
        self.sides = sides
        self.typed = typed
        self.seen = version_in(typed)
        self.theirs = sides.sent_at(sides.version) or QueryDict()
        self._sent: dict[int, QueryDict | None] = {sides.version: self.theirs}
        self._began = _began(typed)
        self.parts = [*self._meet()]

    @property
    def is_alike(self) -> bool:
        """Whether both say the same."""
        return all(met.theirs == met.mine for met in self.parts)

    @property
    def is_settled(self) -> bool:
        """Whether it can be saved: it was shown as it is, and every choice is made."""
        return self.seen == self.sides.version and not self.waiting

    @property
    def leaves_theirs(self) -> bool:
        """Whether what was chosen is what is saved already."""
        return all((met.mine if met.taken is None else met.taken) == met.theirs for met in self.parts)

    @property
    def waiting(self) -> list[Met]:
        return [met for met in self.parts if met.is_open and (met.choice is None or met.problem)]

    @property
    def changed_by_me(self) -> bool:
        return any(met.verdict in {Verdict.MINE, Verdict.BOTH} for met in self.parts)

    @property
    def newer(self) -> list[Version]:
        """What was saved since the version that was seen, newest first."""
        return [version for version in self.sides.saved if self.seen < version.number <= self.sides.version]

    @cached_property
    def filled(self) -> QueryDict:
        """What fills the form in: what was typed, and theirs in the parts that only they changed."""
        return self._with({met.part.name: met.theirs for met in self.parts if met.verdict is Verdict.THEIRS})

    @cached_property
    def resolved(self) -> QueryDict:
        """What is to be saved, once all is chosen."""
        return self._with({met.part.name: met.taken for met in self.parts if met.taken is not None})

    def saver(self, met: Met) -> Version | None:
        """Who made the part what it is now; None where nobody did since both began, or the history does not say."""
        found = None
        for version in self.sides.saved:
            if version.number > self.sides.version:
                continue
            sent = self._at(version.number)
            if version.number <= met.began or sent is None or met.part.read(sent) != met.theirs:
                break
            found = version
        return found

    def _meet(self) -> list[Met]:
        seen = self._at(self.seen)
        mine, base = {}, {}
        for part in self.sides.parts:
            began = self._at(self._began.get(part.name, self.seen))
            mine[part.name] = part.read(self.sides.completed(self.typed, began, self.theirs))
            base[part.name] = None if began is None else part.read(began)
        theirs = {part.name: part.read(self.theirs) for part in self.sides.parts}
        merged = merge(base, theirs, mine)
        return [
            self._met(
                part, base[part.name], theirs[part.name], mine[part.name], merged[part.name].verdict, seen
            )
            for part in self.sides.parts
        ]

    def _met(
        self,
        part: Part,
        base: Items | None,
        theirs: Items,
        mine: Items,
        verdict: Verdict,
        seen: QueryDict | None,
    ) -> Met:
        began = self._began.get(part.name, self.seen)
        asked = part.name in self._began
        if asked and theirs != mine:
            verdict = (
                Verdict.BOTH
            )  # what was asked is answered by a choice, whatever was made of the field since
        met = Met(part, began, base, theirs, mine, verdict, None, "")
        if not asked or verdict is not Verdict.BOTH:
            return met
        shown = None if seen is None else part.read(seen)
        choice = settled(_choice(self.typed, part), shown, theirs)
        marked = self.typed.get(f"typed-{part.name}", "")
        if choice in {Choice.THEIRS, Choice.JOINED} and marked and marked != met.mark:
            return replace(met, problem=_undecided())
        if choice is Choice.JOINED and met.joined is None:
            choice = None
        return replace(met, choice=choice, problem="" if choice else _unchosen(shown == theirs))

    def _at(self, number: int) -> QueryDict | None:
        if number not in self._sent:
            self._sent[number] = self.sides.sent_at(number)
        return self._sent[number]

    def _with(self, taken: Mapping[str, Items]) -> QueryDict:
        data = self.typed.copy()
        for part in self.sides.parts:
            if part.name in taken:
                part.write(data, taken[part.name])
            part.complete(data)
        data["version"] = str(self.sides.version)
        return data


def version_in(data: QueryDict) -> int:
    """The version that a form was made on; 0, which nothing has, where it names none."""
    return NumberHint().clean(data.get("version")) or 0


def meets(sides_version: int, data: QueryDict) -> bool:
    """Whether a form has to meet what is saved: it was made on another version, or comes from a collision."""
    return version_in(data) != sides_version or OPEN in data


def _began(data: QueryDict) -> dict[str, int]:
    named = (str(value).rpartition(".") for value in data.getlist(OPEN))
    return {name: NumberHint().clean(number) or 0 for name, _dot, number in named}


def _choice(data: QueryDict, part: Part) -> Choice | None:
    value = data.get(f"choice-{part.name}")
    return Choice(value) if value in {each.value for each in Choice} else None


def _unchosen(same: bool) -> str:
    if same:
        return _("Choose which one counts.")
    return _("Somebody changed this part once more before you saved. Look at it and choose again.")


def _undecided() -> str:
    return _(
        "You changed your own version in the field, and chose another one. Choose again which of them counts; both are "
        "kept here."
    )
