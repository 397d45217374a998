"""The one door: a file or pasted words in, an Article or an ImportProblem out."""

import logging
import re
from dataclasses import replace

from apps.commentary.intake import problems
from apps.commentary.intake.language import language_of
from apps.commentary.intake.line_facts import add_line_facts
from apps.commentary.intake.main_text import left_out, main_text, whole_text
from apps.commentary.intake.page_facts import page_facts
from apps.commentary.intake.paragraphs import has_words, tidy_text
from apps.commentary.intake.shapes import Article, Facts, Origin
from apps.documents.importers import problems as importing
from apps.documents.importers.docx.reading import read_docx
from apps.documents.importers.encodings import Decoded, decode
from apps.documents.importers.html.reading import CHARSET, DECLARED_WITHIN, parse_html
from apps.documents.importers.plain import read_plain, read_string
from apps.documents.importers.problems import ImportProblem
from apps.documents.importers.recognising import NAMES, recognise, remark
from apps.documents.importers.shapes import Limits, Reading

logger = logging.getLogger(__name__)

# Elements that stand deeper than some 250 in one another libxml2 leaves out without a word, and all that follows them;
# pages of articles stay under 60.
LIMITS = Limits(bytes=problems.LIMIT, characters=problems.LIMIT, depth=200)
A_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read_file(data: bytes, name: str) -> Article:
    """The article of a file: HTML, DOCX or plain text in any encoding. Raises ImportProblem, and nothing else."""
    if len(data) > problems.LIMIT:
        raise problems.too_big(len(data))
    if not data.strip(b" \t\r\n\f\v\0"):
        raise importing.empty()
    kind = recognise(data, name)
    try:
        article = _read(kind, data)
    except ImportProblem as problem:
        raise (problems.not_text() if problem.code == "not-text" else problem) from problem
    except (MemoryError, RecursionError) as error:
        raise importing.too_slow(NAMES[kind]) from error
    except Exception as error:
        logger.exception("Reading an article as %s failed", kind)
        raise importing.unreadable(NAMES[kind]) from error
    return _checked(article, tuple(remark(kind, name)))


def read_pasted(text: str) -> Article:
    """The same for what was pasted: words, or a page's source. Raises ImportProblem."""
    size = len(text.encode("utf-8", "replace"))
    if size > problems.LIMIT:
        raise problems.too_big(size)
    if A_PAGE.match(text):
        return read_file(text.encode("utf-8", "replace"), "")
    return _checked(_of_words(read_string(text, LIMITS), Origin.WORDS))


def _read(kind: str, data: bytes) -> Article:
    match kind:
        case "html":
            return _of_page(data)
        case "docx":
            return _of_words(read_docx(data, LIMITS), Origin.FILE)
        case "text":
            return _of_words(read_plain(data, LIMITS), Origin.WORDS)
        case "pdf":
            raise problems.pdf()
        case _:
            raise problems.xml()


def _checked(article: Article, remarks: tuple[str, ...] = ()) -> Article:
    if not article.text:
        raise importing.empty()
    if not has_words(article.text):
        raise problems.no_words()
    return replace(article, notes=(*remarks, *article.notes))


def _of_words(reading: Reading, titled: Origin) -> Article:
    facts = Facts()
    facts.add("title", reading.title, titled)
    add_line_facts(facts, reading.text)
    facts.add("author", reading.facts.get("author", ""), Origin.FILE)
    _add_language(facts, reading.text, reading.language, Origin.FILE)
    return Article(tidy_text(reading.text), facts, notes=reading.notes)


def _of_page(data: bytes) -> Article:
    decoded = _decoded(data)
    root = parse_html(decoded.text, LIMITS)
    facts = page_facts(root)
    said = facts.take("language")
    main = tidy_text(main_text(root))
    whole = tidy_text(whole_text(lambda: parse_html(decoded.text, LIMITS), LIMITS))
    text = main or whole
    add_line_facts(facts, text)
    _add_language(facts, text, said, Origin.PAGE)
    return Article(text, facts, left_out(whole, main) if main else "", whole=not main, notes=decoded.notes)


def _decoded(data: bytes) -> Decoded:
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else "")
    if decoded is None:
        raise problems.not_text()
    return decoded


def _add_language(facts: Facts, text: str, said: str, origin: Origin) -> None:
    language, is_said = language_of(text, said)
    facts.add("language", language, origin if is_said else Origin.WORDS)
