"""What pages read of passages. Each takes the viewer and a fixed number of queries."""

from apps.quotations.public import passages_of, quoted_in
from apps.quotations.reviewing import queue, review

__all__ = ["passages_of", "queue", "quoted_in", "review"]
