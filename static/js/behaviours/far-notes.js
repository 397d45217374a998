/* Clauses of a long page whose notes it did not bring along ([data-far] in their margin, the part in which they come)
   follow when they come near, then the others while the browser is idle, so that its own search finds them too. Whoever
   needs all of them at once dispatches "far:load-all" on the document and hears "far:loaded". */
(() => {
  "use strict";
  const asked = new Map(); // by the address of a part: the promise of its arrival
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 200));

  const waiting = () => [...document.querySelectorAll("[data-far]")];

  function bring(margin) {
    const clauses = margin.closest("[data-parts]");
    const address = clauses.dataset.parts.replace("/0/", `/${margin.dataset.far}/`);
    if (!asked.has(address)) asked.set(address, fetchPart(address).catch(() => asked.delete(address)));
    return asked.get(address);
  }

  async function fetchPart(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const part = document.createElement("template");
    part.innerHTML = await answer.text();
    for (const come of [...part.content.querySelectorAll(".clause-row")]) {
      const place = document.getElementById(come.querySelector(".clause").id)?.closest(".clause-row");
      if (place?.querySelector("[data-far]")) replace(place, come);
    }
    document.dispatchEvent(new CustomEvent("far:part"));
  }

  function replace(place, come) {
    const focused = place.contains(document.activeElement) && document.activeElement.id;
    place.replaceChildren(...come.childNodes); // the row itself stays: others watch it
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  async function bringAll() {
    await Promise.all(waiting().map(bring));
    document.dispatchEvent(new CustomEvent("far:loaded"));
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        if (entry.target.isConnected) bring(entry.target);
      }
    },
    { rootMargin: "150% 0px" },
  );

  async function bringTheRest() {
    const [next] = waiting();
    if (!next || navigator.connection?.saveData) return;
    await bring(next);
    if (next.isConnected) return; // it did not come: its link leads to it
    idle(bringTheRest);
  }

  function look() {
    for (const margin of waiting()) near.observe(margin);
    const wanted = location.hash.startsWith("#note-") && !document.getElementById(location.hash.slice(1));
    if (wanted && waiting().length) bringAll();
  }

  document.addEventListener("far:load-all", bringAll);
  window.addEventListener("hashchange", look);
  function lookAnew() {
    near.disconnect();
    asked.clear();
    look();
    idle(bringTheRest);
  }

  document.addEventListener("htmx:afterSettle", () => setTimeout(lookAnew, 60)); // what was asked for is painted first
  document.addEventListener("far:waiting", lookAnew);
  look();
  window.addEventListener("load", () => idle(bringTheRest));
})();
