/* Single keys of the re-attach desk: from note to note, and what is decided on the one that has the focus. They obey the
   switch of the reading page's keys (WCAG 2.1.4), which stands here too ([data-anchor-keys]). */
(() => {
  "use strict";
  const STORE = "glossator:keys"; // as behaviours/keys.js has it
  const box = document.querySelector("[data-anchor-keys]");
  if (!box) return;
  const choice = box.querySelector("[data-anchor-keys-switch]");
  try {
    choice.checked = localStorage.getItem(STORE) !== "off";
  } catch {
    // Nothing can be kept: the keys act until they are switched off on this page.
  }
  choice.addEventListener("change", () => {
    try {
      localStorage.setItem(STORE, choice.checked ? "on" : "off");
    } catch {
      // It holds for this page.
    }
  });
  box.hidden = false;

  const here = () => document.activeElement?.closest("[data-case], .anchor-decided");

  function step(forward) {
    const cases = [...document.querySelectorAll("[data-case]")];
    const from = here();
    const side = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const beyond = from ? cases.filter((each) => from.compareDocumentPosition(each) & side) : cases;
    const next = forward ? beyond[0] : beyond.at(-1);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "start" });
    return Boolean(next);
  }

  function act(name) {
    const button = here()?.querySelector(`[data-act="${name}"]`);
    button?.click();
    return Boolean(button);
  }

  const acts = { j: () => step(true), k: () => step(false), a: () => act("accept"), c: () => act("choose"), w: () => act("keep") };

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  const keyOf = (event) => (/^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key).toLowerCase();

  addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing || event.repeat;
    if (busy || event.defaultPrevented || !choice.checked) return;
    if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    if (Object.hasOwn(acts, keyOf(event)) && acts[keyOf(event)]()) event.preventDefault();
  });
})();
