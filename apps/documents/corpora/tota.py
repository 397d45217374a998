"""Texts of Trade Agreements (ToTA): treaties as XML, an article of the treaty in each <article>.

https://github.com/mappingtreaties/tota — CC BY-NC 4.0. The corpus keeps the words of an article in one line, its number
and name in attributes; what is signed where, it says in <meta>.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from apps.documents.corpora.shapes import CorpusClause, CorpusText
from apps.documents.dates import is_edtf
from apps.documents.engine.draft import tidy, words_of
from apps.documents.importers.problems import malformed_xml

SCHEME, CLAUSE_SCHEME = "tota treaty", "tota article"
PUBLISHER = "Texts of Trade Agreements (ToTA)"
PREAMBLE = re.compile(r"pre[aá]mb", re.IGNORECASE)
PUBLIC = re.compile(r"https?://\S+$")


def read_file(path: Path) -> CorpusText | None:
    """Raises ImportProblem where it is no XML; None where it is another's."""
    # Its files hold characters that XML forbids here and there: the parser passes over them.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise malformed_xml(line or 1, column) from error
    if root is None or root.tag != "treaty" or not _said(root, "treaty_identifier"):
        return None
    return CorpusText(
        scheme=SCHEME,
        identifier=_said(root, "treaty_identifier"),
        clause_scheme=CLAUSE_SCHEME,
        title=_said(root, "name") or path.stem,
        kind="treaty",
        language=_said(root, "language") or "und",
        signed=_date(_said(root, "date_signed")),
        publisher=PUBLISHER,
        url=_url(root),
        note=_said(root, "type"),
        parties=tuple(tidy("".join(code.itertext())) for code in root.iterfind("meta/parties/partyisocode")),
        clauses=tuple(_clauses(root)),
    )


def _clauses(root: etree._Element) -> Iterator[CorpusClause]:
    place = 0
    for chapter in root.iterfind("body/chapter"):
        articles = list(chapter.iterfind("article"))
        name, number = tidy(chapter.get("name") or ""), tidy(chapter.get("number") or "")
        above: int | None = None
        if not PREAMBLE.match(name) and (name or number):
            yield CorpusClause("chapter", number[:60], name[:500], "", None, "")
            above, place = place, place + 1
        for article in articles:
            yield _article(article, above, preamble=bool(PREAMBLE.match(name)))
            place += 1


def _article(article: etree._Element, above: int | None, *, preamble: bool) -> CorpusClause:
    label = tidy(article.get("number") or "")
    heading = tidy(article.get("name") or "")
    text = words_of("".join(article.itertext()))
    kind = "preamble" if preamble and not label else "article" if label else "paragraph"
    # Some repeat their number at the beginning of their words.
    if label and text.lower().startswith(label.lower()):
        text = text[len(label) :].lstrip(" .:–-\n") or text
    return CorpusClause(kind, label[:60], heading[:500], text, above, article.get("article_identifier") or "")


def _said(root: etree._Element, name: str) -> str:
    return tidy(root.findtext(f"meta/{name}") or "")


def _date(said: str) -> str:
    return said if is_edtf(said) else ""


def _url(root: etree._Element) -> str:
    for source in root.iterfind("meta/source"):
        address = tidy(source.text or "")
        if PUBLIC.match(address):
            return address[:1000]
    return ""
