/* Single keys on the reading page: from clause to clause and from note to note, to the filter, to find, to the form of a
   note, and to the help ([data-keys], a dialog) that names them. A switch in the help turns them off (WCAG 2.1.4). */
(() => {
  "use strict";
  const STORE = "glossator:keys";
  const go = window.glossatorGo; // go-to.js
  const help = () => document.querySelector("[data-keys]");
  if (!go || !help()) return;
  let on = true;
  let waiting = false;
  try {
    on = localStorage.getItem(STORE) !== "off";
  } catch {
    // Nothing can be kept: the keys act until they are switched off on this page.
  }

  /* Where the reader is: at what has the focus, as long as it is on the screen. */
  function here() {
    const place = document.activeElement?.closest("#reading .clause, #reading .card");
    const box = place?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight ? place : null;
  }

  function next(list, forward) {
    const from = here();
    const { row, first } = from ? {} : go.rowInView();
    if (!from && (!row || (first && forward))) return forward ? row && list[0] : list.at(-1);
    const place = go.before(list, (each) => (from ?? row).compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    return list[forward ? place : place - (list[place - 1] === from ? 2 : 1)];
  }

  function clause(forward) {
    const place = next(go.shown("#reading .clause"), forward);
    if (place) go.to(place);
  }

  function note(forward, all = false) {
    if (waiting) return;
    const words = forward && document.activeElement?.closest(".words [data-notes]");
    const card = words && document.getElementById(words.dataset.notes.split(" ")[0]);
    const place = card || next(go.shown(`#reading .card${all ? "" : ", #reading [data-far]"}`), forward);
    if (!place) return;
    if (!place.dataset.far) return go.to(place);
    waiting = true;
    const come = () => {
      waiting = false;
      note(forward, true);
    };
    document.addEventListener("far:loaded", come, { once: true });
    document.dispatchEvent(new CustomEvent("far:load-all"));
  }

  function filter() {
    const fold = document.getElementById("filter");
    if (!fold) return;
    fold.open = true;
    [...fold.querySelectorAll("a.chip")].find((chip) => chip.checkVisibility?.() ?? true)?.focus();
  }

  function find() {
    const field = document.querySelector("[data-find]:not([hidden]) input");
    field?.focus();
    field?.select();
    return Boolean(field);
  }

  function annotate() {
    const link = getSelection().isCollapsed && here()?.closest(".clause-row")?.querySelector(".annotate-link");
    link?.click?.();
    return Boolean(link);
  }

  /* From a note back to the words it stands on, or else to its clause. */
  function back() {
    const card = document.activeElement?.closest("#reading .card");
    const siglum = card?.querySelector(".card-siglum");
    const words = siglum && document.getElementById(decodeURIComponent(siglum.hash.slice(1)));
    const place = words || card?.closest(".clause-row")?.querySelector(".clause");
    if (place) go.to(place);
    return Boolean(place);
  }

  function showHelp() {
    const dialog = help();
    dialog.querySelector("[data-keys-switch]").checked = on;
    dialog.querySelector("[data-keys-off]").hidden = on;
    dialog.showModal();
    dialog.querySelector("button").focus();
  }

  const acts = { j: () => clause(true), k: () => clause(false), n: () => note(true), p: () => note(false) };
  Object.assign(acts, { f: filter, a: annotate, "/": find, "?": showHelp });

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  function keyOf(event) {
    const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key;
    return event.shiftKey && letter !== "?" && letter !== "/" ? "" : letter.toLowerCase();
  }

  const busy = (event) =>
    event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]") ||
    event.target.closest?.("input, textarea, select, [contenteditable]");

  // "a" is heard by others as well (behaviours/select-words.js): what is switched off is so for them, too.
  addEventListener("keydown", (event) => keyOf(event) === "a" && !on && !busy(event) && event.stopImmediatePropagation(), true);
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || busy(event)) return;
    const act = event.key === "Escape" ? back : on && Object.hasOwn(acts, keyOf(event)) && acts[keyOf(event)];
    if (act && act() !== false) event.preventDefault();
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
