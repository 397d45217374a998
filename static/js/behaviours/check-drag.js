/* The handle of a proposed clause ([data-check-handle]) dragged to the side puts it, with all that is part of it,
   deeper or less deep. The rows show it at once; the keys [ and ] do the same. */
(() => {
  "use strict";
  const check = window.glossatorCheck; // check-slice.js
  const STEP = 24; // pixels of one level, as the page indents it
  const DEEPEST = 12;
  if (!check) return;
  let drag = null;

  const depthOf = (row) => Number(row.dataset.depth);
  const neighbour = (row, way) => {
    for (row = row[way]; row && !row.matches("[data-check-row]"); row = row[way]);
    return row;
  };

  function begin(row, x) {
    const above = neighbour(row, "previousElementSibling");
    const part = [row];
    for (let next = neighbour(row, "nextElementSibling"); next && depthOf(next) > depthOf(row); next = neighbour(next, "nextElementSibling")) part.push(next);
    const filtered = new URLSearchParams(location.search).get("show") ?? "all";
    const highest = above && filtered === "all" ? depthOf(above) + 1 : DEEPEST;
    return { row, x, part, depths: part.map(depthOf), highest: Math.min(highest, DEEPEST), by: 0 };
  }

  const show = ({ part, depths, by }) => part.forEach((row, n) => (row.dataset.depth = Math.min(depths[n] + by, DEEPEST)));

  async function end(drop) {
    if (!drag) return;
    const { row, by } = drag;
    const back = { ...drag, by: 0 };
    row.classList.remove("is-dragged");
    drag = null;
    if (!by) return;
    const done = drop && (await check.inLine(() => check.act({ act: `depth ${row.dataset.checkRow} ${by}` })));
    if (!done) show(back);
  }

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-check-handle]");
    if (!handle || event.button) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const row = handle.closest("[data-check-row]");
    row.focus({ preventScroll: true });
    row.classList.add("is-dragged");
    drag = begin(row, event.clientX);
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const way = getComputedStyle(drag.row).direction === "rtl" ? -1 : 1;
    const wanted = drag.depths[0] + Math.round((way * (event.clientX - drag.x)) / STEP);
    drag.by = Math.min(Math.max(wanted, 0), drag.highest) - drag.depths[0];
    show(drag);
  });
  document.addEventListener("pointerup", () => end(true));
  document.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (event) => event.key === "Escape" && end(false));
})();
