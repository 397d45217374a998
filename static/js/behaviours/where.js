/* Where one is: the outline ([data-where]) marks the clause that is read and keeps it in view, and the map beside it shows
   which clauses are on the screen. Lines of the outline and places of the map are in one order. */
(() => {
  "use strict";
  const seen = new Set();
  let list = null;
  let links = [];
  let rows = [];
  let watcher;
  let held = -1; // the clause that was gone to, until the reader moves on
  let waiting = false;

  function bind() {
    const found = document.querySelector("[data-where]");
    if (found === list) return;
    list = found;
    if (watcher) watcher.disconnect();
    seen.clear();
    links = list ? [...list.querySelectorAll("a")] : [];
    rows = links.map((link) => {
      const clause = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return clause && (clause.closest(".clause-row") || clause);
    });
    held = rows.indexOf(document.activeElement.closest(".clause-row"));
    const places = new Map(rows.map((row, place) => [row, place]));
    watcher = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(places.get(target));
        else seen.delete(places.get(target));
      }
      update();
    });
    for (const row of rows) if (row) watcher.observe(row);
  }

  /* One reads at two fifths of the screen; at both ends of the page the line moves to the edge, so that the first and the
     last clause have their turn, too. */
  function reading(visible) {
    if (seen.has(held)) return held;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    const line = Math.max(Math.min(innerHeight * 0.4, scrollY), innerHeight - left);
    return visible.find((place) => rows[place].getBoundingClientRect().bottom >= line) ?? visible.at(-1);
  }

  function update() {
    waiting = false;
    const visible = [...seen].sort((one, other) => one - other);
    const place = visible.length ? reading(visible) : -1;
    const before = links.findIndex((link) => link.hasAttribute("aria-current"));
    if (before !== place) {
      if (links[before]) links[before].removeAttribute("aria-current");
      if (links[place]) mark(links[place]);
    }
    show(visible);
  }

  function mark(link) {
    link.setAttribute("aria-current", "true");
    // The outline scrolls by itself and nothing else does: scrollIntoView would move the page.
    const box = link.closest("details");
    let scroller = link.parentElement;
    while (scroller !== box && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
    const [at, frame] = [link.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (at.top < frame.top || at.bottom > frame.bottom) scroller.scrollTop += at.top - frame.top - frame.height / 2;
  }

  function show(visible) {
    const here = document.querySelector(".minimap-here");
    if (!here || !links.length) return;
    const slot = here.ownerSVGElement.viewBox.baseVal.height / links.length;
    here.setAttribute("y", visible.length ? visible[0] * slot : 0);
    here.setAttribute("height", visible.length ? (visible.at(-1) - visible[0] + 1) * slot : 0);
  }

  function soon() {
    if (waiting || !links.length) return;
    waiting = true;
    requestAnimationFrame(update);
  }

  const moved = () => (held = -1);
  for (const by of ["wheel", "touchmove", "keydown"]) addEventListener(by, moved, { capture: true, passive: true });
  addEventListener("scroll", soon, { passive: true });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".clause-row");
    if (row) held = rows.indexOf(row);
    soon();
  });
  document.addEventListener("htmx:afterSettle", bind);
  document.addEventListener("htmx:historyRestore", bind);
  bind();
})();
