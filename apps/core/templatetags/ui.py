"""Template tags of the interface: languages, quotation marks, names of kinds, short forms.

None of them knows a model; they take strings and duck-typed rows.
"""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import language_code_re

register = template.Library()

DATA_LANGUAGE = "en"  # of what editors enter without saying its language: titles of documents, topics, facts
NARROW_SPACE = "\u202f"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"})
# Opening and closing marks by primary language; English stands for all that are not listed.
QUOTATION_MARKS = {
    "az": ("«", "»"),
    "be": ("«", "»"),
    "de": ("„", "“"),
    "es": ("«", "»"),
    "fa": ("«", "»"),
    "fr": ("«" + NARROW_SPACE, NARROW_SPACE + "»"),
    "hy": ("«", "»"),
    "it": ("«", "»"),
    "ka": ("„", "“"),
    "kk": ("«", "»"),
    "pl": ("„", "”"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
}
WITH_DOTTED_CAPITALS = ("az", "tr")
ENGLISH_MARKS = ("“", "”")
# A word in a label that says what is numbered, or its sign: no "bis", no Roman numeral.
_SPEAKS = re.compile(r"§|\b(?!bis\b|ter\b|quater\b|[ivxlcdm]+\b)[^\W\d_]{3,}", re.IGNORECASE)
KIND_NAMES = {
    "preamble": gettext_lazy("Preamble"),
    "recital": gettext_lazy("Recital"),
    "part": gettext_lazy("Part"),
    "chapter": gettext_lazy("Chapter"),
    "section": gettext_lazy("Section"),
    "article": gettext_lazy("Article"),
    "paragraph": gettext_lazy("Paragraph"),
    "item": gettext_lazy("Item"),
    "closing": gettext_lazy("Closing formula"),
    "signatures": gettext_lazy("Signatures"),
    "annex": gettext_lazy("Annex"),
    "footnote": gettext_lazy("Footnote"),
}
STATUS_NAMES = {
    "draft": gettext_lazy("draft"),
    "published": gettext_lazy("published"),
    "withdrawn": gettext_lazy("withdrawn"),
}
LEMMA_EDGE = 3  # words kept on either side of a shortened lemma
LEMMA_WHOLE = 8  # a quote of so many words is shown in full


@register.simple_tag
def dom(language: str) -> SafeString:
    """`lang` and `dir` attributes for a text in `language` (a BCP 47 code); nothing if it is unknown."""
    if not language_code_re.search(language):
        return SafeString("")
    primary = language.lower().split("-")[0]
    direction = "rtl" if primary in RIGHT_TO_LEFT or language.lower() in RIGHT_TO_LEFT else "ltr"
    return format_html('lang="{}" dir="{}"', language, direction)


@register.simple_tag
def dom_within(language: str = DATA_LANGUAGE) -> SafeString:
    """The same for a text that stands right within the interface: nothing where both are of one language."""
    return SafeString("") if language == get_language() else dom(language)


@register.filter
def quoted(text: str, language: str | None = None) -> str:
    """The text between the quotation marks of a language; of the interface's, whose sentence it stands in, if none is
    given."""
    primary = (language or get_language() or DATA_LANGUAGE).lower().split("-")[0]
    opening, closing = QUOTATION_MARKS.get(primary, ENGLISH_MARKS)
    return f"{opening}{text}{closing}"


@register.filter
def linked(label: str, url: str) -> SafeString:
    """A link as one word of a sentence."""
    return format_html('<a href="{}">{}</a>', url, label)


@register.filter
def language_name(code: str) -> str:
    """The language's name in the reader's language; the code itself where Django knows no name."""
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


@register.filter
def capital(text: str, language: str | None = None) -> str:
    """The text with a capital at its beginning; in Azerbaijani and Turkish that of i has its dot."""
    first = text[:1]
    if first == "i" and (language or get_language() or "").split("-")[0] in WITH_DOTTED_CAPITALS:
        first = "İ"
    return first.upper() + text[1:]


@register.filter
def kind_name(kind: str) -> str:
    """The kind of a clause for people; what is not in the list is given back capitalised."""
    return str(KIND_NAMES.get(kind, kind[:1].upper() + kind[1:]))


@register.filter
def spoken_kind(kind: str, label: str) -> str:
    """The kind, where the label does not say what it numbers: "11" is a paragraph, "Article 11" speaks for itself."""
    return "" if _SPEAKS.search(label) else kind_name(kind)


def called(kind: str, label: str) -> str:
    """A numbered clause's name: "Paragraph 11", "Article 11"; "" without a number."""
    return f"{spoken_kind(kind, label)} {label}".strip() if label else ""


@register.filter
def status_name(status: str) -> str:
    """In which state a record is, for people."""
    return str(STATUS_NAMES.get(status, status))


@register.filter
def lemma(quote: str) -> str:
    """The words a note stands on, shortened in the middle as a critical apparatus does it."""
    words = quote.split()
    if len(words) <= LEMMA_WHOLE:
        return " ".join(words)
    return f"{' '.join(words[:LEMMA_EDGE])} … {' '.join(words[-LEMMA_EDGE:])}"


@register.filter
def first_words(text: str, count: int = 7) -> str:
    """The beginning of a text for the outline, with an ellipsis where something follows."""
    words = text.split()
    if len(words) <= count:
        return " ".join(words)
    return " ".join(words[:count]).rstrip(",;:") + " …"


@register.filter
def notes_count(number: int) -> str:
    """ "1 note", "3 notes"."""
    return ngettext("%(number)d note", "%(number)d notes", number) % {"number": number}


@register.filter
def listing(names: Sequence[str]) -> str:
    """Names as a sentence says them: "Russia", "Russia and Azerbaijan", "A, B and C"."""
    texts = [str(name) for name in names]
    if len(texts) < 2:
        return "".join(texts)
    return _("%(names)s and %(last)s") % {"names": ", ".join(texts[:-1]), "last": texts[-1]}


@register.simple_tag
def shown_of(clauses: int, all_clauses: int, notes: int, all_notes: int) -> str:
    """How many clauses and notes are shown, of how many; of notes nothing where there are none."""
    found = ngettext("%(shown)s of %(all)s clause", "%(shown)s of %(all)s clauses", all_clauses) % {
        "shown": clauses,
        "all": all_clauses,
    }
    if all_notes:
        found += ", " + ngettext("%(shown)s of %(all)s note", "%(shown)s of %(all)s notes", all_notes) % {
            "shown": notes,
            "all": all_notes,
        }
    return found
