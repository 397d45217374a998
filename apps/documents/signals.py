"""News that apps above may want to hear. Sent inside the transaction of the act, so that all or nothing holds."""

from django.dispatch import Signal

# wording: the new Wording; previous: the Wording of the same clause and edition that it replaces, or None.
wording_added = Signal()
