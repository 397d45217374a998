"""Words of names in one spelling, and when two are the same word in other cases.

Names are read across scripts: "Шушинская" begins like "Shusha" and "Şuşa" once all three are written in Latin letters.
"""

from functools import lru_cache

from apps.quotations.engine.references.countries import GENERIC, code_of
from apps.quotations.engine.references.languages import GRAMMARS

# ALA-LC without its accents; Azerbaijani and Turkish letters as English newspapers write them.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
        **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"},
        **{"ь": "", "ъ": "", "ş": "sh", "ç": "ch", "ə": "a", "ğ": "g", "ö": "o", "ü": "u", "é": "e"},
    }
)
STOPS = frozenset().union(*(grammar.stops for grammar in GRAMMARS.values()))
KINDS = {form: word for grammar in GRAMMARS.values() for form, word in grammar.kinds.items()}
# Words are looked up by so many letters, and are one word only if they share these.
STEM = 3
# What a case or a derivation may put in the place of two letters: "декларация", "декларацией"; "Shusha",
# "Шушинская". English changes nothing but the plural.
CHANGED, ADDED = 2, 7
PLURALS = ("s", "es")


@lru_cache(maxsize=1 << 15)  # the words of some articles and the names of a corpus
def key_of(word: str) -> str:
    """Of a folded word: a state's code, the word in Latin letters, or "" for a word without weight."""
    if code := code_of(word):
        return code
    if word in STOPS or word in GENERIC or not word[:1].isalnum():
        return ""
    return word.translate(_LATIN)


@lru_cache(maxsize=1 << 15)
def alike(one: str, other: str, *, exact: bool) -> bool:
    """Whether two keys are one word. ``exact``: in a language that does not inflect."""
    if one == other:
        return True
    if len(one) < STEM or len(other) < STEM or one[0] in "=@" or one.isdecimal():
        return False
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    short, long = sorted((len(one), len(other)))
    if exact:
        return shared == short and max(one, other, key=len)[short:] in PLURALS
    least = max(STEM, short - CHANGED)
    return shared >= least and long - shared <= ADDED
