"""News that apps above may want to hear. Sent inside the transaction of the act, so that all or nothing holds."""

from django.dispatch import Signal

# wording: the new Wording; previous: the Wording of the same clause and edition that it replaces, or None. Also sent,
# with previous None, where a wording on which nothing stands got other words in place.
wording_added = Signal()

# wording: a Wording that is about to be changed in place. A receiver answers True where something stands on its words;
# then they stay, and a new Wording takes their place.
wording_stood_on = Signal()
