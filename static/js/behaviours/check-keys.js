/* Single keys where proposed clauses are checked ([data-check-list]); templates/desk/imports/_check_keys.html names them.
   The switch in the help (behaviours/keys.js) turns them off. */
(() => {
  "use strict";
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const check = window.glossatorCheck; // check-slice.js
  const KINDS = ["closing", "article", "paragraph", "item", "recital", "preamble", "part", "chapter", "section", "annex"];
  if (!check) return;
  let on = true;
  try {
    on = localStorage.getItem("glossator:keys") !== "off";
  } catch {
    // Nothing can be kept: the keys act until they are switched off on this page.
  }
  document.addEventListener("change", ({ target }) => target.matches("[data-keys-switch]") && (on = target.checked));

  const rows = () => [...document.querySelectorAll("[data-check-row]")];
  const current = () => document.activeElement?.closest("[data-check-row]") ?? clicked();

  /* The row into whose words somebody clicked, which takes no focus by itself. */
  function clicked() {
    const place = getSelection().rangeCount && getSelection().anchorNode;
    return (place?.nodeType === Node.TEXT_NODE ? place.parentElement : place)?.closest?.("[data-check-row]") ?? null;
  }

  /* The first row on the screen, below the head that stays. */
  function inView() {
    const top = Math.max(document.getElementById("check-head").getBoundingClientRect().bottom, 0);
    return rows().find((row) => row.getBoundingClientRect().bottom > top + 8) ?? null;
  }

  function go(forward, wanted = () => true) {
    const all = rows();
    const at = all.indexOf(current());
    const start = at < 0 ? all.indexOf(inView()) - (forward ? 1 : 0) : at;
    const list = forward ? all.slice(start + 1) : all.slice(0, Math.max(start, 0)).reverse();
    const found = list.find(wanted);
    if (found) check.focus(found.dataset.checkRow);
    return found;
  }

  function step(forward) {
    if (go(forward)) return;
    const page = document.querySelector(`.check-pages [rel="${forward ? "next" : "prev"}"]`);
    if (page) location.assign(page.href);
    else check.say(forward ? said.last : said.first);
  }

  const doubtful = (row) => row.matches(".is-doubtful, .is-unsure");

  function nextDoubtful(forward) {
    if (go(forward, doubtful)) return;
    const far = document.querySelector("[data-check-far]");
    if (far) return location.assign(far.href);
    const first = (forward ? rows() : rows().reverse()).find(doubtful);
    if (first) check.focus(first.dataset.checkRow);
    else check.say(said.sure);
  }

  const press = (name) => (row) => {
    const button = row.querySelector(`button[value="${name.replace("*", row.dataset.checkRow)}"]`);
    return button && check.act({ act: button.value });
  };
  function right(row) {
    const button = row.querySelector("[data-check-right]");
    return button && check.act({ act: button.value });
  }

  const edit = (row) => check.get(row.querySelector("[data-check-edit]")?.getAttribute("href") ?? "");
  const onRow = {
    m: press("merge *"), s: (row) => check.divide(row), "[": press("depth * -1"), "]": press("depth * 1"),
    x: press("drop *"), y: right, e: edit,
  };
  const anywhere = {
    j: () => step(true), k: () => step(false), n: () => nextDoubtful(true), p: () => nextDoubtful(false),
    u: () => document.querySelector("[data-check-back]") && check.act({ act: "back" }),
  };

  /* The letter of a key is the one printed on it, also where the keyboard writes Cyrillic. */
  function keyOf(event) {
    if (event.altKey) return { ArrowLeft: "[", ArrowRight: "]" }[event.key] ?? "";
    const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3] : event.key;
    const bracket = { BracketLeft: "[", BracketRight: "]" }[event.code];
    if (bracket && !event.shiftKey && !onRow[letter]) return bracket;
    return event.shiftKey ? "" : letter.toLowerCase();
  }

  function actOf(key, row) {
    if (Object.hasOwn(anywhere, key)) return anywhere[key];
    if (/^[0-9]$/.test(key)) return () => current() && check.act({ act: `kind ${current().dataset.checkRow} ${KINDS[key]}` });
    if (!Object.hasOwn(onRow, key) || !row) return null;
    return () => current() && !current().querySelector("[data-check-form]") && onRow[key](current());
  }

  const busy = (event) =>
    event.ctrlKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]") ||
    event.target.closest?.("input, textarea, [contenteditable]") || (event.target.matches?.("select") && !event.altKey);

  // Before behaviours/keys.js, whose keys these are on the reading page.
  addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || busy(event)) return;
    const act = actOf(keyOf(event), current());
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    check.inLine(act);
  }, true);

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-check-next]")) return;
    event.preventDefault();
    nextDoubtful(true);
  });
})();
