"""Markdown as people type it, turned into HTML that is safe to show. The only place where that happens.

Three gates, each of which would do alone: the parser knows no HTML, bleach keeps what a short list allows, and
nh3, which is maintained where bleach no longer is, cleans the result once more (docs/decisions).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import bleach
import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token

TAGS = frozenset({"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr"})
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener noreferrer ugc"

# A longer text is shown as plain paragraphs: the parser's worst cases cost seconds there.
MARKDOWN_LIMIT = 100_000
# What is longer is rendered anew each time, so that the cache cannot grow beyond some megabytes.
CACHED_LENGTH = 4_000
CACHED_TEXTS = 1_024

# Control characters and lone surrogates, which HTML or UTF-8 cannot hold; U+FFFD shows that something stood there.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_ABSOLUTE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s])\S*", re.IGNORECASE)
_LIST_START = re.compile(r"\d{1,9}")


def render_markdown(text: str) -> SafeString:
    """The text as HTML of TAGS alone; links lead to SCHEMES, pictures are links, headings bold paragraphs.

    Never raises, whatever the string; the same string gives the same HTML.
    """
    return _render_cached(text) if len(text) <= CACHED_LENGTH else _render(text)


def clean(html: str) -> SafeString:
    """HTML from anywhere, reduced to what is allowed; cleaning twice changes nothing."""
    kept = bleach.clean(  # type: ignore[no-untyped-call] # bleach has no types
        _UNSHOWABLE.sub("\ufffd", html),
        tags=TAGS,
        attributes={"a": _allows, "ol": _allows},
        protocols=SCHEMES,
        strip=True,
    )
    # Once more, for those that were written as entities; with one kind of line end, and no mark of byte order at the
    # beginning, which a parser would take away the next time.
    cleaned = _UNSHOWABLE.sub("\ufffd", _LAST_GATE.clean(kept)).replace("\r", "\n").lstrip("\ufeff")
    return mark_safe(cleaned)  # noqa: S308 - what two cleaners leave is what this module is for


def _render(text: str) -> SafeString:
    showable = _UNSHOWABLE.sub("\ufffd", text)
    html = _MARKDOWN.render(showable) if len(showable) <= MARKDOWN_LIMIT else _plain(showable)
    return clean(html)


_render_cached = lru_cache(maxsize=CACHED_TEXTS)(_render)


def _plain(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>\n" for part in re.split(r"\n\s*\n", text) if part.strip())


def _allows(tag: str, name: str, value: str) -> bool:
    """Which attributes stay: the target of a link, and the number with which a list begins."""
    if tag == "a":
        return name == "href" and _is_absolute(value)
    return name == "start" and _LIST_START.fullmatch(value) is not None


def _gate(tag: str, name: str, value: str) -> str | None:
    """nh3's form of the same question; it asks about the rel that it sets itself, too."""
    return value if (tag, name) == ("a", "rel") or _allows(tag, name, value) else None


def _is_absolute(url: str) -> bool:
    """Relative addresses go too: a note is also read in feeds and embeds, where they lead elsewhere."""
    return _ABSOLUTE.fullmatch(url) is not None


def _heading_open(
    _self: RendererProtocol, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any
) -> str:
    return "<p><strong>"


def _heading_close(
    _self: RendererProtocol, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any
) -> str:
    return "</strong></p>\n"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    # A long address defined once and referred to a thousand times would grow beyond all bounds.
    parser.disable(["image", "reference", "html_block", "html_inline"])
    parser.validateLink = _is_absolute  # type: ignore[method-assign] # the way that its documentation gives
    # The page's own headings make its outline; a note has no part in it.
    parser.add_render_rule("heading_open", _heading_open)
    parser.add_render_rule("heading_close", _heading_close)
    return parser


_MARKDOWN = _parser()
_LAST_GATE = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}, "ol": {"start"}},
    attribute_filter=_gate,
    url_schemes=set(SCHEMES),
    link_rel=REL,
)
