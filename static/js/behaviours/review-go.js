/* The review of a commentary: where one is. The passage that comes is marked in the list and in the article, brought into
   view, takes the focus; with its note open the first field does. */
(() => {
  "use strict";
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const WIDE = matchMedia("(min-width: 62.5rem)"); // as pages/desk-review.css
  const passage = () => document.getElementById("review-passage");
  if (!document.querySelector("[data-review]")) return;
  let writes = false;

  function say(sentence) {
    const place = document.getElementById("review-said");
    place.textContent = "";
    place.textContent = sentence;
  }

  function mark() {
    const key = passage().dataset.reviewPassage;
    for (const old of document.querySelectorAll("[data-passage][aria-current]")) old.removeAttribute("aria-current");
    const links = key ? document.querySelectorAll(`#review-lines [data-passage="${key}"], .found[data-passage="${key}"]`) : [];
    for (const link of links) {
      link.setAttribute("aria-current", "true");
      link.closest("li")?.removeAttribute("hidden");
    }
    document.querySelector("[data-review-nothing]")?.remove();
    return links;
  }

  /* The list scrolls within itself, the article with the page: what one looks at is there on either side. */
  function show() {
    const [line, found] = [document.querySelector("#review-lines [aria-current]"), document.querySelector(".found[aria-current]")];
    const list = line?.closest("ol");
    if (list) list.scrollTop += line.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
    if (WIDE.matches) found?.scrollIntoView({ block: "center" });
    else passage().scrollIntoView({ block: "start" });
  }

  /* What the page's head takes of the window, so that the acts under the passage are on the screen. */
  function fit() {
    const review = document.querySelector("[data-review]");
    review.style.setProperty("--above", `${Math.max(0, Math.round(review.getBoundingClientRect().top))}px`);
  }

  function arrive() {
    mark();
    show();
    const here = passage();
    const field = here.querySelector("[data-focus-first]") ?? (writes && here.querySelector(".review-note textarea"));
    (field || here).focus({ preventScroll: Boolean(!field) });
    writes = false;
    document.dispatchEvent(new CustomEvent("review:shown"));
  }

  document.addEventListener("htmx:afterSettle", (event) => event.detail.elt.id === "review-passage" && arrive());
  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act ?? "";
    if (act === "write" || act === "write-last") writes = true;
    else if (event.target.closest("[data-passage]")) writes = false;
    // The note made last opens in place, as a passage of the list does.
    if (act !== "write-last" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const path = event.target.closest("a").getAttribute("href");
    htmx.ajax("GET", path, { source: passage(), target: "#review-passage", swap: "outerHTML show:none" });
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-review-candidate]")) return;
    const ticked = Boolean(document.querySelector("[data-review-candidate]:checked"));
    document.querySelector("[data-review-first]").hidden = ticked;
    document.querySelector("[data-review-ticked]").hidden = !ticked;
  });
  for (const wrong of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(wrong, () => say(said.failed));

  for (const turn of ["scroll", "resize"]) addEventListener(turn, fit, { passive: true });
  fit();
  window.glossatorReview = { passage, say };
  if (passage() && mark().length && WIDE.matches && /[?&]passage=/.test(location.search)) show();
})();
