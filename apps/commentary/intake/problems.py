"""Why an article was not brought in: what was wrong, what was kept, what to do."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from apps.commentary.models.text import TEXT_LIMIT
from apps.documents.importers.problems import ImportProblem

# Bytes, of a file as of pasted words in UTF-8: whatever stays within it fits the column, which counts code points.
LIMIT = TEXT_LIMIT
MEGABYTE = 1_000_000


def too_big(size: int) -> ImportProblem:
    return ImportProblem(
        "too-big",
        _(
            "This has %(size)s MB, and an article may have at most %(limit)s MB; nothing was brought in. Send the "
            "article alone, without pictures, or paste its words."
        )
        % {
            "size": number_format(size / MEGABYTE, decimal_pos=1),
            "limit": number_format(LIMIT // MEGABYTE),
        },
    )


def pdf() -> ImportProblem:
    return ImportProblem(
        "pdf",
        _(
            "This is a PDF, and articles are not read from PDFs here; nothing was brought in. Open it, copy its text "
            "and paste that."
        ),
    )


def xml() -> ImportProblem:
    return ImportProblem(
        "xml",
        _(
            "This is XML and no article; nothing was brought in. Save the page as HTML and send that, or paste its "
            "words."
        ),
    )


def not_text() -> ImportProblem:
    return ImportProblem(
        "not-text",
        _(
            "This is no text, and no kind of file that is read here; nothing was brought in. Send the article as a web "
            "page (HTML), DOCX or plain text, or paste its words."
        ),
    )


def no_words() -> ImportProblem:
    return ImportProblem(
        "no-words",
        _(
            "There is no word in it, only signs; nothing was brought in. Look whether it is the right text, and send "
            "it again."
        ),
    )


def no_words_left() -> str:
    return _(
        "No text is left. A text that came in stays: take out what is not the article’s, and leave the article’s own "
        "paragraphs."
    )
