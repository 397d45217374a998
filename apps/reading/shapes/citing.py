"""What is cited, in the pieces from which each format writes a citation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    text: str  # without the address
    path: str  # the permanent address
    cite_path: str = ""  # where the citation is given: each format stands below it
    asked: str = (
        ""  # the state that is cited, where it is an earlier one, as an address asks for it, with the "?"
    )
    edition: str = ""  # ref of the edition cited; "" for a note and for a document without a text
    key: str = ""  # what reference managers know it by: ASCII, the same each time
    title: str = ""
    genre: str = ""  # "declaration", "clause", "note"
    section: str = ""  # a clause's number
    dated: str = ""  # EDTF: when the document was signed, when the note was last changed
    language: str = ""
    translator: str = ""
    author: str = ""  # whose words they are, where it is us
    experts: tuple[str, ...] = ()  # after whom a note is written
    source_title: str = ""  # of the edition's source or the note's commentary
    source_publisher: str = ""
    state: str = ""  # "revision 1 of 5 March 2022", "draft"
    remark: str = ""  # "as quoted by JAMnews"


@dataclass(frozen=True, slots=True)
class CitedForm:
    """A citation in one format."""

    extension: str
    label: str
    text: str
    url: str  # gives it as a file


@dataclass(frozen=True, slots=True)
class CitePage:
    """How to cite a document in each of its editions."""

    title: str
    url: str
    status: str
    citation: Citation
    editions: tuple[tuple[str, str, bool], ...]  # (name, address, chosen); empty where there is one at most
    problem: str  # a sentence about an edition that is not there
