/* What a swap replaces comes back as the reader left it: folds with an id stay open or closed, and the focus stays on the
   link that was followed. */
(() => {
  "use strict";
  let folds = [];
  let focused = "";

  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    folds = [...target.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]);
    focused = target.contains(document.activeElement) ? document.activeElement.id : "";
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, open] of folds) {
      const fold = document.getElementById(id);
      if (fold) fold.open = open;
    }
    const link = focused && document.getElementById(focused);
    // A choice that was taken away has no link any more: the sentence that says what is shown takes its place.
    const place = link || (focused && document.getElementById("filter-sum"));
    if (place) place.focus({ preventScroll: true });
    folds = [];
  });
})();
