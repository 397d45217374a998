/* Single keys on a comparison: from row to row and from difference to difference, to the filter, to the search, and to the
   help ([data-keys], a dialog) that names them. A switch in the help turns them off (WCAG 2.1.4), as on the reading page. */
(() => {
  "use strict";
  const STORE = "glossator:keys";
  const go = window.glossatorGo; // go-to.js
  const help = () => document.querySelector("[data-keys]");
  if (!go || !help()) return;
  let on = true;
  try {
    on = localStorage.getItem(STORE) !== "off";
  } catch {
    // Nothing can be kept: the keys act until they are switched off on this page.
  }

  const ROWS = "#comparison .pairing-list > .pairing, #comparison .pairing-list > .pairings-folded > summary";
  const CHANGES = "#comparison .pairing-list > .pairing:not(.kind-same)";
  const TOP = 60; // what sticks to the top of the page hides so many pixels

  function here() {
    const place = document.activeElement?.closest(".pairing-list > .pairing, .pairing-list > .pairings-folded > summary");
    const box = place?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight ? place : null;
  }

  function step(selector, forward) {
    const list = go.shown(selector);
    const from = here();
    let place;
    if (from) {
      const follows = (each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
      const before = (each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING;
      place = forward ? list.find(follows) : list.findLast(before);
    } else {
      place = forward
        ? list.find((each) => each.getBoundingClientRect().top >= TOP - 1)
        : list.findLast((each) => each.getBoundingClientRect().top < TOP - 1);
    }
    if (!place) return false;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
    return true;
  }

  function filter() {
    const fold = document.getElementById("filter");
    if (!fold) return false;
    fold.open = true;
    fold.querySelector("a.chip")?.focus();
    return true;
  }

  function find() {
    const field = document.getElementById("compare-q");
    const fold = document.getElementById("filter");
    if (fold) fold.open = true;
    field?.focus();
    field?.select();
    return Boolean(field);
  }

  function showHelp() {
    const dialog = help();
    dialog.querySelector("[data-keys-switch]").checked = on;
    dialog.querySelector("[data-keys-off]").hidden = on;
    dialog.showModal();
    dialog.querySelector("button").focus();
    return true;
  }

  const acts = { j: () => step(ROWS, true), k: () => step(ROWS, false), n: () => step(CHANGES, true) };
  Object.assign(acts, { p: () => step(CHANGES, false), f: filter, "/": find, "?": showHelp });

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  function keyOf(event) {
    const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key;
    return event.shiftKey && letter !== "?" && letter !== "/" ? "" : letter.toLowerCase();
  }

  addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]");
    if (event.defaultPrevented || busy || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const act = on && Object.hasOwn(acts, keyOf(event)) && acts[keyOf(event)];
    if (act && act()) event.preventDefault();
  });

  document.addEventListener("click", (event) => event.target.closest("[data-keys-open]") && showHelp());
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-switch]")) return;
    on = event.target.checked;
    help().querySelector("[data-keys-off]").hidden = on;
    try {
      localStorage.setItem(STORE, on ? "on" : "off");
    } catch {
      // It holds for this page.
    }
  });

  function offer() {
    for (const item of document.querySelectorAll("[data-keys-item]")) item.hidden = false;
  }
  for (const event of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(event, offer);
  offer();
})();
