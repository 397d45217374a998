/* Single keys of the review of a commentary; templates/desk/review/_keys.html names them. The switch in the help
   (behaviours/keys.js) turns them off. */
(() => {
  "use strict";
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const review = window.glossatorReview; // review-go.js
  if (!review) return;
  let on = true;
  try {
    on = localStorage.getItem("glossator:keys") !== "off";
  } catch {
    // Nothing can be kept: the keys act until they are switched off on this page.
  }
  document.addEventListener("change", ({ target }) => target.matches("[data-keys-switch]") && (on = target.checked));

  /* What belongs to the passage goes before what was done last, which stands above it. */
  function press(name) {
    const all = [...review.passage().querySelectorAll(`[data-act="${name}"]`)];
    const button = all.find((each) => !each.closest(".review-did")) ?? all[0];
    button?.click();
    return Boolean(button);
  }

  const turn = (name, end) => () => press(name) || review.say(end);
  const acts = {
    j: turn("after", said.last), k: turn("before", said.first), a: () => press("accept"), w: () => press("write"),
    x: () => press("reject"), u: () => press("undo"), p: () => press("publish"), e: () => press("write-last"),
    s: () => review.make?.(), c: () => review.point?.(),
  };
  for (let number = 1; number <= 9; number += 1) {
    acts[number] = () => press(`candidate-${number}`) || (number === 1 && press("accept"));
  }
  const edges = { ArrowLeft: [false, false], ArrowRight: [false, true], ArrowUp: [true, false], ArrowDown: [true, true] };

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  const keyOf = (event) => (/^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key).toLowerCase();

  const busy = (event) =>
    event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]") ||
    event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  // Before behaviours/keys.js, whose keys these are on the reading page.
  addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || busy(event)) return;
    if (event.shiftKey && Object.hasOwn(edges, event.key)) review.move?.(...edges[event.key]);
    else if (!event.shiftKey && !event.repeat && Object.hasOwn(acts, keyOf(event))) acts[keyOf(event)]();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
