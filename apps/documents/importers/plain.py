"""Plain text: letters of any encoding, lines of any length."""

from django.utils.translation import ngettext

from apps.documents.engine.pieces import Hint
from apps.documents.engine.splitting.lines import folded
from apps.documents.engine.splitting.vocabulary import PREAMBLE
from apps.documents.importers import problems
from apps.documents.importers.cleaning import Cleaner, tidy
from apps.documents.importers.encodings import decode
from apps.documents.importers.shapes import Limits, Reading
from apps.documents.importers.wrapping import BEGINS_ITEM, unwrap

INDENT = 4  # blanks to a level, as most programs set it
TITLE_LENGTH = 200  # longer, and it is a paragraph
STOPS = (".", ";", ",", ":")  # a line that ends so is no title
REPLACED = 0.3  # of all characters: with so many that could not be read, it is no text


def read_plain(data: bytes, limits: Limits) -> Reading:
    """The text of a file without any markup. Raises ImportProblem."""
    decoded = decode(data)
    if decoded is None or decoded.text.count("\ufffd") > REPLACED * len(decoded.text):
        raise problems.not_text()
    return read_string(decoded.text, limits, facts={"encoding": decoded.encoding}, notes=decoded.notes)


def read_string(
    text: str, limits: Limits, *, facts: dict[str, str] | None = None, notes: tuple[str, ...] = ()
) -> Reading:
    """The same for text that is text already: pasted, say. Raises ImportProblem."""
    if len(text) > limits.characters:
        raise problems.too_long(limits.characters)
    cleaner = Cleaner()
    text = tidy(cleaner.clean(text))
    if not text.strip():
        raise problems.empty()
    text, undone = unwrap(text)
    remarks = [*notes, *cleaner.notes()]
    if undone:
        remarks.append(
            ngettext(
                "The lines were broken to fit a page; %(count)s break within a paragraph was undone.",
                "The lines were broken to fit a page; %(count)s breaks within paragraphs were undone.",
                undone,
            )
            % {"count": undone}
        )
    text, hints = _hints(text)
    return Reading("text", text, hints, title=_title(text), facts=facts or {}, notes=tuple(remarks))


def _hints(text: str) -> tuple[str, tuple[Hint, ...]]:
    """Blanks before a line become how deep it stands."""
    lines = [(line.lstrip(" \t"), line) for line in text.split("\n")]
    margins = [len(line[: len(line) - len(bare)].expandtabs(INDENT)) for bare, line in lines]
    least = min((margin for margin, (bare, _line) in zip(margins, lines, strict=True) if bare), default=0)
    hints, at = [], 0
    for margin, (bare, _line) in zip(margins, lines, strict=True):
        if bare and margin - least >= INDENT:
            hints.append(Hint(at, indent=(margin - least) // INDENT))
        at += len(bare) + 1
    return "\n".join(bare for bare, _line in lines), tuple(hints)


def _title(text: str) -> str:
    """The first line, with those that go on with it: "DECLARATION" / "on friendship", or more lines in capitals."""
    title = ""
    for line in text.splitlines():
        words = line.strip()
        if not words:
            continue
        goes_on = not title or words[0].islower() or (title.isupper() and words.isupper())
        longer = f"{title} {words}".strip()
        begins = BEGINS_ITEM.match(words) or folded(words) in PREAMBLE
        if not goes_on or begins or len(longer) > TITLE_LENGTH or words.endswith(STOPS):
            break
        title = longer
    return title
