/* Words selected in a clause become a note: a button near the selection, or the key "a".
   Bound to [data-wording] with its [data-words]; silent where no link to the form of a note stands by. */
(() => {
  "use strict";
  const CONTEXT = 32; // code points of what stands around, as the server keeps them
  const GAP = 10; // pixels between the selection and the button
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const words = window.glossatorWords; // words.js
  const form = window.glossatorNoteForm; // note-form.js
  if (!words || !form) return;

  let button = null;
  let seen = null; // the selection that the button stands for

  function place(range) {
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    if (!boxes.length) return;
    const last = boxes[boxes.length - 1];
    const first = boxes[0];
    const height = button.offsetHeight;
    const fingers = window.matchMedia("(pointer: coarse)").matches ? 2.5 * GAP : GAP; // below the handles
    const below = last.bottom + fingers;
    const top = below + height < window.innerHeight ? below : Math.max(GAP, first.top - height - fingers);
    const widest = document.documentElement.clientWidth - button.offsetWidth - GAP;
    button.style.top = `${top}px`;
    button.style.left = `${Math.max(GAP, Math.min(last.left, widest))}px`;
    button.style.visibility = last.bottom < 0 || first.top > window.innerHeight ? "hidden" : "visible";
  }

  function show(found, range) {
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.className = "button button-main annotate-button";
      button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
      button.addEventListener("click", annotate);
    }
    button.textContent = said.annotate;
    found.element.closest("[data-wording]").after(button); // the next stop of the Tab key
    button.hidden = false;
    place(range);
  }

  function hide() {
    if (button) button.hidden = true;
    seen = null;
  }

  function look() {
    const selection = document.getSelection();
    if (button && document.activeElement === button) return;
    if (!selection.rangeCount || selection.isCollapsed) return hide();
    const range = selection.getRangeAt(0);
    const found = words.inside(range);
    if (found.length !== 1 || !form.urlFor(found[0].element)) {
      hide();
      if (found.length > 1) seen = { several: true };
      return;
    }
    seen = found[0];
    show(found[0], range);
  }

  function annotate() {
    if (seen && seen.several) return form.say(said.oneClause);
    if (seen) {
      const selected = { ...words.selector(seen, CONTEXT), wording: seen.element.closest("[data-wording]").dataset.wording };
      const back = button;
      const element = seen.element;
      hide();
      document.getSelection().removeAllRanges();
      return form.open(element, selected, back);
    }
    const clause = document.activeElement && document.activeElement.closest(".clause-row, [data-clause]");
    if (clause && form.urlFor(clause)) form.open(clause, null, document.activeElement);
  }

  function typing(target) {
    return target.closest && target.closest("input, textarea, select, [contenteditable]");
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 120);
  });
  document.addEventListener("scroll", () => seen && !seen.several && look(), { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "a" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    clearTimeout(waiting);
    look();
    if (seen || (document.activeElement && document.activeElement.closest("[data-clause], .clause-row"))) {
      event.preventDefault();
      annotate();
    }
  });
})();
