"""How strongly a clause binds, whom, and by which words; and where that changed from one wording to another.

The rules are data, one table for each language (``languages/*.toml``, notation in ``table.py``); what is here only
applies them. The scale is that of deontic modality as treaty language uses it (docs/decisions/0033).
"""

from apps.matching.engine.force.changes import changes_of_force
from apps.matching.engine.force.reading import force_of
from apps.matching.engine.force.shapes import Change, Direction, Level, Mark, strongest
from apps.matching.engine.force.table import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Change",
    "Direction",
    "Level",
    "Mark",
    "changes_of_force",
    "force_of",
    "strongest",
]
