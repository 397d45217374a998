"""Why something of a topic could not be kept. Each message is a sentence for the person who asked."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class TopicProblem(Exception):
    """``field`` names the topic's field that it is about, or is empty."""

    field = ""


class NotValid(TopicProblem):
    """The model refused what it was given. ``messages`` are all its sentences, by field ("" for the whole)."""

    def __init__(self, error: ValidationError) -> None:
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        self.messages = {("" if name == "__all__" else name): texts for name, texts in found.items()}
        super().__init__(" ".join(text for texts in self.messages.values() for text in texts))
        self.field = next(iter(self.messages), "")


class SlugTaken(TopicProblem):
    field = "slug"

    def __init__(self, slug: str) -> None:
        super().__init__(
            _("Another topic stands at the address “%(slug)s”. Choose another address.") % {"slug": slug}
        )


class AboveItself(TopicProblem):
    field = "parent"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” cannot be part of itself or of a topic below it. Choose another place in the tree.")
            % {"name": name}
        )


class Withdrawn(TopicProblem):
    def __init__(self) -> None:
        super().__init__(_("This clause is withdrawn. Restore it first, then lay topics over it."))
