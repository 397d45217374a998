"""A splitting as a few lines that a person can read, and the rules that every splitting keeps."""

from collections.abc import Sequence
from inspect import cleandoc

from apps.documents.engine.pieces import Hint, Piece
from apps.documents.engine.splitting import WHY, split

KINDS = frozenset(
    (
        *("preamble", "recital", "part", "chapter", "section", "article", "paragraph", "item"),
        *("closing", "signatures", "annex", "footnote"),
    )
)
WORDS = 3  # of a clause, enough to know it by


def sketch(text: str, *, hints: Sequence[Hint] = (), language: str = "") -> str:
    """Each piece on a line, indented by its depth: kind, [label], (heading), its first words."""
    return "\n".join(line_of(text, piece) for piece in pieces(text, hints=hints, language=language))


def pieces(text: str, *, hints: Sequence[Hint] = (), language: str = "") -> tuple[Piece, ...]:
    found = split(text, language=language, hints=hints).pieces
    check(text, found)
    return found


def line_of(text: str, piece: Piece) -> str:
    words = " ".join(text[piece.words_start : piece.words_end].split()[:WORDS])
    label = f"[{piece.label}]" if piece.label else ""
    heading = f"({piece.heading})" if piece.heading else ""
    return "  " * piece.depth + " ".join(part for part in (piece.kind, label, heading, words) if part)


def numbers(text: str) -> list[str]:
    """Of the units in which the document counts."""
    return [piece.number for piece in pieces(text) if piece.rank == 0 and piece.number]


def check(text: str, found: Sequence[Piece]) -> None:
    """In order, side by side, everything covered, no level left out, each value within its bounds."""
    at, depth = len(text) - len(text.lstrip()), -1
    for piece in found:
        assert piece.start == at
        assert piece.start < piece.end
        assert piece.start <= piece.words_start <= piece.words_end <= piece.end
        words = text[piece.words_start : piece.words_end]
        assert words == words.strip()
        assert not text[piece.words_end : piece.end].strip()
        assert 0 <= piece.depth <= depth + 1
        assert 0 <= piece.sure <= 1
        assert piece.why in WHY
        assert piece.kind in KINDS
        at, depth = piece.end, piece.depth
    assert at == len(text) if found else not text.strip()


def tidy(text: str) -> str:
    return cleandoc(text)
