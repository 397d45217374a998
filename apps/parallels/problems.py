"""Why documents could not be compared, or a pairing not be decided on. Each message is a sentence for the person who
asked; nothing was changed."""

from django.utils.translation import gettext as _


class ParallelProblem(Exception):
    """The message says what was wrong and what to do."""


class SameDocument(ParallelProblem):
    def __init__(self) -> None:
        super().__init__(_("This is the same document twice. Choose another one to compare it with."))


class NothingHeld(ParallelProblem):
    def __init__(self, title: str) -> None:
        super().__init__(
            _("No words of “%(title)s” are held here, so there is nothing to compare.") % {"title": title}
        )


class NotSeen(ParallelProblem):
    def __init__(self) -> None:
        super().__init__(_("One of these documents is not here, or not for you to see."))


class NotAllowed(ParallelProblem):
    def __init__(self) -> None:
        super().__init__(_("You may not decide on this. Sign in with an account that may publish."))


class StalePairing(ParallelProblem):
    """Somebody decided on it, or its words changed, since it was shown. ``version`` is today's."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(
            _(
                "This pairing was decided on, or its words changed, while you were looking at it. Nothing was done. "
                "Here it is as it stands now."
            )
        )


class NotItsTurn(ParallelProblem):
    """The pairing's state does not allow the act."""


class NoPairing(ParallelProblem):
    """What is no pairing: of several clauses with several, of none, or of clauses that are not held."""


class ClauseTaken(ParallelProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody decided that one of these clauses corresponds to others. Take that decision back first; "
                "nothing was changed."
            )
        )


class StaleForce(ParallelProblem):
    """``version`` is today's, 0 where there is no correction."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(
            _(
                "Somebody else said how strongly this clause binds while you were looking at it. Nothing was done."
            )
        )
