"""Why something of a document could not be kept. Each message is a sentence for the person who asked; nothing was
changed."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _


class DocumentProblem(Exception):
    """The message says what was wrong and what to do. ``field`` names the content's field that it is about, or is
    empty."""

    field = ""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field or self.field


class NotValid(DocumentProblem):
    """A model refused what it was given. ``messages`` are all its sentences, by field ("" for the whole)."""

    def __init__(self, error: ValidationError) -> None:
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        self.messages = {("" if name == "__all__" else name): texts for name, texts in found.items()}
        super().__init__(" ".join(text for texts in self.messages.values() for text in texts))
        self.field = next(iter(self.messages), "")


class Unstorable(DocumentProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "The text holds a character that cannot be stored (NUL, or half of a surrogate pair). Take it out."
            )
        )


class TooLong(DocumentProblem):
    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            _("The text has %(count)s characters, and at most %(limit)s fit. Divide it into several clauses.")
            % {
                "count": number_format(count, force_grouping=True),
                "limit": number_format(limit, force_grouping=True),
            }
        )


class SlugTaken(DocumentProblem):
    field = "slug"

    def __init__(self, slug: str) -> None:
        super().__init__(
            _("Another document stands at the address “%(slug)s”. Choose another address.") % {"slug": slug}
        )


class SlugFixed(DocumentProblem):
    field = "slug"

    def __init__(self, slug: str) -> None:
        super().__init__(
            _("The document is public at “%(slug)s”, and an address that was public never changes.")
            % {"slug": slug}
        )


class RefTaken(DocumentProblem):
    """An edition's reference, or a clause's address, stands for another one."""

    field = "ref"


class ReservedWord(DocumentProblem):
    field = "ref"

    def __init__(self, word: str) -> None:
        super().__init__(
            _("“%(word)s” is the address of a page. Choose another word or a number.") % {"word": word}
        )


class NamedTwice(DocumentProblem):
    def __init__(self, names: Iterable[object]) -> None:
        super().__init__(
            _("“%(name)s” stands there twice. Keep one of the two.") % {"name": ", ".join(map(str, names))}
        )


class CodeTaken(DocumentProblem):
    field = "code"

    def __init__(self, code: str, name: str) -> None:
        super().__init__(
            _("The code “%(code)s” stands for %(name)s. Choose that party, or another code.")
            % {"code": code, "name": name}
        )


class StaleVersion(DocumentProblem):
    """Somebody saved a newer version in the meantime."""

    def __init__(self, saved: int) -> None:
        self.saved = saved
        super().__init__(
            _(
                "Somebody else saved this while you were writing. Nothing of yours is lost: compare the two "
                "versions, change the form as you see fit and save again."
            )
        )


class NotItsTurn(DocumentProblem):
    """Its status does not allow the act: publishing what is withdrawn, say."""


class ReasonMissing(DocumentProblem):
    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in a few words why. The reason is kept in the history and shown to readers."))


class NoClauses(DocumentProblem):
    def __init__(self) -> None:
        super().__init__(_("This edition has no clauses yet. Add its first clause, then publish it."))


class NoRoomHere(DocumentProblem):
    field = "place"

    def __init__(self) -> None:
        super().__init__(_("There is no room left at this place. Put the clause after another one."))


class PartOfItself(DocumentProblem):
    field = "parent"

    def __init__(self) -> None:
        super().__init__(_("A clause cannot be part of itself or of one of its own parts."))


class Foreign(DocumentProblem):
    """A clause or edition of another document was named."""

    def __init__(self) -> None:
        super().__init__(_("This clause belongs to another document."))


class LabelTooLong(DocumentProblem):
    def __init__(self, label: str, limit: int) -> None:
        super().__init__(
            _(
                "“%(label)s …” is too long for a number or a heading: at most %(limit)s characters fit. Shorten it."
            )
            % {"label": label[:40], "limit": limit}
        )


class NothingNew(DocumentProblem):
    def __init__(self) -> None:
        super().__init__(
            _(
                "This text is the same as the edition’s, word for word: there is nothing to confirm. It is kept here."
            )
        )


class PlanChanged(DocumentProblem):
    """What was shown is no longer what would be done."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Something changed since you looked: the edition, its notes or the proposed clauses. Nothing was "
                "confirmed. Look again at what would be done, and confirm that."
            )
        )


class NotPossibleHere(DocumentProblem):
    """A step that does not fit the proposed clauses as they are."""
