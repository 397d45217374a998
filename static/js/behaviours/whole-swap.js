/* hx-swap="whole": the target is replaced in one piece. htmx itself compares every element that has an id with the
   page before, and cleans up every element that goes: seconds on a page of a thousand clauses, which need neither.
   Of a long page the browser holds the clauses already: it says so ([data-have] goes along as X-Held), and where the
   answer has but a place for one ([data-keep]), the one that is here goes there, with the margin that came. */
(() => {
  "use strict";
  if (!window.htmx) return;

  const held = () => document.querySelector("#reading [data-have]");

  function settleIn(place, clause) {
    for (const words of clause.querySelectorAll("[data-words]")) {
      if (words.firstElementChild) words.textContent = words.textContent;
    }
    const margin = place.firstElementChild;
    if (place.dataset.part) {
      margin.dataset.far = place.dataset.part;
      margin.querySelector("a").href = clause.querySelector(".clause-number").href;
    }
    clause.querySelector(":scope > .margin").replaceWith(margin);
    place.replaceWith(clause);
  }

  function fill(come) {
    const clauses = new Map();
    for (const clause of held()?.querySelectorAll(".clause") ?? []) clauses.set(clause.id, clause.parentElement);
    for (const place of come.querySelectorAll("[data-keep]")) settleIn(place, clauses.get(place.dataset.keep));
  }

  document.addEventListener("htmx:configRequest", (event) => {
    if (held()) event.detail.headers["X-Held"] = held().dataset.have;
  });

  htmx.defineExtension("whole", {
    handleSwap(style, target, fragment, settling) {
      const come = fragment.firstElementChild;
      if (style !== "whole" || !come) return false;
      document.adoptNode(come);
      fill(come);
      target.replaceWith(come);
      settling.elts = [come];
      settling.tasks.push(() => {
        for (const part of come.querySelectorAll("[hx-boost], [hx-get], [hx-post]")) htmx.process(part);
      });
      return true;
    },
  });
})();
