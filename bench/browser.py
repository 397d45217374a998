"""What a reader waits for in Chromium, its cache cold, its processor not slowed."""

import statistics
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.chromium import find_chromium, launch_arguments

CLICKS = 6
SETTLED = 8_000  # ms until far notes have come
WATCH = """
window.seen = { lcp: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.lcp = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# From the click to the frame after the one in which the new state was drawn.
CLICK = """(selector) => new Promise((done) => {
  const start = performance.now();
  document.addEventListener("htmx:afterSettle", () => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  }), { once: true });
  document.querySelector(selector).click();
})"""
CHIPS = ("favourable", "mixed", "neutral", "ambiguous", "unfavourable")


def report(base: str, paths: Sequence[str]) -> None:
    print(f"\nIn Chromium{'':20}{'LCP ms':>9}{'shift':>8}{'filter ms':>11}{'slowest':>9}{'clear ms':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright.chromium.executable_path), args=launch_arguments()
        )
        for path in paths:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script(WATCH)
            _row(page, base, path)
            context.close()
        browser.close()


def _row(page: Page, base: str, path: str) -> None:
    page.goto(f"{base}{path}", wait_until="load")
    page.wait_for_timeout(1_500)
    painted: Any = page.evaluate("seen.lcp")
    page.wait_for_timeout(SETTLED)
    # Read before the choices: what moves because somebody chose is what was asked for.
    shift: Any = page.evaluate("seen.shift")
    chosen, cleared = [], []
    for stance in CHIPS:
        chosen.append(float(page.evaluate(CLICK, f"#chip-stance-{stance}")))
        page.wait_for_timeout(2_000)
        cleared.append(float(page.evaluate(CLICK, "#filter-clear")))
        page.wait_for_timeout(2_000)
    print(
        f"{path:31}{painted:9.0f}{shift:8.3f}{statistics.median(chosen):11.0f}{max(chosen):9.0f}"
        f"{statistics.median(cleared):10.0f}"
    )
