/* An address with a fragment (#clause-11, #note-…) opens every fold around its place, goes there and marks it. */
(() => {
  "use strict";

  let missed = false; // the place is not on the page, or not yet

  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && document.getElementById(id);
    for (const marked of document.querySelectorAll(".arrived")) marked.classList.remove("arrived");
    missed = !place;
    if (!place) return;
    place.dispatchEvent(new Event("beforematch", { bubbles: true })); // it may be behind a fold that it is not in
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.classList.add("arrived");
    place.scrollIntoView({ block: place.offsetHeight > window.innerHeight ? "start" : "center" });
    if (place.hasAttribute("tabindex")) place.focus({ preventScroll: true });
  }

  window.addEventListener("hashchange", arrive);
  document.addEventListener("htmx:historyRestore", arrive);
  document.addEventListener("far:loaded", () => missed && arrive());
  // A link to the fragment where one already is changes nothing in the address, and still means "go there".
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash && !event.defaultPrevented) {
      event.preventDefault();
      arrive();
    }
  });
  if (location.hash) arrive();
})();
