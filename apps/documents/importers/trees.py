"""XML without its dangers: no entities, no document types, no network, no endless depth."""

import re
from typing import Any

from lxml import etree

from apps.documents.importers import problems
from apps.documents.importers.cleaning import CONTROLS

# A document type may stand alone (<!DOCTYPE html>); with a subset, or fetched from elsewhere, it declares entities.
ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


def parse_xml(data: bytes, depth: int) -> Any:
    """The root element. Raises ImportProblem: malformed (line, column), entities, too deep.

    libxml2 bounds depth and text nodes itself while huge_tree is off; ``depth`` is for us, who walk it.
    """
    if _declares_entities(data):
        raise problems.entities()
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error.msg).lower():
            raise problems.too_deep(depth) from error
        line, column = error.position
        raise problems.malformed_xml(line, column) from error
    except ValueError as error:
        raise problems.malformed_xml(1, 1) from error
    if root.getroottree().docinfo.internalDTD is not None and root.getroottree().docinfo.system_url:
        raise problems.entities()
    if next(root.iter(etree.Entity), None) is not None:
        raise problems.entities()
    check_depth(root, depth)
    return root


def check_depth(root: Any, limit: int) -> None:
    """Raises ImportProblem where elements stand in one another deeper than that."""
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            raise problems.too_deep(limit)


def _declares_entities(data: bytes) -> bool:
    if b"\0" in data[:4]:  # UTF-16 or UTF-32: the letters, without what lies between them
        data = data.replace(b"\0", b"")
    return bool(ENTITY.search(data.decode("latin-1")))


def local(element: Any) -> str:
    """The element's name without its namespace, "" for comments and the like."""
    # Not etree.QName, which refuses the names that HTML's forgiving parser lets pass.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: Any) -> str:
    return element.tag.rpartition("}")[0].lstrip("{") if isinstance(element.tag, str) else ""


def take_out(element: Any) -> None:
    """Takes the element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        tail = CONTROLS.sub("", element.tail)  # character references can bring in what lxml will not write
        before = element.getprevious()
        if before is None:
            parent.text = CONTROLS.sub("", parent.text or "") + tail
        else:
            before.tail = CONTROLS.sub("", before.tail or "") + tail
        element.tail = None
    parent.remove(element)
