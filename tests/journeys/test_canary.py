"""Proves that the hostile journeys could fail: shown without any care, most vectors do run, and the canary tells.

Each vector stands alone in a frame without a policy, raw, in the place for which its heading says that it is made.
What waits for a hand gets one. A vector that still does nothing was made for another browser or for a sanitiser's
own mistakes; it stays in the list, for it costs nothing.
"""

from collections import Counter

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Request

from tests.core.xss_vectors import CANARY, Vector, all_vectors
from tests.journeys.hostile_pages import Watch

AT_ONCE = 100  # frames
NEW_ONES = 788  # the older vectors before them were made for the sanitiser alone
OF_THE_NEW, OF_THE_OLD = 3, 12  # every third and every twelfth is looked at: enough of each class
HOME = "http://canary.example/"

_SHOW = f"""
async pages => {{
  const sung = new Set();
  const frames = pages.map(([number, html]) => {{
    const frame = document.createElement('iframe');
    frame.name = `vector-${{number}}`;
    frame.srcdoc = html;
    const here = new Promise(done => frame.addEventListener('load', done, {{once: true}}));
    document.body.append(frame);
    return [number, frame, here];
  }});
  const listen = ([number, frame]) => {{
    try {{ frame.contentWindow.{CANARY} = () => sung.add(number); }} catch {{ /* it went elsewhere */ }}
  }};
  window.{CANARY}At = window => {{
    const found = frames.find(([, frame]) => frame.contentWindow === window);
    if (found) sung.add(found[0]);
  }};
  const wait = time => new Promise(done => setTimeout(done, time));
  // As long as something still comes: a busy machine is slower, and no vector should count as harmless for that.
  const quiet = async () => {{
    for (let before = -1, most = 20; before !== sung.size && most; most -= 1) {{
      before = sung.size;
      await wait(250);
    }}
  }};
  await Promise.race([Promise.all(frames.map(([,, here]) => here)), wait(8_000)]);
  await quiet();
  for (const one of frames) {{
    listen(one);
    try {{
      const page = one[1].contentDocument;
      const again = page.createElement('div');
      again.innerHTML = page.body.innerHTML;
      page.body.append(again);
      for (const element of page.querySelectorAll('*')) {{
        for (const {{name}} of element.attributes)
          if (/^on/i.test(name)) element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
        if (element.matches('a, area, button, input[type=submit], input[type=image]')) element.click();
        else if (element.localName === 'a')
          element.dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}));
      }}
    }} catch {{ /* it went elsewhere */ }}
  }}
  await quiet();
  frames.forEach(([, frame]) => frame.remove());
  return [...sung];
}}
"""


def careless(vector: Vector) -> str:
    """The vector where it was made for, as a page would show it that escapes nothing."""
    text = vector.text
    markdown = MarkdownIt("commonmark", {"html": True})
    setattr(markdown, "validateLink", bool)  # noqa: B010 - every address that is not empty is let pass
    placed = {
        "content": text,
        "attribute": f"<p title=\"{text}\">x</p><p title='{text}'>x</p>",
        "link": f'<a href="{text}">x</a>',
        "markdown": markdown.render(text),
        "script": f"<script>const a = \"{text}\";</script><script>const b = '{text}';</script>"
        f"<script>const c = `{text}`;</script>",
    }[vector.context]
    return f"<script>window.{CANARY} = () => parent.{CANARY}At(window)</script><body>{placed}"


def without_surrogates(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def test_most_vectors_run_where_nobody_looks_after_them(browser: Browser) -> None:
    vectors = [
        vector
        for number, vector in enumerate(all_vectors())
        if vector.context != "inert"
        and without_surrogates(vector.text)
        and number % (OF_THE_NEW if number > NEW_ONES else OF_THE_OLD) == 0
    ]
    context = browser.new_context()
    harmful: set[int] = set()

    def heard(request: Request) -> None:
        if "evil.example" in request.url or "://a.example" in request.url:
            harmful.add(int(request.frame.name.removeprefix("vector-") or -1))

    context.route("**/*", lambda route: route.fulfill(body="<body>", content_type="text/html"))
    page = context.new_page()
    page.goto(HOME)
    context.on("request", heard)
    for start in range(0, len(vectors), AT_ONCE):
        batch = [
            (start + place, careless(vector)) for place, vector in enumerate(vectors[start : start + AT_ONCE])
        ]
        harmful.update(page.evaluate(_SHOW, batch))
    context.close()
    every = Counter(vector.context for vector in vectors)
    ran = Counter(vectors[number].context for number in harmful if number >= 0)
    assert ran.total() > 150, ran
    assert [name for name in every if ran[name] < every[name] / 2] == [], ran


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=boo(1)>",
        "<a href=javascript:boo(1)>x</a>",
        "<img src=//a.example/x>",
        "<p style=color:red>x",
        "<iframe></iframe>",
        "<script>boo(1)</script>",
        "<form action=//a.example/></form>",
        "<svg><a xlink:href=javascript:boo(1)></a></svg>",
        '<p title="" "=x>',
        "<base href=/x/>",
    ],
)
def test_the_watch_sees_what_stands_in_a_page(browser: Browser, html: str) -> None:
    context = browser.new_context()
    watch = Watch(home=HOME)
    watch.over(context)
    context.route("**/*", lambda route: route.fulfill(body=f"<body>{html}", content_type="text/html"))
    page = context.new_page()
    watch.look(page, HOME)
    context.close()
    with pytest.raises(AssertionError):
        watch.assert_nothing()
