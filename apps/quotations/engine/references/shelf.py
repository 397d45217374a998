"""The clauses of one document, to be found by what a reference says: unit and number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.documents.engine.refs import number_in
from apps.matching.engine.numbers import readings
from apps.quotations.engine.references.grammar import CONTAINERS
from apps.quotations.engine.references.numbering import roman
from apps.quotations.engine.references.shapes import Numbered, Path, Reason

# Units in which a text counts, and which writers mix up: TUR says "Article 11" where JAM counts paragraphs.
COUNTED = frozenset({"article", "clause", "paragraph", "section", "item", "subparagraph"})
# Numbered for themselves: a recital 3 is no article 3.
APART = frozenset({"recital", "annex", "chapter", "part", "preamble", "closing", "signatures", "footnote"})
# What a word for a unit is called among the kinds of clauses; "clause" is said of whatever a text counts in.
KINDS_OF = {
    "subparagraph": ("paragraph", "item"),
    "clause": ("article", "paragraph"),
    "item": ("item", "paragraph"),
}
# The number is right: of its kind, of another kind, as a part of the article cited last, read in figures for
# letters, counted where no number is known, only the whole that it would be part of.
SAME, OTHER, INSIDE, READ, PLACED, WHOLE = 1.0, 0.8, 0.75, 0.7, 0.6, 0.6
# Where a text has articles with paragraphs, "paragraph 2" hardly means article 2.
UNLIKELY = 0.3

Weighed = tuple[int, float, tuple[Reason, ...]]


@dataclass
class Shelf:
    """``paths``: each clause's number from the outermost unit inwards, () where it is not known."""

    clauses: tuple[Numbered, ...]
    paths: dict[int, Path]
    by_path: dict[Path, list[Numbered]]
    kinds: frozenset[str]
    nested: bool  # its articles have numbered paragraphs
    memory: dict[tuple[str, Path, Path], tuple[Weighed, ...]] = field(default_factory=dict)

    def find(self, unit: str, path: Path, inside: Path = ()) -> tuple[Weighed, ...]:
        """Clauses with their weights, the likeliest first. ``inside``: the article cited last."""
        asked = (unit, path, inside)
        if asked not in self.memory:
            self.memory[asked] = tuple(sorted(self._find(unit, path, inside), key=lambda one: -one[1]))
        return self.memory[asked]

    def whole(self, unit: str) -> tuple[Weighed, ...]:
        """The preamble, or the one annex, as a whole: itself, or all that is held of it."""
        own = [clause for clause in self.clauses if clause.kind == unit]
        if not own and unit == "preamble":
            own = [clause for clause in self.clauses if clause.kind == "recital"]
        weight = 1.0 if len(own) == 1 else 1.0 / max(1, len(own))
        return tuple((clause.clause_id, weight, (Reason.UNIT,)) for clause in own)

    def _find(self, unit: str, path: Path, inside: Path) -> list[Weighed]:
        found = self._with_number(unit, path)
        if inside and len(path) == 1 and unit not in APART:
            for clause_id, weight, reasons in self._with_number(unit, (*inside, *path)):
                found.append((clause_id, weight * INSIDE, (*reasons, Reason.WITHIN)))
        if not found:
            found = self._by_place(unit, path)
        if not found and len(path) > 1 and unit not in APART:
            found = [
                (clause_id, weight * WHOLE, (*reasons, Reason.WITHIN))
                for clause_id, weight, reasons in self._with_number("clause", path[:-1])
            ]
        return found

    def _with_number(self, unit: str, path: Path) -> list[Weighed]:
        return [
            (clause.clause_id, weight * sure, reasons)
            for sure, held in self._held(path)
            for clause in held
            if (weight := self._fit(unit, clause, path)) > 0
            for reasons in [(Reason.NUMBER,) if weight == SAME else (Reason.NUMBER, Reason.OTHER_KIND)]
        ]

    def _held(self, path: Path) -> list[tuple[float, list[Numbered]]]:
        """Under the number as printed; else under what it may be read as: (iii) for 3."""
        if path in self.by_path:
            return [(1.0, self.by_path[path])]
        wanted = [readings(part) for part in path]
        if all(part.isdecimal() for part in path) or not all(wanted):
            return []
        near = [
            clause
            for other, held in self.by_path.items()
            if len(other) == len(path) and all(a & readings(b) for a, b in zip(wanted, other, strict=True))
            for clause in held
        ]
        return [(READ, near)]

    def _fit(self, unit: str, clause: Numbered, path: Path) -> float:
        if unit in APART or clause.kind in APART:
            return SAME if unit == clause.kind else 0.0
        if clause.kind in KINDS_OF.get(unit, (unit,)):
            return SAME
        if clause.kind in CONTAINERS and "article" in self.kinds:
            return 0.0
        unlikely = self.nested and len(path) == 1 and unit not in {"article", "clause"}
        return UNLIKELY if unlikely else OTHER

    def _by_place(self, unit: str, path: Path) -> list[Weighed]:
        """By counting, where the clauses of a kind have no numbers."""
        if len(path) != 1 or not path[0].isdecimal():
            return []
        kinds = KINDS_OF.get(unit, (unit,))
        return [
            (clause.clause_id, PLACED, (Reason.PLACE,))
            for clause in self.clauses
            if clause.ordinal == int(path[0]) and clause.kind in kinds and not self.paths[clause.clause_id]
        ]


def shelf_of(clauses: Sequence[Numbered]) -> Shelf:
    by_id = {clause.clause_id: clause for clause in clauses}
    paths: dict[int, Path] = {}
    for clause in clauses:
        _path(clause, by_id, paths, 0)
    by_path: dict[Path, list[Numbered]] = {}
    for clause in clauses:
        if paths[clause.clause_id]:
            by_path.setdefault(paths[clause.clause_id], []).append(clause)
    nested = any(clause.kind == "paragraph" and len(paths[clause.clause_id]) > 1 for clause in clauses)
    kinds = frozenset(clause.kind for clause in clauses)
    return Shelf(tuple(clauses), paths, by_path, kinds, nested)


def _path(clause: Numbered, by_id: dict[int, Numbered], paths: dict[int, Path], depth: int) -> Path:
    """Its own number under that of the unit that holds it; articles count on through chapters."""
    known = paths.get(clause.clause_id)
    if known is not None:
        return known
    own = clause.path or _own(clause)
    parent = by_id.get(clause.parent) if clause.parent is not None else None
    # Depths of eight are none of a treaty; a circle of parents would not end.
    if own and parent and not clause.path and depth < 8 and parent.kind not in CONTAINERS | {"preamble"}:
        inner = _path(parent, by_id, paths, depth + 1)
        above = ("annex", *inner) if parent.kind == "annex" else inner
        own = own if own[: len(above)] == above else (*above, *own)
    paths[clause.clause_id] = own
    return own


def _own(clause: Numbered) -> Path:
    """From the label as printed; else from the address."""
    number = number_in(clause.label) or ("" if clause.label else number_in(clause.ref))
    parts = number.split(".") if number else []
    if parts and clause.kind not in {"item", "paragraph"} and parts[0].isalpha():
        parts[0] = roman(parts[0].upper()) or parts[0]
    return tuple(parts)
