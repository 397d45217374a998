"""What can be done to passages. Each act is one transaction and is kept in the history.

Services ask who may only where the answer depends on the note; views load with permission.
"""

from apps.quotations.services.adjusting import adjust, adjust_clause, point_at
from apps.quotations.services.asking import ask, ask_to_re_examine
from apps.quotations.services.deciding import accept, accept_run, reject, reject_run, undo
from apps.quotations.services.examining import Examined, examine

__all__ = [
    "Examined",
    "accept",
    "accept_run",
    "adjust",
    "adjust_clause",
    "ask",
    "ask_to_re_examine",
    "examine",
    "point_at",
    "reject",
    "reject_run",
    "undo",
]
