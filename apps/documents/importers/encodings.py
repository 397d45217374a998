"""Which letters the bytes of a text stand for."""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What documents of our languages, and of their neighbours, were written in before UTF-8. Where two are as likely, the
# one that comes first: a short text in Russian makes words of no language in several of them, and the Turkish letters
# of 1254 are Icelandic ones in 1252.
EIGHT_BIT = (
    "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1254", "cp1252", "cp1250", "cp1253", "cp1257", "cp1255", "cp1256",
    "mac_cyrillic",
)  # fmt: skip
SIGN_IN_WORD = re.compile(
    "(?<=[^\\W\\d_])[¹²³¼½¾ªº¿¡£¥¤¦§©®°±µ¶¸¨¯](?=[^\\W\\d_])"
)  # what another alphabet looks like
AS_LIKELY = 0.85  # of the best one's coherence: short texts of one alphabet differ by so much
# The names that people know; Python's own are lower case without hyphens.
SHOWN = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp866": "IBM 866",
    "koi8-r": "KOI8-R",
    "iso8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
}
# Pages that say ISO 8859 mean Windows, which fills the gaps: https://encoding.spec.whatwg.org/#names-and-labels
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}
SAMPLE = 64 * 1024  # lines that are not ASCII, enough to tell alphabets apart by their letters
WIDE_SAMPLE = 4096
NOT_TEXT = 0.1  # of all bytes: where so many are control characters, it is no text of any encoding
CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D, 0x1A})


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str  # as people write it: UTF-8, windows-1251
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text of the bytes: by their mark, as UTF-8, as they say themselves, else guessed; None if no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _forgiving(data, encoding)
    wide = _wide(data)
    if wide:
        return _forgiving(data, wide, guessed=True)
    if len(data.translate(None, CONTROL_BYTES)) < (1 - NOT_TEXT) * len(data):
        return None
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        # A single bad byte in a long UTF-8 text is an accident; in a text of another encoding most are bad.
        if _mostly_utf8(data, error):
            return _forgiving(data, "utf-8")
    named = _known(declared)
    if named:
        return _forgiving(data, named)
    return _forgiving(data, _guess(data), guessed=True)


def _known(declared: str) -> str:
    """Python's name of what a page says of itself, "" if it is none that turns bytes into text."""
    try:
        found = codecs.lookup(declared.strip()).name
        codecs.decode(b"a", found)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return ""
    wider = WIDER.get(found, found)
    return wider if isinstance(codecs.decode(b"aa" * 4, wider, "replace"), str) and wider != "utf-8" else ""


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: in Latin and Cyrillic the high bytes are nearly all alike."""
    head = data[:WIDE_SAMPLE]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2], head[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) + high.count(4) > 0.8 * len(high) and low.count(0) < 0.05 * len(low):
            return encoding
    quarters = [head[n::4].count(0) for n in range(4)]
    if min(quarters[2:]) > 0.2 * len(head) and quarters[0] == 0:
        return "utf-32-le"
    if min(quarters[:2]) > 0.2 * len(head) and quarters[3] == 0:
        return "utf-32-be"
    return ""


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    sample = data[max(0, error.start - SAMPLE) : error.start + SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    bad, good = text.count("\ufffd"), sum(map(text.count, set(re.findall(r"[^\x00-\x7f\ufffd]", text))))
    return good > 20 * bad


def _guess(data: bytes) -> str:
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:SAMPLE]
    found = charset_normalizer.from_bytes(sample, cp_isolation=list(EIGHT_BIT), preemptive_behaviour=False)
    best = found.best()
    if best is None:
        return "cp1252"
    likely = {
        name
        for match in found
        if match.chaos <= best.chaos and match.coherence >= AS_LIKELY * best.coherence
        for name in match.could_be_from_charset
    }
    first = min(
        (name for name in EIGHT_BIT if name in likely),
        key=lambda name: len(SIGN_IN_WORD.findall(sample.decode(name, "replace"))),
        default=best.encoding,
    )
    # Without a Turkish letter both say the same, and the more usual name is the better one to show.
    same = first == "cp1254" and sample.decode("cp1252", "replace") == sample.decode("cp1254", "replace")
    return "cp1252" if same else first


def _forgiving(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        text, lost = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        lost = text.count("\ufffd")
    name = codecs.lookup(encoding).name.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    shown = SHOWN.get(name, name)
    notes = []
    if guessed:
        notes.append(_("Read as %(encoding)s, guessed from the letters.") % {"encoding": shown})
    elif shown != "UTF-8":
        notes.append(_("Read as %(encoding)s, as the file says.") % {"encoding": shown})
    if lost:
        notes.append(
            ngettext(
                "%(count)s character could not be read; “\ufffd” stands in its place.",
                "%(count)s characters could not be read; “\ufffd” stands in their place.",
                lost,
            )
            % {"count": lost}
        )
    return Decoded(text.removeprefix("\ufeff"), shown, tuple(notes))
