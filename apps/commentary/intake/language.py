"""Which language an article is in."""

import re

from apps.documents.engine.splitting.language import detected

TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
SAMPLE = 5_000  # characters; the script of a text shows in its first lines
# Languages of our region that have a script of their own.
SCRIPTS = {
    "hy": re.compile("[\u0531-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
}
CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0259]")
IN_CYRILLIC = frozenset({"ru", "uk", "be", "kk"})
OTHER_SCRIPTS = frozenset({"hy", "ka", "he", "fa", "ar", "zh"})


def language_of(text: str, said: str = "") -> tuple[str, bool]:
    """The language (ISO 639), "" where it is not known, and whether it is what the page or file ``said``.

    What they say counts unless the text is in another script: templates of sites keep the language they came with.
    """
    tag = TAG.fullmatch(said.strip())
    named = tag[1].lower() if tag else ""
    if named and _fits(named, text[:SAMPLE]):
        return named, True
    found = next((name for name, script in SCRIPTS.items() if _is_most(script, text[:SAMPLE])), "")
    return found or detected(text), False


def _fits(language: str, sample: str) -> bool:
    if _is_most(CYRILLIC, sample):
        return language in IN_CYRILLIC
    return not (_is_most(LATIN, sample) and language in {*IN_CYRILLIC, *OTHER_SCRIPTS} - {"kk"})


def _is_most(script: re.Pattern[str], sample: str) -> bool:
    letters = sum(map(str.isalpha, sample))
    return bool(letters) and len(script.findall(sample)) > letters / 2
