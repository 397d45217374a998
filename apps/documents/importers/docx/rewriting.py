"""The document of a DOCX made plain before mammoth reads it: labels written out, levels named, changes accepted."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from apps.documents.importers.docx.numbering import NO_LIST, Numbering
from apps.documents.importers.docx.styles import Styles, W, integer, is_on, value

LIST_STYLE = "AtLevel"  # AtLevel1 … AtLevel9: what mammoth is told to turn into classes
HEADING_STYLE = "Heading"
DEEPEST_HEADING = 6  # of HTML
GONE = (f"{W}del", f"{W}moveFrom")
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Found:
    """What was met on the way, for the notes."""

    title: str = ""
    insertions: int = 0
    deletions: int = 0
    contents: int = 0
    hidden: int = 0
    languages: Counter[str] = field(default_factory=Counter)


def rewrite(root: Any, styles: Styles, numbering: Numbering) -> Found:
    """Changes the tree in place."""
    found = Found()
    found.insertions = sum(1 for _ in root.iter(f"{W}ins", f"{W}moveTo"))
    for element in list(root.iter(*GONE)):
        found.deletions += _delete(element)
    for element in list(root.iter(ALTERNATIVE)):
        element.getparent().remove(element)  # mammoth reads the fallback, which says the same
    found.hidden = _take_out_hidden(root)
    for paragraph in list(root.iter(f"{W}p")):
        _rewrite_paragraph(paragraph, styles, numbering, found)
    for run in root.iter(f"{W}r"):
        _count_language(run, styles, found)
    return found


def _delete(element: Any) -> int:
    """Takes out what was deleted; marks on paragraphs and rows stay, which mammoth knows."""
    parent = element.getparent()
    if parent is None or parent.tag in (f"{W}rPr", f"{W}trPr"):
        return 0
    parent.remove(element)
    return 1


def _take_out_hidden(root: Any) -> int:
    hidden = [run for run in root.iter(f"{W}r") if is_on(run.find(f"{W}rPr"), "vanish")]
    count = 0
    for run in hidden:
        count += any((text.text or "").strip() for text in run.iter(f"{W}t"))
        run.getparent().remove(run)
    return count


def _rewrite_paragraph(paragraph: Any, styles: Styles, numbering: Numbering, found: Found) -> None:
    properties = paragraph.find(f"{W}pPr")
    style_id = value(properties, "pStyle") or styles.default
    if styles.is_contents(style_id):
        found.contents += 1
        paragraph.getparent().remove(paragraph)
        return
    heading = styles.heading(style_id, integer(properties, "outlineLvl"))
    if styles.is_title(style_id) and not found.title:
        found.title = " ".join(words_of(paragraph).split())
    label, level = _label(paragraph, properties, style_id, styles, numbering)
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    for name in ("pStyle", "numPr"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    named = (
        f"{HEADING_STYLE}{min(heading, DEEPEST_HEADING)}"
        if heading
        else f"{LIST_STYLE}{level}"
        if level
        else ""
    )
    if named:
        properties.insert(0, properties.makeelement(f"{W}pStyle", {f"{W}val": named}))
    if label:
        paragraph.insert(paragraph.index(properties) + 1, _run(paragraph, f"{label} "))


def _label(
    paragraph: Any, properties: Any, style_id: str, styles: Styles, numbering: Numbering
) -> tuple[str, int]:
    """What Word prints before the paragraph, and how deep it stands, from 1; "" and 0 outside lists."""
    if (
        properties is not None
        and properties.find(f"{W}rPr/{W}del") is not None
        and not words_of(paragraph).strip()
    ):
        return "", 0  # deleted altogether: it is not counted either
    own = properties.find(f"{W}numPr") if properties is not None else None
    list_id, level = value(own, "numId"), integer(own, "ilvl")
    by_style, style_level, named = styles.numbering(style_id)
    if not list_id:
        list_id = by_style
        level = level if level is not None else style_level
        if level is None and by_style:
            level = numbering.level_of_style(by_style, named)
    if not list_id or list_id == NO_LIST:
        return "", 0
    number = min(max(level or 0, 0), 8)
    return numbering.label(list_id, number), number + 1


def _run(paragraph: Any, words: str) -> Any:
    run = paragraph.makeelement(f"{W}r")
    text = paragraph.makeelement(f"{W}t", {SPACE: "preserve"})
    text.text = words
    run.append(text)
    return run


def _count_language(run: Any, styles: Styles, found: Found) -> None:
    said = run.find(f"{W}rPr/{W}lang")
    language = (said.get(f"{W}val") if said is not None else "") or styles.language
    if language:
        found.languages[language] += len(words_of(run))


def words_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
