"""A page: what it says, without what stands around it."""

import re
from typing import Any

from django.utils.translation import ngettext
from lxml import etree
from lxml import html as lxml_html

from apps.documents.importers import problems
from apps.documents.importers.cleaning import CONTROLS
from apps.documents.importers.encodings import decode
from apps.documents.importers.html.blocks import Blocks
from apps.documents.importers.html.footnotes import take_notes
from apps.documents.importers.html.sifting import sift
from apps.documents.importers.lines import Lines
from apps.documents.importers.shapes import Limits, Reading
from apps.documents.importers.trees import check_depth

# The page's own word for its encoding: <meta charset=…>, <meta http-equiv… content="…; charset=…">, <?xml encoding=…?>
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
DECLARED_WITHIN = 4096
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
# What pages call the same fact, the plainest first. Only what stands there is taken.
FACTS = {
    "author": ("author", "article:author", "dc.creator", "dcterms.creator"),
    "date": ("date", "article:published_time", "dc.date", "dcterms.date", "dcterms.issued"),
    "publisher": ("publisher", "og:site_name", "dc.publisher"),
    "number": ("dc.identifier", "dcterms.identifier"),
}
LONGEST_FACT = 300


def read_html(data: bytes, limits: Limits) -> Reading:
    """The text of a page. Raises ImportProblem."""
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else "")
    if decoded is None:
        raise problems.not_text()
    root = parse_html(decoded.text, limits)
    facts = {"encoding": decoded.encoding} | _facts(root)
    title = _title(root)
    language = _language(root)
    text, hints, notes = read_tree(root, limits)
    return Reading(
        "html", text, hints, language=language, title=title, facts=facts, notes=(*decoded.notes, *notes)
    )


def parse_html(text: str, limits: Limits) -> Any:
    """The tree of a page. Raises ImportProblem where it is empty or endlessly deep."""
    if len(text) > limits.characters:
        raise problems.too_long(limits.characters)
    clean = CONTROLS.sub("", text).encode("utf-8")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise problems.empty() from error
    check_depth(root, limits.depth)
    return root


def read_tree(root: Any, limits: Limits) -> tuple[str, tuple[Any, ...], list[str]]:
    """Text, hints and notes of a tree, which is taken apart on the way."""
    main, left_out = sift(root)
    footnotes = take_notes(main)
    lines = Lines(limits.characters)
    Blocks(lines).walk(main)
    for mark, block in footnotes:
        _add_note(lines, mark, block)
    if not lines.text.strip():
        raise problems.empty()
    notes = lines.cleaner.notes()
    if footnotes:
        notes.append(footnotes_note(len(footnotes)))
    if left_out > 0:
        notes.append(
            ngettext(
                "Left out %(count)s word of navigation, forms and what else stood around the text.",
                "Left out %(count)s words of navigation, forms and what else stood around the text.",
                left_out,
            )
            % {"count": left_out}
        )
    return lines.text, tuple(lines.hints), notes


def footnotes_note(count: int) -> str:
    return ngettext(
        "%(count)s footnote was put at the end.", "%(count)s footnotes were put at the end.", count
    ) % {"count": count}


def _add_note(lines: Lines, mark: str, block: Any) -> None:
    own = Lines(lines.limit, cleaner=lines.cleaner)
    block.tag = "div"  # as an item of a list it would be numbered once more
    Blocks(own).walk(block)
    words = re.sub(r"\s*\n\s*", " ", own.text).strip()
    words = (
        re.sub(rf"[\[(]?{re.escape(mark)}[\])]?[.:]?\s+", "", words, count=1)
        if words.startswith((mark, "[", "("))
        else words
    )
    lines.add(f"[{mark}] {words}")


def _title(root: Any) -> str:
    """The one main heading; where there are several, they divide the text, and the page's own title names it."""
    named = {
        name: [words for each in root.iter(name) if (words := " ".join("".join(each.itertext()).split()))]
        for name in ("h1", "title")
    }
    if len(named["h1"]) == 1 or not named["title"]:
        return next(iter(named["h1"]), "")
    return named["title"][0]


def _language(root: Any) -> str:
    written = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    written += [body.get("lang") for body in root.iter("body")]
    written += [
        meta.get("content")
        for meta in root.iter("meta")
        if (meta.get("http-equiv") or "").lower() == "content-language"
    ]
    for found in written:
        if found and LANGUAGE.match(found.strip()):
            return str(found).strip()
    return ""


def _facts(root: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content and len(content) <= LONGEST_FACT:
            said.setdefault(name, content)
    facts = {fact: said[name] for fact, names in FACTS.items() for name in names[::-1] if name in said}
    for link in root.iter("link"):
        address = (link.get("href") or "").strip()
        if (link.get("rel") or "").lower() == "canonical" and address.startswith(("http://", "https://")):
            facts["url"] = address[:LONGEST_FACT]
    return facts
