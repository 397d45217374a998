/* hx-swap="whole": the target is replaced in one piece. htmx itself compares every element that has an id with the
   page before, and cleans up every element that goes: seconds on a page of a thousand clauses, which need neither. */
(() => {
  "use strict";
  if (!window.htmx) return;

  htmx.defineExtension("whole", {
    handleSwap(style, target, fragment, settling) {
      const come = fragment.firstElementChild;
      if (style !== "whole" || !come) return false;
      target.replaceWith(come);
      settling.elts = [come];
      settling.tasks.push(() => {
        for (const part of come.querySelectorAll("[hx-boost], [hx-get], [hx-post]")) htmx.process(part);
      });
      return true;
    },
  });
})();
