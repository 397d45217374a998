"""A marker where it was found, in words, before it becomes a mark in code points."""

from dataclasses import dataclass, field

from apps.matching.engine.force.table import Marker


@dataclass(slots=True)
class Found:
    """Words ``first`` to ``after`` (exclusive); ``actor`` and ``hedges`` likewise; ``weakened`` by all its hedges."""

    first: int
    after: int
    marker: Marker
    negated: bool
    actor: tuple[int, int] | None
    weakened: int = 0
    hedges: list[tuple[int, int]] = field(default_factory=list)
