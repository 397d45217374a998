/* Words under several notes lead to the first of them; clicked again, to the next. Words under notes are links and can
   still be selected: they are not dragged, and a click that ends a selection goes nowhere. */
(() => {
  "use strict";
  let last = null;
  let turn = 0;

  document.addEventListener("pointerover", ({ target }) => {
    const words = target.closest?.("a.span");
    if (words) words.draggable = false;
  });

  document.addEventListener("click", (event) => {
    const words = event.target.closest("a[data-notes]");
    if (!words || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const selection = getSelection();
    if (event.detail && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(words)) {
      event.preventDefault();
      return;
    }
    const notes = words.dataset.notes.split(" ");
    turn = words === last && notes.includes(location.hash.slice(1)) ? (turn + 1) % notes.length : 0;
    last = words;
    if (!turn) return; // the link leads to the first
    event.preventDefault();
    location.hash = notes[turn];
  });
})();
