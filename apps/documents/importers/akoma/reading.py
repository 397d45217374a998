"""Akoma Ntoso 3.0, where the file itself says what the clauses are."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.documents.importers import problems
from apps.documents.importers.akoma.building import Builder
from apps.documents.importers.akoma.ranking import rank
from apps.documents.importers.akoma.vocabulary import (
    BESIDE,
    BLOCKS,
    DOCUMENTS,
    INLINE,
    LOOSE,
    NAMESPACE_START,
    NOTES,
    QUOTED,
)
from apps.documents.importers.akoma.walking import Walker
from apps.documents.importers.html.reading import footnotes_note
from apps.documents.importers.shapes import Limits, Reading
from apps.documents.importers.trees import local, namespace, parse_xml

KNOWN = INLINE | BLOCKS | BESIDE | NOTES | QUOTED | frozenset(LOOSE)
# Where each fact stands, and in which attribute: work before expression, as the standard orders them.
FACTS: Mapping[str, tuple[str, str]] = {
    "FRBRuri": ("FRBRWork", "value"),
    "FRBRdate": ("FRBRWork", "date"),
    "FRBRauthor": ("FRBRWork", "href"),
    "FRBRcountry": ("FRBRWork", "value"),
    "FRBRnumber": ("FRBRWork", "value"),
    "FRBRsubtype": ("FRBRWork", "value"),
    "FRBRname": ("FRBRWork", "value"),
    "FRBRlanguage": ("FRBRExpression", "language"),
    "FRBRversionNumber": ("FRBRExpression", "value"),
}
# ISO 639-2 codes, which the standard asks for, to the shorter ones of BCP 47 (RFC 5646, 2.2.1), for our languages
# and those of the neighbours; others stay as they are, which BCP 47 allows too.
SHORTER = {
    "eng": "en", "rus": "ru", "aze": "az", "tur": "tr", "fra": "fr", "fre": "fr", "spa": "es", "hye": "hy", "arm": "hy",
    "kat": "ka", "geo": "ka", "ita": "it", "deu": "de", "ger": "de", "por": "pt", "ukr": "uk", "fas": "fa", "per": "fa",
    "ara": "ar", "zho": "zh", "chi": "zh", "ell": "el", "gre": "el", "nld": "nl", "dut": "nl", "pol": "pl", "ron": "ro",
    "rum": "ro", "kaz": "kk", "uzb": "uz", "kir": "ky", "tgk": "tg", "tuk": "tk", "bel": "be", "heb": "he", "swe": "sv",
}  # fmt: skip
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
LONGEST_FACT = 300
LONGEST_TITLE = 1000


def read_akoma_ntoso(data: bytes, limits: Limits) -> Reading:
    """Text and pieces. Raises ImportProblem."""
    root = parse_xml(data, limits.depth)
    if local(root) != "akomaNtoso" or not namespace(root).startswith(NAMESPACE_START):
        raise problems.not_akoma_ntoso(local(root), namespace(root), root.sourceline or 1)
    stranger = next((child for child in root if local(child) not in DOCUMENTS | {"components"}), None)
    if stranger is not None or not len(root):
        child = root if stranger is None else stranger
        raise problems.not_akoma_ntoso(local(child), namespace(child), child.sourceline or 1)
    builder = Builder(limits.characters)
    walker = Walker(builder)
    walker.walk(root)
    if not builder.text.strip():
        raise problems.empty()
    rank(builder.opened)
    facts = _facts(root)
    written = facts.get("FRBRlanguage", "")
    language = SHORTER.get(written.lower(), written) if LANGUAGE.match(written) else ""
    return Reading(
        "akoma-ntoso",
        builder.text,
        pieces=builder.pieces(),
        language=language,
        title=_title(root),
        facts=facts,
        notes=tuple(_notes(root, len(walker.notes)) + builder.cleaner.notes()),
    )


def _notes(root: Any, footnotes: int) -> list[str]:
    notes = [footnotes_note(footnotes)] if footnotes else []
    if namespace(root) != NAMESPACE_START:
        notes.append(
            _("The file follows a draft of Akoma Ntoso 3.0 (%(draft)s); it was read as the final standard.")
            % {"draft": namespace(root).removeprefix(NAMESPACE_START).strip("/")[:40]}
        )
    stranger = next((element for element in root.iter() if _is_unknown(element)), None)
    if stranger is not None:
        notes.append(
            _(
                "Akoma Ntoso has no element <%(element)s> (line %(line)s); its words were read as running text."
            )
            % {"element": local(stranger), "line": stranger.sourceline or 0}
        )
    changed = sum(1 for element in root.iter() if local(element) == "del")
    if changed:
        notes.append(
            ngettext(
                "%(count)s passage is marked as deleted and stands in the text all the same.",
                "%(count)s passages are marked as deleted and stand in the text all the same.",
                changed,
            )
            % {"count": changed}
        )
    return notes


def _is_unknown(element: Any) -> bool:
    if not namespace(element).startswith(NAMESPACE_START) or local(element) in KNOWN:
        return False
    return not any(local(above) in BESIDE for above in element.iterancestors())


def _facts(root: Any) -> dict[str, str]:
    """What the first document of the file says of itself."""
    found: dict[str, str] = {}
    identification = next((element for element in root.iter() if local(element) == "identification"), None)
    for level in identification if identification is not None else ():
        for element in level:
            name = local(element)
            wanted_level, attribute = FACTS.get(name, ("", ""))
            said = (element.get(attribute) or "").strip() if attribute else ""
            if wanted_level == local(level) and said and len(said) <= LONGEST_FACT:
                found.setdefault(name, said)
    return found


def _title(root: Any) -> str:
    for wanted in ("docTitle", "shortTitle", "longTitle"):
        for element in root.iter():
            if local(element) == wanted:
                words = " ".join("".join(element.itertext()).split())
                if words and len(words) <= LONGEST_TITLE:
                    return words
    return ""
