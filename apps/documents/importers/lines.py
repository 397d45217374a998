"""The text of a reading as it grows, block by block, with the hints of its lines."""

from dataclasses import dataclass, field

from apps.documents.engine.pieces import Hint
from apps.documents.importers import problems
from apps.documents.importers.cleaning import Cleaner


@dataclass(slots=True)
class Lines:
    """Blocks in, text and hints out. Raises ImportProblem when there are more than ``limit`` characters."""

    limit: int
    cleaner: Cleaner = field(default_factory=Cleaner)
    hints: list[Hint] = field(default_factory=list)
    length: int = 0
    _parts: list[str] = field(default_factory=list)

    def add(self, words: str, *, heading: int = 0, indent: int = 0, close: bool = False) -> int:
        """Puts a block after the others, ``close`` without an empty line before it; gives where it begins.

        A block without words adds nothing.
        """
        words = self.cleaner.clean(words).strip()
        if not words:
            return self.length
        if self._parts:
            self._put("\n" if close else "\n\n")
        at = self.length
        if heading or indent:
            self.hints.append(Hint(at, heading, indent))
        self._put(words)
        return at

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)
        if self.length > self.limit:
            raise problems.too_long(self.limit)

    @property
    def text(self) -> str:
        return "".join(self._parts)
