/* Of a long page the browser holds the clauses already, and says so ([data-have] goes along as X-Held). What then comes
   has places for them ([data-keep]): the clauses stay where they are, those that are left out go behind the line of their
   fold, and each gets the margin that came for it when there is time, at the latest before it is looked at. */
(() => {
  "use strict";
  const SLICE = 40; // clauses between two looks at the clock
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 50));
  const late = new Map(); // by row: the place that came for it
  const folds = new Map(); // by row: the fold behind which it is

  const held = () => document.querySelector("#reading > [data-have]");

  function waiting() {
    held()?.toggleAttribute("data-late", late.size > 0);
    document.dispatchEvent(new CustomEvent("far:waiting"));
  }

  function settleIn(row) {
    const place = late.get(row);
    if (!late.delete(row)) return;
    for (const words of row.querySelectorAll("[data-words]")) {
      if (words.firstElementChild) words.textContent = words.textContent;
    }
    const margin = place.firstElementChild;
    if (place.dataset.part) {
      margin.dataset.far = place.dataset.part;
      margin.querySelector("a").href = row.querySelector(".clause-number").href;
    }
    row.querySelector(":scope > .margin").replaceWith(margin);
  }

  function settleAll() {
    [...late.keys()].forEach(settleIn);
    waiting();
  }

  function settleSome() {
    [...late.keys()].slice(0, SLICE).forEach(settleIn);
    if (late.size) idle(settleSome);
    else waiting();
  }

  function turn(fold) {
    for (const [row, its] of folds) {
      if (its !== fold) continue;
      if (fold.open) settleIn(row);
      row.hidden = fold.open ? false : "until-found";
    }
    waiting();
  }

  /* The rows of a list by the id of their clause, side by side: what the server folded is taken out of its fold. */
  function unfold(list) {
    for (const fold of list.querySelectorAll(":scope > .folded")) {
      fold.replaceWith(...(fold.querySelector(".clauses")?.children ?? []));
    }
    return new Map([...list.children].map((row) => [row.querySelector(".clause").id, row]));
  }

  function lay(row, come) {
    if (row.hidden) row.hidden = false;
    if (come.dataset.keep) late.set(row, come);
    else row.replaceChildren(...come.childNodes);
  }

  function refill(list, come) {
    const rows = unfold(list);
    const rowOf = (each) => rows.get(each.dataset.keep || each.querySelector(".clause").id);
    late.clear();
    folds.clear();
    for (const each of [...come.children]) {
      const behind = each.matches(".folded") ? [...each.querySelector(".clauses").children] : [];
      if (behind.length) rowOf(behind[0]).before(each);
      else lay(rowOf(each), each);
      for (const one of behind) {
        const row = rowOf(one);
        lay(row, one);
        row.hidden = "until-found";
        folds.set(row, each);
      }
      if (behind.length) each.querySelector(".clauses").remove();
    }
    Object.assign(list.dataset, come.dataset);
    list.toggleAttribute("data-late", late.size > 0);
    setTimeout(() => idle(settleSome), 100);
  }

  function layAround(list, reading, come, clauses) {
    for (const zone of [...reading.children]) if (zone !== list) zone.remove();
    const zones = [...come.children];
    list.before(...zones.slice(0, zones.indexOf(clauses)));
    list.after(...zones.slice(zones.indexOf(clauses) + 1));
  }

  document.addEventListener("whole:swap", (event) => {
    const { reading, come } = event.detail;
    const [list, clauses] = [held(), come.querySelector(":scope > [data-have]")];
    if (!list || !clauses?.querySelector("[data-keep]")) return;
    refill(list, clauses);
    layAround(list, reading, come, clauses);
    event.preventDefault();
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (held()) event.detail.headers["X-Held"] = held().dataset.have;
  });
  document.addEventListener("toggle", (event) => event.target.matches?.(".folded") && turn(event.target), true);
  // The browser's own search, ours and an address ask to see a row that is behind a fold.
  document.addEventListener("beforematch", (event) => {
    const fold = folds.get(event.target.closest(".clause-row"));
    if (!fold) return;
    fold.open = true;
    turn(fold);
  });
  document.addEventListener("far:load-all", settleAll);
  window.addEventListener("beforeprint", settleAll);
})();
