/* Single keys of lists in which something is decided on each ([data-case]): j and k go from one that waits to the next, and
   any other letter presses what has it ([data-key]) in the one with the focus; u else takes back what was decided last
   ([data-case-last]). They obey the switch of the reading page's keys (WCAG 2.1.4), which stands here too ([data-case-keys]). */
(() => {
  "use strict";
  const STORE = "glossator:keys"; // as behaviours/keys.js has it
  const box = document.querySelector("[data-case-keys]");
  if (!box) return;
  const choice = box.querySelector("[data-case-keys-switch]");
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

  const here = () => document.activeElement?.closest("[data-case], [data-case-done]");

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

  function press(letter) {
    const pressed = `[data-key="${letter}"]`;
    const last = letter === "u" && document.querySelector(`[data-case-last] ${pressed}`);
    const button = here()?.querySelector(pressed) ?? last;
    button?.click?.();
    return Boolean(button);
  }

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  const keyOf = (event) => (/^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key).toLowerCase();

  addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing || event.repeat;
    if (busy || event.defaultPrevented || !choice.checked) return;
    if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    const letter = keyOf(event);
    const done = letter === "j" || letter === "k" ? step(letter === "j") : /^[a-z]$/.test(letter) && press(letter);
    if (done) event.preventDefault();
  });
})();
