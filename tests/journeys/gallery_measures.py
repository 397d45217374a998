"""Measures specimens of the component gallery: in the page, where things stand; in its pixels, what can be seen."""

from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

TALLEST = 6_000  # pixels of one picture: Chromium's own limit is more than twice as much
FAINTEST = (
    3.4  # contrast of a line's strongest pixel: smoothing takes some of the 4.5 that axe asks of the colours
)
LIGHT, DARK = 0.55, 0.25  # relative luminance of what a specimen stands on: at least, at most
WHOLE = 0  # the specimen; its texts are numbered from 1
# Without words, or not there where there is no room.
PICTURES = ("stance-glyph", "pairing-glyph", "force-glyph", "minimap")

# With everything unfolded: each specimen's box, the lines of text that can be seen in it, what is wrong with them.
_STAND = r"""
() => {
  document.querySelectorAll('details').forEach(fold => { fold.open = true; });
  const round = box => ({x: box.x + scrollX, y: box.y + scrollY, w: box.width, h: box.height});
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !element.closest('.visually-hidden') && !element.closest('[hidden]');
  const short = node => node.data.trim().slice(0, 30);
  const scrolls = (element, end) => {
    for (let each = element; each && each !== end; each = each.parentElement)
      if (/auto|scroll/.test(getComputedStyle(each).overflow)) return true;
    return false;
  };
  return [...document.querySelectorAll('[data-specimen]')].map(specimen => {
    const problems = [], lines = [], owners = [];
    let nodes = 0;
    const frame = specimen.getBoundingClientRect();
    const walker = document.createTreeWalker(specimen, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, owner = node.parentElement;
      if (!node.data.trim() || !seen(owner) || owner.closest('option, title, textarea')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      nodes += 1;
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const size = parseFloat(getComputedStyle(owner).fontSize);
        const hanging = scrolls(owner, specimen);
        if (!hanging && (box.right > frame.right + 1 || box.left < frame.left - 1))
          problems.push(`text stands out: ${short(node)}`);
        lines.push({...round(box), hanging, node: nodes});
        owners.push({node, box, size, hanging});
      }
    }
    owners.forEach((one, place) => owners.slice(place + 1, place + 40).forEach(other => {
      if (one.node === other.node || one.hanging || other.hanging) return;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 3 && down > Math.min(one.size, other.size) * 0.6)
        problems.push(`texts on one another: ${short(one.node)} | ${short(other.node)}`);
    }));
    for (const element of specimen.querySelectorAll('*')) {
      if (!seen(element)) continue;
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      const clips = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
      const more = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
      const name = `${element.localName}.${element.getAttribute('class')}`;
      if (clips && more && element.clientWidth > 1 && !element.closest('svg')) problems.push(`cut off: ${name}`);
      if (box.right > frame.right + 1 && !scrolls(element, specimen)) problems.push(`stands out: ${name}`);
    }
    // A picture may stand down where there is no room for it; then it takes no room at all.
    const shown = frame.height > 1;
    return {key: specimen.dataset.specimen, blank: 'blank' in specimen.dataset, shown, box: round(frame), lines,
      problems: [...new Set(problems)].slice(0, 4)};
  });
}
"""
# On a page of its own: what the pixels say of each box. `most` is the colour that most pixels have, as luminance.
_LOOK = r"""
async ({picture, boxes}) => {
  const blob = await (await fetch(picture)).blob();
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const paper = canvas.getContext('2d', {willReadFrequently: true});
  paper.drawImage(image, 0, 0);
  const part = value => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  return boxes.map(([x, y, w, h]) => {
    const from = [Math.floor(x), Math.floor(y)], size = [Math.max(1, Math.ceil(w)), Math.max(1, Math.ceil(h))];
    const {data} = paper.getImageData(...from, ...size);
    const pixels = new Uint32Array(data.buffer), count = new Map();
    // Most pixels are like the one before: counted by runs.
    for (let at = 0, start = 0; at < pixels.length; start = at) {
      do at += 1; while (at < pixels.length && pixels[at] === pixels[start]);
      const colour = data[start * 4] << 16 | data[start * 4 + 1] << 8 | data[start * 4 + 2];
      count.set(colour, (count.get(colour) ?? 0) + at - start);
    }
    const light = colour =>
      0.2126 * part(colour >> 16) + 0.7152 * part(colour >> 8 & 255) + 0.0722 * part(colour & 255);
    const [most] = [...count].reduce((one, other) => other[1] > one[1] ? other : one);
    const ground = light(most);
    let contrast = 1;
    for (const colour of count.keys()) {
      const other = light(colour);
      contrast = Math.max(contrast, (Math.max(ground, other) + 0.05) / (Math.min(ground, other) + 0.05));
    }
    return {most: ground, contrast};
  });
}
"""

_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Specimens:
    """What was found wrong, by specimen."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, key: str, problem: str) -> None:
        self.found.setdefault(key, []).append(problem)


def measured(
    page: Page, lens: Page, scheme: str, only: Collection[str] | None = None
) -> dict[str, list[str]]:
    """What is wrong with each specimen on the page that is open, or with some, by their keys.

    ``lens`` is an empty page in which pixels are read.
    """
    seen = Specimens()
    specimens = [each for each in page.evaluate(_STAND) if only is None or each["key"] in only]
    for each in specimens:
        for problem in each["problems"]:
            seen.add(each["key"], problem)
        if each["blank"] == bool(each["lines"]) and not each["key"].startswith(PICTURES):
            seen.add(each["key"], "shows something, against its word" if each["blank"] else "shows no text")
    # Pictures are taken in a window that is tall enough for each: one of a whole page draws all of it for every part.
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.set_viewport_size({"width": width, "height": TALLEST})
    placed = [each for each in page.evaluate(_STAND) if only is None or each["key"] in only]
    for group in _stretches(placed):
        _look_at(page, lens, group, scheme, seen)
    return seen.found


def _top(specimen: dict[str, Any]) -> float:
    return float(specimen["box"]["y"])


def _bottom(specimen: dict[str, Any]) -> float:
    return _top(specimen) + float(specimen["box"]["h"])


def _stretches(specimens: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """From top to bottom, as many together as one picture holds."""
    groups: list[list[dict[str, Any]]] = []
    for each in sorted(specimens, key=_top):
        if not groups or _bottom(each) > _top(groups[-1][0]) + TALLEST - 1:
            groups.append([])
        groups[-1].append(each)
    return groups


def _look_at(page: Page, lens: Page, specimens: list[dict[str, Any]], scheme: str, seen: Specimens) -> None:
    """A picture of the specimens of one stretch of the page, and what can be read from it."""
    top = page.evaluate("y => { scrollTo(0, y); return scrollY; }", _top(specimens[0]))
    highest = max(map(_bottom, specimens)) - top
    assert highest <= TALLEST, f"{specimens[0]['key']} does not fit in a picture"
    wanted: list[tuple[str, int, list[float]]] = []
    for each in specimens:
        if each["blank"] or not each["shown"]:
            continue
        wanted.append((each["key"], WHOLE, _within(each["box"], top)))
        wanted += [
            (each["key"], line["node"], _within(line, top)) for line in each["lines"] if not line["hanging"]
        ]
    boxes = [box for _key, _node, box in wanted]
    told = _pixels(page, lens, boxes)
    if any(each["contrast"] < FAINTEST for each in told):
        told = _pixels(page, lens, boxes)  # so tall a window may be pictured before all of it is painted
    # Of a text of several lines the strongest counts: one of them may be a bracket or a comma alone.
    strongest: dict[tuple[str, int], float] = {}
    for (key, node, _box), pixels in zip(wanted, told, strict=True):
        strongest[key, node] = max(strongest.get((key, node), 1), pixels["contrast"])
        if node == WHOLE and not (pixels["most"] >= LIGHT if scheme == "light" else pixels["most"] <= DARK):
            seen.add(key, f"does not follow the {scheme} scheme: it stands on {pixels['most']:.2f}")
    for (key, node), contrast in strongest.items():
        if contrast < FAINTEST:
            seen.add(key, "nothing can be seen" if node == WHOLE else f"text is faint: {contrast:.1f} : 1")


def _pixels(page: Page, lens: Page, boxes: list[list[float]]) -> list[dict[str, float]]:
    page.evaluate(_PAINTED)
    picture = "data:image/png;base64," + b64encode(page.screenshot(type="png")).decode()
    told: list[dict[str, float]] = lens.evaluate(_LOOK, {"picture": picture, "boxes": boxes})
    return told


def _within(box: dict[str, float], top: float) -> list[float]:
    return [max(0, box["x"]), box["y"] - top, box["w"], box["h"]]
