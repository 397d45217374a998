/* After a note of the re-attach desk was decided on, the focus goes to the one that comes next ([data-case]); where nothing
   waits any more, to the sentence that says what was done. */
(() => {
  "use strict";
  document.addEventListener("htmx:afterSettle", (event) => {
    const here = event.detail.elt;
    if (here.matches?.("[data-case]")) return here.focus(); // it waits still, or again
    if (!here.matches?.(".anchor-decided")) return;
    const cases = [...document.querySelectorAll("[data-case]")];
    const after = cases.find((each) => here.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = after || cases.at(-1) || here;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });
})();
