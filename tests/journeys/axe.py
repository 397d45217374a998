"""What axe finds on a page that is open, as it stands or in several widths and colour schemes.

A page is loaded once and looked at in all of them: what a server answers here depends on neither.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Look = tuple[int, str]  # pixels of width, colour scheme
Found = list[str]
HEIGHT = 800
# Without its preloading, which writes the sheets that others import into the page: the policy refuses that. It serves
# the rule against locked orientations alone, and that rule is in tests/journeys/test_reflow.py. All other rules run.
_RUN = """only => axe.run({preload: false, resultTypes: ['violations'], ...only}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`)))"""
UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })"


# Every page in both schemes and both widths. Colours do not depend on the width, nor sizes on the scheme, and each look
# costs a second of every page, two thirds of it for contrasts.
LOOKS: tuple[Look, ...] = ((360, "light"), (1440, "dark"))
COLOURS = ("color-contrast", "link-in-text-block")  # what a colour scheme can break


def violations(page: Page, rules: tuple[str, ...] = ()) -> Found:
    """A line for each, on the page as it stands; of some rules alone, where they are named."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: Found = page.evaluate(_RUN, {"runOnly": rules} if rules else {})
    return found


def seen(page: Page, name: str, looks: tuple[Look, ...] = LOOKS, rules: tuple[str, ...] = ()) -> Found:
    """The same in several looks, unfolded in each: a fold may be closed where there is no room."""
    found = []
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # "light" and "dark" are what it takes
        page.evaluate(UNFOLD)
        found += [f"{name} {width} {scheme}: {each}" for each in violations(page, rules)]
    return found
