/* Find in this document ([data-find]): marks every hit on the page without touching it, counts them and goes from one to
   the next. Notes of clauses that are far away are asked for when the field gets the focus. */
(() => {
  "use strict";
  const SHOWN = 2000; // hits that are marked at a time, around the one that is shown
  const PAUSE = 80; // milliseconds after the last letter
  const SETTLED = 120; // milliseconds after a swap, when what was asked for has been painted
  const { glossatorTexts: texts, glossatorGo: go } = window; // find-texts.js, go-to.js
  if (!texts || !go || !window.CSS?.highlights) return;
  const looks = {};
  for (const name of ["find-text", "find-note", "find-here"]) CSS.highlights.set(name, (looks[name] = new Highlight()));
  looks["find-here"].priority = 1;

  let all = null; // the texts of the page, until it changes
  let complete = false; // nothing is to come any more
  let words = "";
  let hits = [];
  let here = -1;
  let marked = -1;
  let came = null; // what had the focus before
  let timer = 0;

  const box = () => document.querySelector("[data-find]");
  const field = () => box().querySelector("input");

  function paint() {
    const block = here - (here % SHOWN);
    if (block !== marked || !hits.length) {
      for (const look of Object.values(looks)) look.clear();
      for (const hit of hits.slice(block, block + SHOWN)) looks[hit.text.look].add(texts.range(hit));
      marked = block;
    }
    looks["find-here"].clear();
    if (hits.length) looks["find-here"].add(texts.range(hits[here]));
    box().toggleAttribute("data-on", Boolean(words));
    const said = box().dataset;
    const sentence = hits.length ? (complete ? said.count : said.soFar) : complete ? said.none : said.waiting;
    const told = words.trim() ? sentence.replace("{here}", here + 1).replace("{all}", hits.length) : "";
    const status = box().querySelector("[role=status]");
    if (status.textContent !== told) status.textContent = told;
  }

  function look(choose) {
    all ??= texts.texts();
    hits = texts.hits(all, words);
    here = hits.length ? Math.max(0, choose()) % hits.length : -1;
    marked = -1;
    paint();
  }

  /* The first hit from where one was on, or else from where the reader is on. */
  function following(was) {
    const { row, first } = was ? {} : go.rowInView();
    if (!was && (first || !row)) return 0;
    const from = was?.text.element ?? row;
    return go.before(hits, ({ text, at }) =>
      was && text.element === from ? at >= was.at : from.compareDocumentPosition(text.element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
  }

  function again() {
    if (!words) return;
    const was = hits[here];
    look(() => hits.findIndex((hit) => hit.text.owner.id === was?.text.owner.id && hit.at === was.at));
  }

  function show() {
    const hit = hits[here];
    if (!hit) return;
    go.open(hit.text.element);
    const range = new Range();
    const { startContainer, startOffset, endContainer, endOffset } = texts.range(hit);
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const seen = ({ top, bottom }) => top > innerHeight * 0.1 && bottom < innerHeight * 0.9;
    if (seen(range.getBoundingClientRect())) return;
    startContainer.parentElement.scrollIntoView({ block: "center", inline: "nearest" });
    const { top, bottom } = range.getBoundingClientRect();
    if (!seen({ top, bottom })) scrollBy(0, top - innerHeight / 2); // a paragraph higher than the screen
  }

  function read() {
    clearTimeout(timer);
    timer = 0;
    if (field().value === words) return false;
    const was = hits[here];
    words = field().value;
    look(() => following(was));
    show();
    return true;
  }

  function move(by) {
    if ((timer && read()) || !hits.length) return;
    here = (here + by + hits.length) % hits.length;
    paint();
    show();
  }

  function leave() {
    const place = hits[here]?.text.owner ?? came;
    field().value = words = "";
    look(() => -1);
    place?.focus({ preventScroll: true });
  }

  function callAll() {
    if (!complete) document.dispatchEvent(new CustomEvent("far:load-all"));
  }

  function bind() {
    if (!box()) return;
    box().hidden = false;
    [all, complete] = [null, false];
    if (!words) return;
    field().value = words;
    setTimeout(callAll, SETTLED);
  }

  document.addEventListener("focusin", (event) => {
    if (!event.target.matches("[data-find] input")) return;
    came = event.relatedTarget;
    callAll();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-find] input")) return;
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  });
  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest?.("[data-find]");
    if (event.isComposing || !box() || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && (inside || words)) leave();
    else if (event.key === "Enter" && inside && event.target.matches("input")) move(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const way = event.target.closest("[data-find-way]");
    if (way) move(Number(way.dataset.findWay));
  });
  document.addEventListener("far:part", () => (all = null));
  document.addEventListener("far:loaded", () => {
    [all, complete] = [null, true];
    again();
  });
  for (const event of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(event, bind);
  bind();
})();
