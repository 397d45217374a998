"""Collections of texts that somebody else keeps, each read by an adapter into the same plain shape."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from apps.documents.corpora import akoma_ntoso, tota
from apps.documents.corpora.shapes import CorpusText

__all__ = ["ADAPTERS", "Adapter", "CorpusText", "files"]

# A file's text, or None where it is none of the corpus. Raises ImportProblem.
Adapter = Callable[[Path], CorpusText | None]

ADAPTERS: Mapping[str, Adapter] = {"tota": tota.read_file, "akoma-ntoso": akoma_ntoso.read_file}


def files(folder: Path) -> Iterator[Path]:
    """The XML files in a folder and those below it, in one order on every machine; no symbolic link leads out."""
    root = folder.resolve()
    for path in sorted(root.rglob("*.xml")):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path
