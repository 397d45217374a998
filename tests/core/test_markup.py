from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.core.markup import MARKDOWN_LIMIT, REL, SCHEMES, TAGS, clean, render_markdown
from tests.core.xss_vectors import all_vectors

VECTORS = [vector.text for vector in all_vectors()]
# Pieces that make tags, attributes and Markdown likely, for the fuzz.
SIGNS = list("<>/\"'`= \n\t&;:#*_[]()!-\\\x00\x0b\x0c\xa0\u2028\ud800\u202e")
TAGGISH = ["<a href=", "<script", "</", "<!--", "-->", "<svg>", "<math>", "<style>", "<p ", "]]>", "```"]
PIECES = st.sampled_from([*SIGNS, *TAGGISH, "javascript:", "onclick=", "https://a.example", "&#x3c;", "&#1;"])
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join),
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(VECTORS), min_size=1, max_size=3).map("".join),
)


class Inspector(HTMLParser):
    """Reads HTML as a browser's tokeniser would, and lists whatever is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        expected = {"a": {"href", "rel"}, "ol": {"start"}}.get(tag, set())
        if tag not in TAGS or set(given) - expected or len(attrs) != len(given):
            self.wrong.append((tag, attrs))
        href = given.get("href")
        if href is not None and (href.partition(":")[0].lower() not in SCHEMES or given.get("rel") != REL):
            self.wrong.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.wrong.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.wrong.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(("declaration", data))


def wrong_in(html: str) -> list[object]:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.wrong


def test_there_are_several_hundred_vectors() -> None:
    assert len(set(VECTORS)) > 1_500


def test_the_inspector_notices_what_is_not_allowed() -> None:
    for html in (
        "<script>",
        "<p onclick=x>",
        '<a href="javascript:x">',
        "<!-- x -->",
        '<a href="https://example.org">',
    ):
        assert wrong_in(html)


def test_no_vector_does_anything_as_markdown() -> None:
    assert [vector for vector in VECTORS if wrong_in(render_markdown(vector))] == []


def test_no_vector_does_anything_as_html() -> None:
    assert [vector for vector in VECTORS if wrong_in(clean(vector))] == []


def test_cleaning_a_vector_twice_changes_nothing() -> None:
    assert [vector for vector in VECTORS if clean(clean(vector)) != clean(vector)] == []


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_whatever_is_typed_becomes_allowed_html(text: str) -> None:
    html = render_markdown(text)

    assert isinstance(html, SafeString)
    assert wrong_in(html) == []
    assert render_markdown(text) == html
    html.encode()


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = clean(html)

    assert wrong_in(once) == []
    assert clean(once) == once


def test_markdown_is_rendered() -> None:
    assert render_markdown("A *fine* and **strong** point:\n\n- one\n- two\n\n> `said`\n\n---") == (
        "<p>A <em>fine</em> and <strong>strong</strong> point:</p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        "<blockquote>\n<p><code>said</code></p>\n</blockquote>\n<hr>\n"
    )


def test_a_heading_becomes_a_bold_paragraph() -> None:
    assert render_markdown("# Title") == "<p><strong>Title</strong></p>\n"
    assert render_markdown("Title\n=====") == "<p><strong>Title</strong></p>\n"


def test_a_picture_becomes_a_link_to_it() -> None:
    html = render_markdown("![map](https://example.org/map.png)")

    assert html == f'<p>!<a href="https://example.org/map.png" rel="{REL}">map</a></p>\n'


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c&d=e", "http://example.org", "mailto:a@example.org"]
)
def test_a_link_says_that_we_do_not_vouch_for_it(url: str) -> None:
    assert f'rel="{REL}">text</a>' in render_markdown(f"[text]({url})")


@pytest.mark.parametrize(
    "url", ["javascript:boo(1)", "/desk/", "//evil.example", "ftp://example.org", "data:,x"]
)
def test_a_link_of_another_scheme_stays_text(url: str) -> None:
    assert render_markdown(f"[text]({url})") == f"<p>[text]({url})</p>\n"


def test_html_is_shown_as_it_was_typed() -> None:
    assert render_markdown("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_a_list_may_begin_with_any_number() -> None:
    assert '<ol start="3">' in render_markdown("3. three\n4. four")


def test_nul_and_lone_surrogates_show_that_something_stood_there() -> None:
    assert render_markdown("a\x00b\ud800c") == "<p>a\ufffdb\ufffdc</p>\n"


def test_emoji_and_text_from_right_to_left_pass() -> None:
    assert render_markdown("שלום 👩‍⚖️ ə 𝕏") == "<p>שלום 👩‍⚖️ ə 𝕏</p>\n"


def test_nothing_gives_nothing() -> None:
    assert render_markdown("") == ""
    assert render_markdown(" \n\n ") == ""


N = MARKDOWN_LIMIT
LONG = {
    "words": "word " * (N // 5),
    "quotes": ">" * N,
    "spaced quotes": "> " * (N // 2),
    "brackets": "[" * N,
    "closing brackets": "]" * N,
    "links": "[a](" * (N // 4),
    "open links": "[a](" + "(" * (N - 4),
    "pictures": "![" * (N // 2),
    "stars": "*" * N,
    "open emphasis": "**x" * (N // 3),
    "mixed emphasis": "*a_ " * (N // 4),
    "backticks": "".join("`" * n + " " for n in range(1, 440)),
    "backslashes": "\\" * N,
    "tags": "<" * N,
    "ampersands": "&" * N,
    "entities": "&#1;" * (N // 4),
    "nested lists": "".join("  " * n + "- a\n" for n in range(300)),
    "dashes": "- " * (N // 2),
    "numbers": "1. " * (N // 3),
    "paragraphs": "a\n\n" * (N // 3),
    "line ends": "\n" * N,
    "tabs": "\t" * N,
    "hashes": "#" * N,
    "definitions": "".join(f"[{n}]: https://a.example/{n}\n" for n in range(3_000)),
    "one definition, used often": f"[a]: https://a.example/{'b' * 40_000}\n\n" + "[a] " * 14_000,
    "autolinks": "<https://a.example" * (N // 18),
    "NUL": "\x00" * N,
    "right to left": "\u202e" * N,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_the_longest_texts_are_rendered_and_do_not_swell(text: str) -> None:
    html = render_markdown(text)

    assert wrong_in(html) == []
    assert len(html) <= 40 * len(text)


def test_a_text_beyond_the_limit_is_shown_as_plain_paragraphs() -> None:
    html = render_markdown("*a*\n\n<b>" + "x" * MARKDOWN_LIMIT)

    assert html.startswith("<p>*a*</p>\n<p>&lt;b&gt;xxx")
