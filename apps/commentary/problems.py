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


class AnchorChanged(CommentaryProblem):
    """Somebody decided on the anchor, or its text was replaced, since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody decided on this note, or the words under it changed, while you were looking at it. "
                "Nothing was done. Here it is as it stands now."
            )
        )


class AnchorsChanged(CommentaryProblem):
    def __init__(self, expected: int, found: int) -> None:
        super().__init__(
            _(
                "You were shown %(expected)d notes with this score or a higher one, and now there are %(found)d. "
                "Nothing was done. Look at them again and decide anew."
            )
            % {"expected": expected, "found": found}
        )


class NothingProposed(CommentaryProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "No place is proposed for this note, so there is none to accept. Choose one, or keep it on its clause."
            )
        )


class NothingDecided(CommentaryProblem):
    def __init__(self) -> None:
        super().__init__(_("Nobody has decided on this note, so there is nothing to take back."))
