/* Asks before a page is left in which something was typed and not saved. Bound to [data-note-form] and [data-unsaved]. */
(() => {
  "use strict";
  const FORMS = "[data-note-form], [data-unsaved]";
  const touched = new WeakSet();
  let leaving = false;

  document.addEventListener("input", (event) => {
    const form = event.target.closest(FORMS);
    if (form) touched.add(form);
  });
  document.addEventListener("submit", () => {
    leaving = true;
    setTimeout(() => (leaving = false), 1000); // a form that stays on its page
  });
  window.addEventListener("beforeunload", (event) => {
    const waits = [...document.querySelectorAll(FORMS)].some((form) => touched.has(form));
    if (waits && !leaving) event.preventDefault();
  });
})();
