"""What WCAG 2.2 asks of every page beyond what axe sees, as far as it can be measured (docs/accessibility.md).

Reflow at 320 px, which is 1280 px at 400 %; text spacing; text of twice the size; targets of 24 px or with room around
them; a focus that can be seen and is not covered; both orientations; forced colours; nothing that moves by itself.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from apps.accounts.models import User
from tests.journeys.addresses import DESK, PUBLIC, every
from tests.journeys.conftest import MOSCOW, Open, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

# 1.4.12: the least that a reader may set without loss.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)
SPACED += "p { margin-block-end: 2em !important }"
LARGE = "html { font-size: 200% !important }"
# Wider than the page, or text that its box cuts off. What scrolls within a box of its own (tables, pictures) may.
_LOST = r"""
() => {
  // A line of the outline is an extract that ends in an ellipsis; the whole of it stands in the clause it leads to.
  const PASSED = 'svg, textarea, .visually-hidden, .outline';
  document.querySelectorAll('details').forEach(fold => { fold.open = true; });
  const page = document.documentElement, lost = [];
  const over = page.scrollWidth - page.clientWidth;
  if (over > 0) {
    const scrolls = element => element.closest('.table-scroll, [tabindex="0"]')
      || [...(function* () { for (let e = element; e; e = e.parentElement) yield e; })()]
        .some(e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e !== page && e !== document.body);
    const wide = [...document.body.querySelectorAll('*')].filter(e => !scrolls(e)
      && e.getBoundingClientRect().right > page.clientWidth + 1);
    lost.push(`${over} px too wide: ${wide.slice(0, 3).map(e => `${e.localName}.${e.getAttribute('class')}`)}`);
  }
  for (const element of document.querySelectorAll('main *')) {
    if (!element.checkVisibility({visibilityProperty: true}) || element.clientWidth < 2) continue;
    if (element.closest(PASSED)) continue;
    const style = getComputedStyle(element);
    const across = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    if ((across || down) && element.textContent.trim()) lost.push(`cut off: ${element.localName}.${element.className}`);
  }
  return [...new Set(lost)].slice(0, 5);
}
"""
# 2.5.8: what is smaller than 24 px has a circle of that size around it into which no other target reaches. Links in a
# sentence are let pass, as are the browser's own controls.
_SMALL = r"""
() => {
  const all = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0)
    .filter(e => !e.closest('svg, .visually-hidden'))
    .map(element => ({element, box: (element.closest('label') ?? element).getBoundingClientRect()}))
    .filter(({box}) => box.width > 1);
  const inText = element => {
    if (getComputedStyle(element).display !== 'inline') return false;
    const line = element.closest('p, li, dd, td, th, figcaption, summary, legend')?.cloneNode(true);
    line?.querySelectorAll('a, button').forEach(link => link.remove());
    return (line?.textContent ?? '').replace(/\W/gu, '').length > 1;
  };
  const reaches = (box, x, y) => Math.hypot(x - Math.max(box.left, Math.min(x, box.right)),
    y - Math.max(box.top, Math.min(y, box.bottom))) < 12;
  const passed = '[type=radio], [type=checkbox], .span, .skip-link';
  return all.filter(({element, box}) => {
    if ((box.width >= 24 && box.height >= 24) || inText(element) || element.matches(passed)) return false;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const apart = other => other !== element && !other.contains(element) && !element.contains(other);
    return all.some(other => apart(other.element) && reaches(other.box, x, y));
  }).map(({element, box}) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 110)}`)
    .slice(0, 5);
}
"""


def with_style(page: Page, style: str) -> None:
    """A reader's own style; the page was opened without the policy, which is no reader's."""
    page.add_style_tag(content=style)


def lost_on(page: Page, addresses: list[str]) -> list[str]:
    """What is lost at 320 px, and there with wider spacing, and at 1280 px with text of twice the size."""
    found = []
    for address in addresses:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(address)
        found += [f"{address} at 320 px: {what}" for what in page.evaluate(_LOST)]
        found += [f"{address} target: {what}" for what in page.evaluate(_SMALL)]
        if address == "/styleguide/":
            continue  # its columns are for those who build the pages
        with_style(page, SPACED)
        found += [f"{address} with spacing: {what}" for what in page.evaluate(_LOST)]
        page.set_viewport_size({"width": 1280, "height": 800})
        with_style(page, LARGE)
        found += [f"{address} with large text: {what}" for what in page.evaluate(_LOST)]
    return found


def test_readers_pages_reflow(open_page: Open) -> None:
    page = open_page("/", bypass_csp=True)
    found = lost_on(page, [*every(PUBLIC), "/styleguide/"])
    assert not found, "\n".join(found)


def test_editors_pages_reflow(open_page: Open, account: Callable[..., User]) -> None:
    page = open_page(bypass_csp=True)
    sign_in(page, account())
    found = lost_on(page, every(DESK))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("style", "what"),
    [
        ("main { inline-size: 60rem }", "too wide"),
        (".card-body { block-size: 1rem; overflow: hidden }", "cut off"),
        (
            ".permalink { inline-size: 5px !important; block-size: 5px !important; min-block-size: 0; display: block }",
            "target",
        ),
    ],
)
def test_a_loss_is_seen(open_page: Open, style: str, what: str) -> None:
    page = open_page(MOSCOW, bypass_csp=True, viewport={"width": 320, "height": 640})
    with_style(page, style)
    lost, small = page.evaluate(_LOST), page.evaluate(_SMALL)
    assert small if what == "target" else any(what in each for each in lost)


# What shows that an element has the focus, and whether something lies over it.
_FOCUS = r"""
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  // 2.4.11: not hidden as a whole. A link may be on two lines, and that of a picture has gaps.
  const inside = [...element.children].map(child => child.getBoundingClientRect());
  const boxes = [...(element.closest('label') ?? element).getClientRects(), ...inside];
  const points = boxes.flatMap(({x, y, width, height}) =>
    [0.05, 0.3, 0.5, 0.7, 0.95].map(part => [x + width * part, y + height / 2]));
  const free = points.some(([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.closest('label')?.contains(element));
  });
  const box = element.getBoundingClientRect();
  return {name: element.outerHTML.slice(0, 120), ring, free, where: [Math.round(box.x), Math.round(box.y)]};
}
"""


def walk(page: Page, most: int) -> tuple[list[str], int]:
    """Presses Tab until it comes round: what cannot be seen or is covered, and how many stops there are."""
    wrong, seen = [], 0
    for _step in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(_FOCUS)
        if told is None:
            break
        seen += 1
        if not told["ring"]:
            wrong.append(f"no focus to be seen: {told['name']}")
        if not told["free"]:
            wrong.append(f"covered or out of sight at {told['where']}: {told['name']}")
    return wrong, seen


@pytest.mark.parametrize(("width", "height"), [(1440, 800), (320, 256)])
def test_the_focus_is_always_seen_and_never_covered(open_page: Open, width: int, height: int) -> None:
    found = []
    page = open_page("/", viewport={"width": width, "height": height})
    for address in ("/", MOSCOW, f"{MOSCOW}1/", "/desk/sign-in/"):
        page.goto(address)
        wrong, stops = walk(page, 400)
        assert 5 <= stops < 400, f"{address}: {stops} stops; is there a trap?"
        found += [f"{address} {each}" for each in wrong]
    assert not found, "\n".join(found)


def test_the_desk_is_walked_through_by_keyboard(open_page: Open, account: Callable[..., User]) -> None:
    page = open_page(viewport={"width": 1280, "height": 700})
    sign_in(page, account())
    page.goto(f"/desk{MOSCOW}u3/annotate/")
    wrong, stops = walk(page, 400)
    assert 20 < stops < 400
    assert not wrong, "\n".join(wrong)


def test_nothing_moves_where_less_motion_is_asked_for(open_page: Open) -> None:
    page = open_page(MOSCOW, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(element => {
            const style = getComputedStyle(element);
            const longest = value => Math.max(...value.split(',').map(parseFloat));
            return style.scrollBehavior === 'smooth' || longest(style.transitionDuration) > 0.01
                || (style.animationName !== 'none' && longest(style.animationDuration) > 0.01);
        }).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []


@pytest.mark.parametrize(("width", "height"), [(740, 360), (360, 740)])
def test_both_orientations_show_the_text(open_page: Open, width: int, height: int) -> None:
    page = open_page(MOSCOW, viewport={"width": width, "height": height})
    turned = page.evaluate(
        "getComputedStyle(document.documentElement).transform + getComputedStyle(document.body).transform"
    )
    assert turned == "nonenone"
    page.locator("[data-words]").first.scroll_into_view_if_needed()
    assert page.locator("[data-words]").first.is_visible()


def test_stances_and_the_focus_are_told_in_forced_colours(open_page: Open) -> None:
    page = open_page(MOSCOW, forced_colors="active")
    stance = page.locator(".clauses .stance").first
    assert stance.locator(".stance-word").is_visible()
    assert stance.locator("svg").evaluate("sign => sign.getBoundingClientRect().width") > 8
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS)["ring"]
    page.goto(f"{MOSCOW}?stance=mixed")
    rings = page.evaluate(
        """() => { const chip = document.querySelector('.chip-selected'), told = [getComputedStyle(chip).outline];
            chip.focus({focusVisible: true});
            return [...told, getComputedStyle(chip).outline + getComputedStyle(chip).outlineOffset]; }"""
    )
    assert "none" not in rings[0]
    assert not rings[1].startswith(f"{rings[0]}0px"), "a chosen chip looks the same with the focus"
    edge = page.locator(".chip").first.evaluate("chip => getComputedStyle(chip).borderStyle")
    assert edge != "none"
