"""What pages read of comparisons. Each takes the viewer and a fixed number of queries."""

from apps.parallels.comparing import comparison
from apps.parallels.lineage import line_through_time, lineage, lines_through_time
from apps.parallels.recurring import library_lineage, recurrence

__all__ = [
    "comparison",
    "library_lineage",
    "line_through_time",
    "lineage",
    "lines_through_time",
    "recurrence",
]
