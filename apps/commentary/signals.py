"""News of commentaries that apps above may want to hear. Sent inside the transaction of the act."""

from django.dispatch import Signal

# text: the CommentaryText that is the current one of its commentary from now on: its first, or a corrected one.
text_added = Signal()
