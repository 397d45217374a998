"""Why a note could not be kept. Each message is a sentence for the person who wrote it; nothing was changed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class CommentaryProblem(Exception):
    """The message says what was wrong and what to do."""


class WordsNotFound(CommentaryProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "These words do not stand in the clause. Copy them from its wording, or leave the field empty to "
                "annotate the whole clause."
            )
        )


class WordsFoundOften(CommentaryProblem):
    def __init__(self, count: int) -> None:
        super().__init__(
            ngettext(
                "These words stand %(count)d time in the clause.",
                "These words stand %(count)d times in the clause. Add a word before or after them, so that it is "
                "clear which place you mean.",
                count,
            )
            % {"count": count}
        )


class NothingToSay(CommentaryProblem):
    pass


class StaleVersion(CommentaryProblem):
    """Somebody saved a newer version in the meantime."""

    def __init__(self, saved: int) -> None:
        self.saved = saved
        super().__init__(
            _(
                "Somebody else saved this note while you were writing. Nothing of yours is lost: compare the two "
                "versions, change the form as you see fit and save again."
            )
        )


class NotItsTurn(CommentaryProblem):
    """The note's status does not allow the act: withdrawing a withdrawn note, say."""


class IdentifierTaken(CommentaryProblem):
    """The form's identifier belongs to another note."""
