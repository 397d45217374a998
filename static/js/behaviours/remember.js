/* A choice between radio buttons ([data-remember], a name for it) is kept in the browser, for the next page and after a
   swap. Where nothing may be kept, the choice still works. */
(() => {
  "use strict";
  const key = (group) => `glossator:${group.dataset.remember}`;

  function kept(group) {
    try {
      return localStorage.getItem(key(group));
    } catch {
      return null;
    }
  }

  function restore() {
    for (const group of document.querySelectorAll("[data-remember]")) {
      const value = kept(group);
      const choice = value && group.querySelector(`input[value="${CSS.escape(value)}"]`);
      if (choice) choice.checked = true;
    }
  }

  document.addEventListener("change", (event) => {
    const group = event.target.closest?.("[data-remember]");
    if (!group) return;
    try {
      localStorage.setItem(key(group), event.target.value);
    } catch {
      // Storage is full or forbidden: the choice holds for this page.
    }
  });
  document.addEventListener("htmx:afterSettle", restore);
  document.addEventListener("htmx:historyRestore", restore);
  restore();
})();
