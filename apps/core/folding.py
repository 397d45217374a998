"""Folded forms and sort keys, made here and stored, so that every server sorts and finds alike.

The embedded server has the C locale and no ICU; other servers have whatever their packager chose.
"""

import unicodedata

# Letters that Unicode does not decompose but that readers type and look up without their mark.
_UNMARKED = str.maketrans(
    {
        "ə": "e",
        "Ə": "e",
        "ı": "i",
        "İ": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ё": "е",
        "й": "й",  # a letter of its own, though Unicode decomposes it into и and a breve
        "Й": "й",
        "’": "'",
        "‘": "'",
    }
)


def fold(text: str) -> str:
    """The form under which a name is looked up: lower case, without marks, single spaces.

    "İlham Əliyev" → "ilham eliyev"; "Ёлка" → "елка"; "Sărmaş" → "sarmas".
    """
    letters = unicodedata.normalize("NFC", text).translate(_UNMARKED).casefold().translate(_UNMARKED)
    bare = "".join(
        letter
        if letter == "й"
        else "".join(
            part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
        )
        for letter in letters
    )
    return " ".join(bare.split())


def sort_key(text: str) -> str:
    """A key whose order by code points (collation "C") is the order in which lists are shown.

    Marked letters stand with their bare letter; the marks decide only between names that are otherwise equal.
    """
    return f"{fold(text)}\x01{unicodedata.normalize('NFC', text)}"
