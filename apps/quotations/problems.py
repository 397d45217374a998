"""Why a passage could not be decided on. Each message is a sentence for the person who asked; nothing was changed."""

from django.utils.translation import gettext as _


class QuotationProblem(Exception):
    """The message says what was wrong and what to do."""


class StaleQuotation(QuotationProblem):
    """Somebody, or a new examination, changed the passage since it was shown. ``version`` is today's."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(
            _(
                "This passage was decided on or examined anew while you were looking at it. Nothing was done. Here it "
                "is as it stands now."
            )
        )


class NotItsTurn(QuotationProblem):
    """The passage's state does not allow the act: rejecting what is accepted, say."""


class NotAllowed(QuotationProblem):
    def __init__(self) -> None:
        super().__init__(
            _("You may not decide on this passage. Sign in with an account that may write notes.")
        )


class AnothersDecision(QuotationProblem):
    """A contributor takes back only what he decided himself."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else decided on this passage, so only an editor takes the decision back. Nothing was changed."
            )
        )


class NotAmongCandidates(QuotationProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "The clause that you chose is no longer proposed for this passage. Choose among those shown now."
            )
        )


class NothingToAccept(QuotationProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "No clause that you can see is proposed for this passage, so there is none to accept. Point at the "
                "clause by hand, or reject the passage."
            )
        )


class WordsNotThere(QuotationProblem):
    """A span that holds no words, or lies outside of its text."""

    def __init__(self) -> None:
        super().__init__(_("No words stand at this place. Mark some words of the text and try again."))


class PlaceTaken(QuotationProblem):
    """Another passage stands at exactly this place; ``quotation_id`` is its."""

    def __init__(self, quotation_id: int) -> None:
        self.quotation_id = quotation_id
        super().__init__(
            _("Exactly these words are a passage already. Decide on that one; nothing was changed.")
        )


class NoteTouched(QuotationProblem):
    """The note that accepting made was changed or published since, so taking the decision back would lose work."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The note of this passage was changed or published since. It stays, and so does the decision. Withdraw "
                "the note itself if it should go."
            )
        )
