/* hx-swap="whole": the target is replaced in one piece. htmx itself compares every element that has an id with the
   page before, and cleans up every element that goes: seconds on a page of a thousand clauses, which need neither.
   "whole:swap" asks first whether somebody puts what came into what is here (behaviours/refill.js). */
(() => {
  "use strict";
  if (!window.htmx) return;

  function process(reading) {
    const zones = [...reading.children].filter((zone) => !zone.matches(".clauses"));
    for (const part of zones.flatMap((zone) => [...zone.querySelectorAll("[hx-boost]")])) htmx.process(part);
  }

  htmx.defineExtension("whole", {
    handleSwap(style, target, fragment, settling) {
      const come = fragment.firstElementChild;
      if (style !== "whole" || !come) return false;
      const swap = new CustomEvent("whole:swap", { cancelable: true, detail: { reading: target, come } });
      const taken = !document.dispatchEvent(swap);
      if (!taken) target.replaceWith(come);
      const reading = taken ? target : come;
      settling.elts = [reading];
      settling.tasks.push(() => process(reading));
      return true;
    },
  });
})();
