"""What kind of document a title announces."""

import re
from textwrap import shorten

# In the languages whose texts are split; the first that is found decides, so the more particular stand first.
_ANNOUNCED = (
    ("ceasefire statement", r"cease-?fire|прекращени\w+ огня|atəşkəs|ateşkes"),
    (
        "joint statement",
        r"joint statement|joint communiqué|совместное заявление|birgə bəyanat|ortak bildiri|déclaration conjointe"
        r"|declaración conjunta",
    ),
    ("declaration", r"declaration|декларация|bəyannamə\w*|beyanname\w*|déclaration|declaración"),
    ("protocol", r"protocol|протокол|protokol\w*|protocole|protocolo"),
    (
        "treaty",
        r"treaty|agreement|convention|pact|договор|соглашение|конвенция|müqavilə\w*|saziş\w*|antlaşma\w*|anlaşma\w*"
        r"|traité|accord|tratado|acuerdo|convenio",
    ),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _ANNOUNCED)


TITLE_LIMIT = 500  # of Document.title and Source.title


def fitting(title: str) -> str:
    """The title, cut at a word where it is longer than can be kept: some files have a whole preface for a title."""
    return shorten(title, TITLE_LIMIT, placeholder=" …")


def kind_of_title(title: str) -> str:
    """The value of DocumentKind; "" where the title does not say."""
    found = [(match.start(), kind) for kind, words in _KINDS if (match := words.search(title))]
    particular = [kind for _at, kind in found if kind in ("ceasefire statement", "joint statement")]
    return particular[0] if particular else min(found, default=(0, ""))[1]
