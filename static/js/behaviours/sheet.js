/* On a phone the filter comes up from below, over the page, and stays while choices are made. Nothing behind it can be
   reached until it is closed: by its button, by Escape, or by a tap beside it. */
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 699px)");
  const filter = () => document.getElementById("filter");
  const content = () => filter()?.querySelector(".filter-sheet");
  let behind = []; // what cannot be reached meanwhile
  let scrolled = 0;

  const isOpen = () => document.documentElement.classList.contains("has-sheet");

  function cover() {
    for (let at = filter(); at && at !== document.body; at = at.parentElement) {
      for (const beside of at.parentElement.children) {
        if (beside === at || beside.inert || beside.matches("script")) continue;
        beside.inert = true;
        behind.push(beside);
      }
    }
  }

  function open() {
    if (!narrow.matches || !filter()?.open) return;
    const first = !isOpen();
    document.documentElement.classList.add("has-sheet");
    filter().querySelector("[data-sheet-done]").hidden = false;
    content().setAttribute("role", "dialog");
    content().setAttribute("aria-label", filter().querySelector("summary").textContent.trim());
    cover();
    content().scrollTop = first ? 0 : scrolled;
    if (first) content().querySelector("a, summary, button")?.focus({ preventScroll: true });
  }

  function close() {
    if (!isOpen()) return;
    document.documentElement.classList.remove("has-sheet");
    for (const beside of behind) beside.inert = false;
    behind = [];
    filter().querySelector("[data-sheet-done]").hidden = true;
    content().removeAttribute("role");
    content().removeAttribute("aria-label");
    filter().open = false;
    filter().querySelector("summary").focus({ preventScroll: true });
  }

  document.addEventListener("toggle", ({ target }) => target === filter() && (target.open ? open() : close()), true);
  document.addEventListener("click", ({ target }) => {
    if (isOpen() && (target === filter() || target.closest("[data-sheet-done] button"))) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("htmx:beforeSwap", () => {
    scrolled = content()?.scrollTop ?? 0;
  });
  document.addEventListener("htmx:afterSwap", () => isOpen() && open());
  narrow.addEventListener("change", close);
})();
