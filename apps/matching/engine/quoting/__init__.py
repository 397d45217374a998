"""Quotations: which passages of an article stand, word for word or reworded, in which wordings of a library."""

from apps.matching.engine.quoting.find import FLOOR, quotations_in
from apps.matching.engine.quoting.found import Candidate, Fidelity, Found
from apps.matching.engine.quoting.segment import DTYPES, Segment, merged, segment_of

__all__ = [
    "DTYPES",
    "FLOOR",
    "Candidate",
    "Fidelity",
    "Found",
    "Segment",
    "merged",
    "quotations_in",
    "segment_of",
]
