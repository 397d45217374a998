"""The parts of a DOCX, unpacked only after their sizes were looked at."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.documents.importers import problems
from apps.documents.importers.shapes import Limits
from apps.documents.importers.trees import parse_xml

KIND = "DOCX"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_DOCUMENT = "/officeDocument"
SMALL = 1024 * 1024  # below it no ratio is dangerous: a few empty tables pack very well
# The strict form of the standard says the same under another name (ISO/IEC 29500-1, Annex A).
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOCKED = 0x1  # bit 0 of a member's flags: APPNOTE.TXT, section 4.4.4


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that are XML, by name, and which of them is the document."""

    parts: Mapping[str, bytes]
    document: str
    depth: int

    def related(self, kind: str) -> str:
        """The name of the part that the document relates to as ``kind`` (numbering, styles …), "" if there is none."""
        folder, name = posixpath.split(self.document)
        relations = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relations is None:
            return ""
        return _target(parse_xml(relations, self.depth), f"/{kind}", folder, self.parts)

    def tree(self, kind: str) -> Any:
        """The root of that part, None if there is none. Raises ImportProblem."""
        name = self.related(kind)
        return parse_xml(self.parts[name], self.depth) if name else None


def unpack(data: bytes, limits: Limits) -> Package:
    """Raises ImportProblem: damaged, a bomb, locked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _weigh(packed, len(data), limits)
            parts = {
                member.filename.lstrip("/"): packed.read(member).replace(STRICT, TRANSITIONAL)
                for member in packed.infolist()
                if member.filename.endswith((".xml", ".rels"))
            }
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise problems.damaged(KIND) from error
    except RuntimeError as error:  # what zipfile says to a password
        raise problems.encrypted(KIND) from error
    document = "word/document.xml"
    if "_rels/.rels" in parts:
        document = (
            _target(parse_xml(parts["_rels/.rels"], limits.depth), OFFICE_DOCUMENT, "", parts) or document
        )
    if document not in parts:
        raise problems.damaged(KIND)
    return Package(parts, document, limits.depth)


def _weigh(packed: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """What the members say of their sizes. More than a member says is not unpacked: zipfile stops there."""
    members = packed.infolist()
    unpacked = sum(member.file_size for member in members)
    if any(member.flag_bits & LOCKED for member in members):
        raise problems.encrypted(KIND)
    if len(members) > limits.members or unpacked > limits.unpacked:
        raise problems.bomb()
    if unpacked > SMALL and unpacked > limits.ratio * size:
        raise problems.bomb()
    if any(
        member.file_size > limits.part for member in members if member.filename.endswith((".xml", ".rels"))
    ):
        raise problems.bomb()


def _target(relations: Any, kind: str, folder: str, parts: Mapping[str, bytes]) -> str:
    for relation in relations.iter(RELATIONSHIPS):
        if not (relation.get("Type") or "").endswith(kind):
            continue
        target = relation.get("Target") or ""
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if name in parts:
            return name
    return ""
