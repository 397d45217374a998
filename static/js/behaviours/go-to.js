/* The way to a clause or a note, for the keys and for find: what is folded around it opens, it comes into view, and it
   takes the focus. A clause that has the focus says its name. */
(() => {
  "use strict";
  const AWAY = "[hidden], .folded:not([open]), .about:not([open])";

  function open(place) {
    place.dispatchEvent(new Event("beforematch", { bubbles: true })); // behaviours/refill.js knows of further folds
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  function to(place) {
    open(place);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: place.matches(".clause") || place.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }

  /* How many of a list that is sorted come before what the test is true of. */
  function before(list, test) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(list[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => !each.closest(AWAY));

  /* The first row that begins on the screen or below it; null where none does. */
  function rowInView() {
    const rows = shown("#reading .clause-row");
    const place = before(rows, (row) => row.getBoundingClientRect().top >= 0);
    return { row: rows[place] ?? null, first: place === 0 };
  }

  document.addEventListener("focusin", ({ target }) => {
    const name = target.matches(".clause[id]:not([role])") && document.getElementById(`${target.id}-name`);
    if (!name) return;
    target.setAttribute("role", "group"); // only now: a thousand clauses need it at most once each
    target.setAttribute("aria-labelledby", name.id);
  });

  window.glossatorGo = { open, to, before, shown, rowInView };
})();
