"""A Word document: its parts made plain, turned into HTML by mammoth, and read as a page."""

import io
import logging
import re
import zipfile
from typing import Any

import mammoth
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from lxml import etree

from apps.documents.importers import problems
from apps.documents.importers.docx.archive import KIND, Package, unpack
from apps.documents.importers.docx.numbering import read_numbering
from apps.documents.importers.docx.rewriting import DEEPEST_HEADING, LIST_STYLE, Found, rewrite
from apps.documents.importers.docx.styles import read_styles
from apps.documents.importers.html.reading import parse_html, read_tree
from apps.documents.importers.shapes import Limits, Reading
from apps.documents.importers.trees import parse_xml

logger = logging.getLogger(__name__)

STYLE_MAP = "\n".join(
    [f"p.{LIST_STYLE}{level} => p.at-level-{level}:fresh" for level in range(1, 10)]
    + [f"p.Heading{level} => h{level}:fresh" for level in range(1, DEEPEST_HEADING + 1)]
)
CORE = {  # ECMA-376 part 2, section 11: what a document says of itself
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
LONGEST_FACT = 300


def read_docx(data: bytes, limits: Limits) -> Reading:
    """The text of a Word document. Raises ImportProblem."""
    package = unpack(data, limits)
    styles = read_styles(package.tree("styles"))
    numbering = read_numbering(package.tree("numbering"), styles)
    root = parse_xml(package.parts[package.document], limits.depth)
    found = rewrite(root, styles, numbering)
    facts = _facts(package)
    title = found.title or facts.pop("title", "")
    facts.pop("title", None)
    language = facts.pop("language", "") or _most(found)
    try:
        page = _convert(package, etree.tostring(root, encoding="utf-8", xml_declaration=True), limits)
    except RecursionError as error:
        raise problems.too_deep(limits.depth) from error
    except problems.ImportProblem:
        raise
    except Exception as error:
        # mammoth takes for granted what Word always writes; where that is missing, anything may be raised.
        logger.warning("mammoth could not read a DOCX", exc_info=True)
        raise problems.damaged(KIND) from error
    if not page.strip():
        raise problems.empty()
    text, hints, notes = read_tree(parse_html(f"<div>{page}</div>", limits), limits)
    return Reading(
        "docx", text, hints, language=language, title=title, facts=facts, notes=(*_notes(found), *notes)
    )


def _convert(package: Package, document: bytes, limits: Limits) -> str:
    """HTML by mammoth, from a package without numbering, whose labels are written out by now, and without pictures."""
    left_out = {package.related("numbering"), package.related("comments")}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, part in package.parts.items():
            if name == package.document:
                out.writestr(name, document)
            elif name not in left_out and not name.startswith(("customXml/", "docProps/", "word/glossary/")):
                parse_xml(part, limits.depth)  # mammoth's own parser would follow entities
                out.writestr(name, part)
    packed.seek(0)
    result = mammoth.convert_to_html(
        packed, style_map=STYLE_MAP, include_embedded_style_map=False, convert_image=_no_picture
    )
    return str(result.value)


def _no_picture(_image: Any) -> list[Any]:
    return []


def _facts(package: Package) -> dict[str, str]:
    core = package.parts.get("docProps/core.xml")
    if core is None:
        return {}
    found = {}
    for element in parse_xml(core, package.depth):
        said = " ".join((element.text or "").split())
        if element.tag in CORE and said and len(said) <= LONGEST_FACT:
            found[CORE[element.tag]] = said
    return found


def _most(found: Found) -> str:
    """The language that most of the text is marked with."""
    for language, _count in found.languages.most_common(1):
        if LANGUAGE.match(language):
            return language
    return ""


def _notes(found: Found) -> list[str]:
    notes = []
    if found.insertions or found.deletions:
        notes.append(
            _(
                "Tracked changes were read as accepted: %(insertions)s insertions stand in the text, "
                "%(deletions)s deletions do not."
            )
            % {"insertions": found.insertions, "deletions": found.deletions}
        )
    if found.contents:
        notes.append(
            ngettext(
                "Left out a table of contents of %(count)s line.",
                "Left out a table of contents of %(count)s lines.",
                found.contents,
            )
            % {"count": found.contents}
        )
    if found.hidden:
        notes.append(
            ngettext(
                "Left out %(count)s run of hidden text.",
                "Left out %(count)s runs of hidden text.",
                found.hidden,
            )
            % {"count": found.hidden}
        )
    return notes
