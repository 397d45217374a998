"""Comparing documents, and deciding on pairings."""

from apps.parallels.services.comparing import compare
from apps.parallels.services.deciding import confirm, correct, reject, take_back
from apps.parallels.services.forcing import set_force

__all__ = ["compare", "confirm", "correct", "reject", "set_force", "take_back"]
