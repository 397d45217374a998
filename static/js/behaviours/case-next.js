/* After something was decided on one of a list ([data-case]), the focus goes to the one that comes next; where nothing waits
   any more, to what says what was done ([data-case-done]). A whole list put in anew ([data-cases]) names the one decided on
   ([data-case-last]); where nothing was done, it says why first ([data-focus-first]). */
(() => {
  "use strict";
  function go(here) {
    const cases = [...document.querySelectorAll("[data-case]")];
    const after = cases.find((each) => here.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = after || cases.at(-1) || here;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    let here = event.detail.elt;
    if (here.matches?.("[data-cases]")) {
      const wrong = here.querySelector("[data-focus-first]");
      if (wrong) return wrong.focus();
      here = here.querySelector("[data-case-last]") ?? here;
      if (here.matches("[data-cases]")) return go(here);
    }
    if (here.matches?.("[data-case]")) {
      here.focus(); // it waits still, or again
    } else if (here.matches?.("[data-case-done]")) {
      for (const old of document.querySelectorAll("[data-case-last]")) old.toggleAttribute("data-case-last", old === here);
      go(here);
    }
  });
})();
