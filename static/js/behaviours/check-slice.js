/* The list of proposed clauses ([data-check-list]) after an act: what the act changed is put between the entries that
   stay, the head is replaced, and the row to go on with has the focus. window.glossatorCheck sends acts, one after the
   other, so that each is made on the state that the one before it left. */
(() => {
  "use strict";
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const list = () => document.querySelector("[data-check-list]");
  const live = document.createElement("p");
  live.className = "check-said";
  live.setAttribute("role", "status");
  if (!window.htmx || !list()) return;
  list().closest(".desk-body").append(live);
  let fading = 0;

  function say(text, wrong = false) {
    live.textContent = text;
    live.classList.toggle("is-wrong", wrong);
    live.classList.add("is-said");
    clearTimeout(fading);
    if (!wrong) fading = setTimeout(() => live.classList.remove("is-said"), 6000);
  }

  const typedIn = (form) => [...form.elements].some((field) => field.tagName !== "SELECT" && field.value !== field.defaultValue);

  /* A row whose form somebody types into stays as it is, also where the row itself is gone. */
  function kept(old, come, sent) {
    const form = old.querySelector?.("[data-check-form]");
    if (!form || form === sent || !typedIn(form)) return false;
    const same = come.get(old.id);
    if (same) same.replaceWith(old);
    else if (!old.querySelector(".check-orphan")) {
      const note = Object.assign(document.createElement("p"), { className: "check-orphan", textContent: said.orphan });
      form.prepend(note);
    }
    return true;
  }

  function put(slice, sent) {
    const place = list();
    const until = slice.dataset.until ? document.getElementById(slice.dataset.until) : null;
    const after = slice.dataset.after ? document.getElementById(slice.dataset.after) : null;
    const away = (slice.dataset.until && !until) && (slice.dataset.after && !after);
    if (away) return slice.firstElementChild && location.reload();
    const come = new Map([...slice.children].map((each) => [each.id, each]));
    for (let old = after ? after.nextElementSibling : place.firstElementChild; old && old !== until; ) {
      const next = old.nextElementSibling;
      if (!kept(old, come, sent)) old.remove();
      old = next;
    }
    for (const each of [...slice.children]) place.insertBefore(each, until);
  }

  const shown = (name) => document.getElementById("check").elements.namedItem(name).value;

  function focus(key, page = 0) {
    const row = document.getElementById(`row-${key}`);
    if (!row && page > 0) return location.assign(`?show=${shown("show")}&page=${page}#row-${key}`); // taken back elsewhere
    if (!row) return list().focus({ preventScroll: true });
    const field = row.querySelector("[data-check-form] textarea");
    (field ?? row).focus({ preventScroll: true });
    const [box, head] = [row.getBoundingClientRect(), document.getElementById("check-head").getBoundingClientRect()];
    const top = Math.max(head.bottom, 0);
    if (box.top < top || box.bottom > innerHeight) row.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
  }

  function show(text, sent) {
    const come = new DOMParser().parseFromString(text, "text/html");
    const slice = come.querySelector("[data-check-slice]");
    if (!slice) throw new Error("no part of the list");
    put(slice, sent);
    document.getElementById("check-head").replaceWith(come.getElementById("check-head"));
    document.querySelector("[data-keys-item]")?.removeAttribute("hidden");
    document.querySelector(".check-lost")?.remove();
    const lost = come.querySelector(".check-lost");
    if (lost) document.getElementById("check-head").before(lost);
    document.querySelector("[data-check-empty]").hidden = Boolean(list().firstElementChild);
    if (slice.dataset.said) say(slice.dataset.said, slice.hasAttribute("data-wrong"));
    if (slice.dataset.focus) focus(slice.dataset.focus, Number(slice.dataset.page));
    document.dispatchEvent(new CustomEvent("check:shown"));
    return !slice.hasAttribute("data-wrong");
  }

  /* Whoever is not signed in any more is led to it with what was typed: as the form goes without JavaScript. */
  function plainly(form, values) {
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements.namedItem(name) ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
      field.value = value;
    }
    document.dispatchEvent(new Event("submit")); // behaviours/unsaved.js: it is sent, not left
    HTMLFormElement.prototype.submit.call(form);
  }

  /* Promises to say whether it was done. */
  function ask(verb, path, values, sent) {
    list().setAttribute("aria-busy", "true");
    let [answered, done] = [false, false];
    const handler = (_source, { xhr }) => {
      answered = true;
      if (xhr.status === 401 && sent) return plainly(sent, values);
      const away = xhr.getResponseHeader("HX-Redirect");
      if (away) return location.assign(away);
      try {
        done = show(xhr.responseText, sent);
      } catch {
        say(said.failed, true);
      }
    };
    return window.htmx
      .ajax(verb, path, { source: list(), target: list(), values, handler })
      .catch(() => {})
      .then(() => {
        list().removeAttribute("aria-busy");
        if (!answered) say(said.failed, true);
        return done;
      });
  }

  let line = Promise.resolve();
  const inLine = (act) => (line = line.then(act));

  function act(values, form = document.getElementById("check")) {
    const part = { first: list().firstElementChild?.id ?? "", last: list().lastElementChild?.id ?? "" };
    const now = { version: shown("version"), show: shown("show"), page: shown("page") };
    return ask("POST", form.getAttribute("action"), { ...values, ...now, ...part }, form);
  }

  window.glossatorCheck = { inLine, act, get: (path) => ask("GET", path, {}, null), say, focus };
})();
