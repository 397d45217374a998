/* Asks before a page is left in which a note was typed and not saved. Bound to [data-note-form]. */
(() => {
  "use strict";
  const touched = new WeakSet();
  let leaving = false;

  document.addEventListener("input", (event) => {
    const form = event.target.closest("[data-note-form]");
    if (form) touched.add(form);
  });
  document.addEventListener("submit", () => {
    leaving = true;
    setTimeout(() => (leaving = false), 1000); // a form that stays on its page
  });
  window.addEventListener("beforeunload", (event) => {
    const waits = [...document.querySelectorAll("[data-note-form]")].some((form) => touched.has(form));
    if (waits && !leaving) event.preventDefault();
  });
})();
