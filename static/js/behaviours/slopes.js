/* The slope graph shows which rows are on the screen ([data-pairing], whose places are "3-4"), and a click on it goes to
   the row where that is on the page, though it came later. A row that is named by the address and not here yet is asked
   for. */
(() => {
  "use strict";
  const seen = new Set();
  let picture = null;
  let watcher = null;
  let waiting = false;

  const row = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));

  /* The first and the last place of a side among the rows that are seen, as shares of the side. */
  function stretch(side) {
    const all = Number(picture.dataset[side]);
    const places = [...seen].flatMap((each) => (each.dataset[side] ? each.dataset[side].split("-").map(Number) : []));
    return places.length ? [Math.min(...places) / all, (Math.max(...places) + 1) / all] : null;
  }

  function show() {
    waiting = false;
    const here = picture?.querySelector(".slopes-here");
    if (!here) return;
    const { width, height } = picture.viewBox.baseVal;
    const [left, right] = [stretch("left"), stretch("right")];
    const [one, other] = [left ?? right, right ?? left];
    const path = one
      ? `M0 ${one[0] * height}H16L84 ${other[0] * height}H${width}V${other[1] * height}H84L16 ${one[1] * height}H0Z`
      : "";
    here.setAttribute("d", path);
  }

  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }

  function bind() {
    picture = document.querySelector("[data-slopes]");
    watcher?.disconnect();
    seen.clear();
    if (!picture) return;
    watcher = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      soon();
    });
    for (const each of document.querySelectorAll("[data-pairing]")) watcher.observe(each);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".slopes-picture a");
    const place = link && row(`#${(link.getAttribute("href") ?? "").split("#")[1] ?? ""}`);
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.glossatorGo?.to(place);
    if (!window.glossatorGo) place.scrollIntoView();
  });

  function ask() {
    if (!/^#row-/.test(location.hash) || row(location.hash)) return;
    const address = new URL(location.href);
    const key = decodeURIComponent(location.hash.slice("#row-".length));
    if (address.searchParams.get("row") === key) return;
    address.searchParams.set("row", key);
    address.searchParams.delete("part");
    location.replace(address);
  }

  addEventListener("hashchange", ask);
  for (const event of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(event, bind);
  bind();
  ask();
})();
