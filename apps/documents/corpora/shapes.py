from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorpusClause:
    """``parent`` is the place, among the clauses of the text, of the one that it is part of. ``identifier`` is what the
    corpus calls it, "" where it has no name there."""

    kind: str
    label: str
    heading: str
    text: str
    parent: int | None
    identifier: str


@dataclass(frozen=True, slots=True)
class CorpusText:
    """A document of a corpus with its one text.

    ``scheme`` is the corpus; ``identifier`` what it calls the document, ``clause_scheme`` the corpus's name for the
    identifiers of its clauses. ``signed`` is EDTF; ``parties`` are codes (ISO 3166-1 alpha-3).
    """

    scheme: str
    identifier: str
    clause_scheme: str
    title: str
    kind: str
    language: str
    signed: str
    publisher: str
    url: str
    note: str
    parties: tuple[str, ...]
    clauses: tuple[CorpusClause, ...]
