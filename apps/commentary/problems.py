"""Why a note could not be kept. Each message is a sentence for the person who wrote it; nothing was changed."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from apps.commentary.models import Commentary
    from apps.documents.models import Source


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


class SameArticle(CommentaryProblem):
    """The words are those of a commentary that is here already: ``commentary``."""

    def __init__(self, commentary: "Commentary") -> None:
        self.commentary = commentary
        super().__init__(
            _(
                "This article is here already, as “%(name)s”. Nothing was brought in again; its passages and what was "
                "decided of them are kept."
            )
            % {"name": commentary}
        )


class SameLink(CommentaryProblem):
    """A source with the web address, or all the same facts, is here; ``commentary`` is None where it has none yet."""

    def __init__(self, source: "Source", commentary: "Commentary | None") -> None:
        self.source, self.commentary = source, commentary
        if commentary is None:
            said = _(
                "The link is that of a source that is here already: “%(name)s”. Choose it in the field “Source”, so "
                "that it is not entered twice."
            )
        else:
            said = _(
                "A commentary with this link, or these very details, is here already: “%(name)s”. Nothing was saved; "
                "open it and change it there."
            )
        super().__init__(said % {"name": source})


class HasText(CommentaryProblem):
    """The commentary of the chosen source has a text, and another one."""

    def __init__(self, commentary: "Commentary") -> None:
        self.commentary = commentary
        super().__init__(
            _(
                "“%(name)s” has a text already, and other words. Nothing was saved; what you typed is kept. Correct "
                "that text where it stands, or choose another source."
            )
            % {"name": commentary}
        )


class NoText(CommentaryProblem):
    pass


class ForEditors(CommentaryProblem):
    """The passages that readers see move with the text, and their surroundings with them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Readers see passages of this article already, so only editors change its text. Nothing was saved. "
                "Ask an editor to correct it."
            )
        )


class StaleText(CommentaryProblem):
    """Somebody saved another text in the meantime; ``saved`` is its number."""

    def __init__(self, saved: int) -> None:
        self.saved = saved
        super().__init__(
            _(
                "Somebody else corrected this text while you were working on it. Nothing of yours is lost: both are "
                "shown below."
            )
        )


class StaleDetails(CommentaryProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else changed these details while you were working on them. Nothing of yours is lost: compare "
                "the two and save again."
            )
        )
