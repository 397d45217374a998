"""Text of others inside Markdown: it shows as it is, and makes nothing of its own."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = re.compile(r"^(?:(?=[-+=])|(\d+)(?=[.)]))")
# What our own pages refuse of a note becomes words elsewhere, too. Written as entities and not with a backslash, which
# another one before it would take away again.
_LINK_ELSEWHERE = re.compile(r"\](?=\((?!\s*(?:https?://|mailto:)))", re.IGNORECASE)
_DEFINITION = re.compile(r"\](?=\s*:)")


def plain(text: str) -> str:
    """Words as words, in one line."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(r"\1\\", line)


def lines(text: str) -> str:
    """The same with its line breaks."""
    return "\\\n".join(plain(line) for line in text.splitlines() if line.strip())


def address(url: str) -> str:
    """An absolute address as a link; words, where it is none."""
    if not re.fullmatch(r"https?://[^\s<>]+", url, re.IGNORECASE):
        return plain(url)
    return f"<{url}>"


def written(body: str) -> str:
    """A note in the Markdown in which it was written, without what our pages refuse: HTML, pictures, definitions, and
    links that lead elsewhere than to a page or an address of mail."""
    words = body.replace("<", "&lt;").replace("![", "&#33;[")
    words = _DEFINITION.sub("&#93;", words)
    return _LINK_ELSEWHERE.sub("&#93;", words)


def indented(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.splitlines())
