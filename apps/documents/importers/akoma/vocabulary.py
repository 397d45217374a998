"""The elements of Akoma Ntoso 3.0 that bear text, and what they are for us.

Names from the schema of the standard (OASIS LegalDocML, akomantoso30.xsd): groups ANhier, basicContainers,
preambleContainers, speechSection, ANcontainers, judgmentBlock, amendmentBlock, ANblock, HTMLblock.
"""

from collections.abc import Mapping

NAMESPACE_START = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"  # drafts add /WD17, /CSD13 …
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("part", "book", "tome", "title", "subpart", "subtitle", "division", "subdivision"), "part"),
    **dict.fromkeys(("chapter", "subchapter"), "chapter"),
    "section": "section",
    **dict.fromkeys(("article", "rule"), "article"),
    **dict.fromkeys(
        (
            "clause", "paragraph", "subsection", "subparagraph", "subclause", "subrule", "alinea", "level",
            "transitional", "proviso", "hcontainer", "crossHeading",
        ),
        "paragraph",
    ),
    **dict.fromkeys(("point", "indent", "item", "list", "sublist"), "item"),
    **dict.fromkeys(("recital", "citation"), "recital"),
    "formula": "preamble",
    **dict.fromkeys(("preface", "coverPage", "header"), "preamble"),
    **dict.fromkeys(("attachment", "component"), "annex"),
    "tblock": "section",
    # Debates: sections with headings, and who speaks in them.
    **dict.fromkeys(
        (
            "debateSection", "administrationOfOath", "rollCall", "prayers", "oralStatements", "writtenStatements",
            "personalStatements", "ministerialStatements", "resolutions", "nationalInterest", "declarationOfVote",
            "communication", "petitions", "papers", "noticesOfMotion", "questions", "address", "proceduralMotions",
            "pointOfOrder", "adjournment",
        ),
        "section",
    ),
    **dict.fromkeys(
        ("speechGroup", "speech", "question", "answer", "other", "scene", "narrative", "summary"), "paragraph"
    ),
    **dict.fromkeys(
        ("introduction", "background", "arguments", "remedies", "motivation", "decision"), "section"
    ),
    **dict.fromkeys(
        ("amendmentHeading", "amendmentContent", "amendmentReference", "amendmentJustification"), "section"
    ),
}  # fmt: skip
# Where each paragraph is a clause of its own, of this kind: nothing closer says what it belongs to.
LOOSE: Mapping[str, str] = {
    "preamble": "recital",
    "conclusions": "closing",
    **dict.fromkeys(
        (
            "body", "mainBody", "debateBody", "judgmentBody", "portionBody", "collectionBody", "amendmentBody",
            "components", "attachments", "act", "bill", "doc", "statement", "debate", "debateReport", "judgment",
            "portion", "documentCollection", "officialGazette", "amendmentList", "amendment", "akomaNtoso",
        ),
        "paragraph",
    ),
}  # fmt: skip
# Begin a line and end it.
BLOCKS = frozenset([
    "p", "block", "li", "tr", "caption", "from", "listIntroduction", "listWrapUp", "heading", "subheading", "tocItem",
    "longTitle", "div", "num", "intro", "wrapUp", "content", "interstitial", "ul", "ol", "table", "toc", "blockList",
    "container", "blockContainer", "quotedStructure", "embeddedStructure", "hcontainer", "foreign", "recitals",
    "citations", *KINDS,
])  # fmt: skip
# Say something about the text and are none of it.
BESIDE = frozenset(["meta", "presentation"])
NOTES = frozenset(["authorialNote", "subFlow"])
TRANSPARENT = frozenset(["list", "sublist", "hcontainer", "level"])
QUOTED = frozenset(
    ["quotedStructure", "embeddedStructure"]
)  # words of another text, with its own articles in it
# The units in which a document counts, the likeliest first.
UNITS = (
    "article",
    "rule",
    "section",
    "clause",
    "paragraph",
    "tblock",
    "debateSection",
    "hcontainer",
    "point",
    "speech",
)
DOCUMENTS = frozenset([
    "act", "bill", "doc", "statement", "debate", "debateReport", "judgment", "portion", "documentCollection",
    "officialGazette", "amendmentList", "amendment",
])  # fmt: skip
# Stand within a line, or hold nothing that is read: groups ANinline, ANtitleInline, ANheaderInline, ANsemanticInline,
# amendmentInline, HTMLinline, the markers, and what belongs to documents of several parts.
INLINE = frozenset([
    "ref", "mref", "rref", "mod", "mmod", "rmod", "remark", "recordedTime", "vote", "outcome", "ins", "del", "omissis",
    "embeddedText", "opinion", "placeholder", "fillIn", "decoration", "docType", "docTitle", "docNumber",
    "docProponent", "docDate", "legislature", "session", "shortTitle", "docAuthority", "docPurpose", "docCommittee",
    "docIntroducer", "docStage", "docStatus", "docJurisdiction", "docketNumber", "courtType", "neutralCitation",
    "party", "judge", "lawyer", "signature", "argument", "date", "time", "person", "organization", "concept", "object",
    "event", "location", "process", "role", "term", "quantity", "def", "entity", "affectedDocument", "relatedDocument",
    "change", "inline", "b", "i", "a", "u", "sub", "sup", "abbr", "span", "img", "br", "noteRef", "eol", "eop",
    "marker", "documentRef", "componentRef", "quotedText", "td", "th",
])  # fmt: skip
