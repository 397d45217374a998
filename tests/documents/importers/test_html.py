"""Pages: what a browser prints of the document, and nothing of what stands around it."""

import pytest

from apps.documents.importers import ImportProblem, Limits, Reading, read


def page(body: str, head: str = "", attributes: str = "") -> Reading:
    html = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return read(html.encode(), "a.html")


def blocks(body: str) -> list[str]:
    return page(body).text.split("\n\n")


def test_what_is_no_document_is_left_out_and_counted() -> None:
    reading = page(
        "<script>var a</script><style>p {}</style><!-- no --><nav>Home News</nav><header>Site</header>"
        "<div hidden>secret</div><p style='display: none'>gone</p><span aria-hidden=true>x</span>"
        "<p>Peace.</p><form><input value=x><button>Send</button>Subscribe now</form><footer>Imprint</footer>"
    )
    assert reading.text == "Peace."
    assert reading.notes == ("Left out 6 words of navigation, forms and what else stood around the text.",)


def test_main_is_preferred_and_its_own_header_kept() -> None:
    reading = page(
        "<div>Other news of today</div><main><article><header><h1>Declaration</h1></header><p>Peace is here "
        "to stay.</p><footer>Signed: A.</footer></article></main><aside>More</aside>"
    )
    assert reading.text == "Declaration\n\nPeace is here to stay.\n\nSigned: A."
    assert reading.title == "Declaration"


def test_a_form_around_the_whole_page_is_the_page() -> None:
    assert blocks("<form><p>The Parties shall live in peace for ever.</p></form>") == [
        "The Parties shall live in peace for ever."
    ]


def test_headings_and_depth_are_hints() -> None:
    reading = page(
        "<h2>Part</h2><p>Words</p><ol><li>One<ol type=a><li>Deep</ol></ol><blockquote>Said</blockquote>"
    )
    assert [
        (reading.text[hint.at :].split("\n")[0], hint.heading, hint.indent) for hint in reading.hints
    ] == [
        ("Part", 2, 0),
        ("1. One", 0, 1),
        ("a. Deep", 0, 2),
        ("Said", 0, 1),
    ]


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ("<ol start=4><li>x<li value=9>y<li>z</ol>", ["4. x", "9. y", "10. z"]),
        ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
        ("<ol type=a start=26><li>x<li>y</ol>", ["z. x", "aa. y"]),
        ("<ol type=A><li>x</ol>", ["A. x"]),
        ("<ol type=i start=4><li>x</ol>", ["iv. x"]),
        ("<ol type=I start=40><li>x</ol>", ["XL. x"]),
        ("<ol style='list-style-type: lower-alpha'><li>x</ol>", ["a. x"]),
        ("<ol style='list-style: none'><li>x</ol>", ["x"]),
        ("<ol><li>1. x<li>2. y</ol>", ["1. x", "2. y"]),
        ("<ol><li>(a) x<li>(b) y</ol>", ["(a) x", "(b) y"]),
        ("<ol start=nonsense><li value=''>x</ol>", ["1. x"]),
        ("<ul><li>x<li>– y</ul>", ["– x", "– y"]),
        ("<ul><li>(a) x<li>(b) y</ul>", ["(a) x", "(b) y"]),
        ("<ol><li><p>x</p><p>more</p><li>y</ol>", ["1. x", "more", "2. y"]),
    ],
)
def test_labels_are_written_as_a_browser_prints_them(html: str, printed: list[str]) -> None:
    assert blocks(html) == printed


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<p>a<br>b<br><br>c</p>", ["a\nb", "c"]),
        ("<table><tr><td>a<td>b<tr><td><p>c</p><td>d</table>", ["a\tb\nc\td"]),
        ("<table><tr><td><h2>a</h2><p>b</p><td>c</table>", ["a", "b", "c"]),
        ("<p>10 m<sup>2</sup>, <q>so</q> it is</p>", ["10 m², “so” it is"]),
        ("<p>a&nbsp;b   c\n d</p>", ["a\u00a0b c d"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>1<sup>st</sup> day</p>", ["1st day"]),
    ],
)
def test_blocks_lines_and_cells(html: str, printed: list[str]) -> None:
    assert blocks(html) == printed


def test_hard_wrapped_text_in_pre_is_joined() -> None:
    line = "The Parties shall respect each other and live in peace for ever more, as"
    words = "\n".join([line] * 9)
    assert page(f"<pre>{words}</pre>").text == " ".join([line] * 9)


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (
            '<sup><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1"><p>See the map. <a href="#fnref1">↩</a></p></li></ol>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1">[1]</a>',
            '<p><a name="_ftn1" href="#_ftnref1">[1]</a> See the map.</p>',
        ),
        ('<a href="#footnote-1">[1]</a>', '<div id="footnote-1">[1] See the map.</div>'),
        (
            '<sup><a href="#cite_note-a-1">[1]</a></sup>',
            '<ol><li id="cite_note-a-1"><a href="#cite_ref-1">^</a> See the map.</li></ol>',
        ),
    ],
)
def test_footnotes_are_put_at_the_end(call: str, note: str) -> None:
    reading = page(f"<p>The border{call} is open.</p>{note}<p>Closing words.</p>")
    assert reading.text == "The border[1] is open.\n\nClosing words.\n\n[1] See the map."
    assert reading.notes == ("1 footnote was put at the end.",)


def test_a_table_of_contents_is_no_footnote() -> None:
    assert blocks('<p><a href="#s1">1</a> Scope</p><h2 id="s1">Scope</h2>') == ["1 Scope", "Scope"]


def test_language_title_and_facts_are_what_the_page_says() -> None:
    reading = page(
        "<p>Sülh.</p>",
        head='<title>Bəyannamə</title><meta name="author" content="A. B."><meta property="article:published_time"'
        ' content="2022-02-22"><link rel="canonical" href="https://example.org/d">',
        attributes="lang=az",
    )
    assert (reading.language, reading.title) == ("az", "Bəyannamə")
    assert reading.facts == {
        "encoding": "UTF-8",
        "author": "A. B.",
        "date": "2022-02-22",
        "url": "https://example.org/d",
    }


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_the_page_names_its_encoding(head: str) -> None:
    reading = read(
        f"<html><head>{head}</head><body><p>Мир и согласие</p></body></html>".encode("cp1251"), "a.html"
    )
    assert reading.text == "Мир и согласие"
    assert reading.notes == ("Read as windows-1251, as the file says.",)


@pytest.mark.parametrize("charset", ["nonsense", "base64", "utf-8", "idna", "\u0131"])
def test_a_wrong_name_of_an_encoding_is_passed_over(charset: str) -> None:
    data = f"<html><head><meta charset={charset}></head><p>Мир и согласие между народами</p></html>"
    assert read(data.encode(), "a.html").text == "Мир и согласие между народами"


@pytest.mark.parametrize(
    ("html", "code"),
    [("<html><body></body></html>", "empty"), ("<html><script>x</script></html>", "empty")],
)
def test_a_page_without_words_is_empty(html: str, code: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        read(html.encode(), "a.html")
    assert caught.value.code == code


def test_endless_depth_is_refused() -> None:
    with pytest.raises(ImportProblem) as caught:
        read(b"<html>" + b"<div>" * 9000 + b"Peace", "a.html", limits=Limits(depth=100))
    assert caught.value.code == "too-deep"
