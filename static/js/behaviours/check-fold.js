/* On a narrow screen the source of each proposed clause ([data-check-source]) is folded under it. */
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 899px)");
  const folded = new WeakSet();

  function fold() {
    for (const source of document.querySelectorAll("[data-check-source]")) {
      if (narrow.matches && folded.has(source)) continue; // somebody may have opened it
      source.open = !narrow.matches;
      if (narrow.matches) folded.add(source);
      else folded.delete(source);
    }
  }

  narrow.addEventListener("change", fold);
  document.addEventListener("check:shown", fold);
  fold();
})();
