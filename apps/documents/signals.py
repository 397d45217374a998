"""News that apps above may want to hear. Sent inside the transaction of the act, so that all or nothing holds."""

from django.dispatch import Signal

# wording: the new Wording; previous: the Wording of the same clause and edition that it replaces, or None. Also sent,
# with previous None, where a wording on which nothing stands got other words in place.
wording_added = Signal()

# wording: a Wording that is about to be changed in place. A receiver answers True where something stands on its words;
# then they stay, and a new Wording takes their place.
wording_stood_on = Signal()

# replacement: an apps.documents.replacing.Replacement; wordings: the ids of the wordings made for it, by place. Sent
# when a revision of many wordings is made at once, instead of wording_added. A receiver answers the fingerprint of what
# it did; where that is not what the editor saw beforehand, the act is taken back.
text_replaced = Signal()
