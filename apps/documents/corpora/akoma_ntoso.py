"""A folder of Akoma Ntoso 3.0 files, each known by its FRBR address."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from apps.documents.corpora.shapes import CorpusClause, CorpusText
from apps.documents.dates import is_edtf
from apps.documents.engine.draft import Row, parents, rows_from
from apps.documents.engine.titles import fitting
from apps.documents.importers import read
from apps.documents.models.external import AKOMA_NTOSO_EID

SCHEME = "frbr work"


def read_file(path: Path) -> CorpusText | None:
    """Raises ImportProblem; None for what is no Akoma Ntoso."""
    reading = read(path.read_bytes(), path.name)
    if reading.format != "akoma-ntoso":
        return None
    rows = rows_from(reading.text, reading.pieces)
    facts = reading.facts
    return CorpusText(
        scheme=SCHEME,
        identifier=facts.get("FRBRuri") or facts.get("FRBRthis") or path.name,
        clause_scheme=AKOMA_NTOSO_EID,
        title=fitting(reading.title) or path.stem,
        kind="other",
        language=reading.language or "und",
        signed=facts.get("date", "") if is_edtf(facts.get("date", "")) else "",
        publisher=facts.get("author") or path.parent.name,
        url="",
        note="",
        parties=(),
        clauses=tuple(_clauses(rows)),
    )


def _clauses(rows: Sequence[Row]) -> Iterator[CorpusClause]:
    """A file of several parts may use an identifier in each of them: it names the first."""
    seen = {""}
    for row, above in zip(rows, parents(rows), strict=True):
        identifier = "" if row.external in seen else row.external
        seen.add(row.external)
        yield CorpusClause(row.kind, row.label[:60], row.heading[:500], row.text, above, identifier[:300])
