/* Where a browser cannot show the content of a closed <details> by style alone, folds that a wide screen has no use for
   ([data-open-from], pixels) are opened instead. */
(() => {
  "use strict";
  if (CSS.supports("selector(::details-content)")) return;

  function unfold() {
    for (const fold of document.querySelectorAll("details[data-open-from]")) {
      fold.open = window.matchMedia(`(min-width: ${fold.dataset.openFrom}px)`).matches;
    }
  }

  unfold();
  document.addEventListener("htmx:afterSettle", unfold);
})();
