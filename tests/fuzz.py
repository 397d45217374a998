"""Throws bytes at an importer until something other than a reading or an ImportProblem comes out.

    python -m tests.fuzz FORMAT SECONDS

FORMAT is text, html, docx, word (the document within a DOCX), akoma-ntoso, pdf or pasted. libFuzzer, through atheris,
looks for bytes that reach new lines of the importers; it begins with the sample files of the tests. What failed is
kept, and its place is printed.
"""

import contextlib
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

LARGEST = 20_000  # bytes: what breaks a reader is small
MEMORY = 2048  # MB
SLOWEST = 25  # seconds for one input


def prepare() -> None:
    """As much of Django as sentences need."""
    settings.configure(USE_I18N=False, LOGGING_CONFIG=None)
    django.setup()
    logging.disable(logging.WARNING)  # what a library could not read is news to nobody here


def targets() -> dict[str, tuple[bytes, Callable[[bytes], None]]]:
    """What each format begins with, and what is done with the bytes."""
    from apps.documents.importers import ImportProblem, read_text
    from apps.documents.importers.pdf.pages import read_pages
    from apps.documents.importers.pdf.reading import assemble
    from tests.documents.importers.test_bad_input import PDF, SEEDS, SMALL, check, try_to_read
    from tests.documents.importers.word import document_of, with_document

    def pdf(data: bytes) -> None:
        with contextlib.suppress(ImportProblem):
            check(assemble(read_pages(data), SMALL))

    def pasted(data: bytes) -> None:
        with contextlib.suppress(ImportProblem):
            check(read_text(data.decode("utf-8", "surrogateescape")))

    word = SEEDS["docx"]

    def file(kind: str) -> Callable[[bytes], None]:
        return lambda data: try_to_read(data, f"a.{kind}")

    return {kind: (seed, file(kind)) for kind, seed in SEEDS.items()} | {
        "pdf": (PDF, pdf),
        "word": (document_of(word), lambda data: try_to_read(with_document(word, data), "a.docx")),
        "pasted": (SEEDS["text"], pasted),
    }


def main() -> None:
    import atheris

    kind, seconds = sys.argv[1], int(sys.argv[2])
    prepare()
    with atheris.instrument_imports(include=["apps.documents.importers"]):
        seed, target = targets()[kind]
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{kind}-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "seed").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LARGEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-timeout={SLOWEST}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
