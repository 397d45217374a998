"""What pages read of passages. Each takes the viewer and a fixed number of queries."""

from apps.quotations.public import passages_of
from apps.quotations.reviewing import review, waiting

__all__ = ["passages_of", "review", "waiting"]
