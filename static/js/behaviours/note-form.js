/* Opens the form of a note beside its clause, fills in the words selected, closes it again. What was typed stays in a
   form that is closed. Bound to links to that form, [data-close-note] and [data-note-form]. */
(() => {
  "use strict";
  const LINK = 'a[href^="/desk/documents/"][href$="/annotate/"]';
  const SELECTED = ["quote", "quote_start", "quote_prefix", "quote_suffix"];
  const opened = new WeakMap(); // place of a form → where the focus was

  const rowOf = (element) => element.closest(".clause-row") || element.closest("[data-clause]");

  function linkOf(element) {
    const row = rowOf(element);
    return row ? row.querySelector(LINK) : null;
  }

  function formBeside(element) {
    const own = element.closest("[data-note-form]");
    if (own) return own; // the form's page, which shows the wordings itself
    const row = rowOf(element);
    return (row && row.querySelector("[data-note-form]")) || document.querySelector(".embedded-note [data-note-form]");
  }

  function fill(form, selected) {
    if (!selected) return;
    for (const name of SELECTED) {
      const field = form.elements.namedItem(name);
      if (field) field.value = selected[name];
    }
    for (const choice of form.querySelectorAll('[name="wording"]')) {
      if (choice.type === "radio") choice.checked = choice.value === selected.wording;
      else choice.value = selected.wording;
    }
  }

  function show(form, selected, back) {
    const place = form.closest("[data-margin-form]");
    if (place) {
      place.hidden = false;
      opened.set(place, back);
    }
    fill(form, selected);
    const body = form.elements.namedItem("body");
    form.scrollIntoView({ block: "nearest" });
    body.focus({ preventScroll: Boolean(place) });
    body.scrollIntoView({ block: "nearest" });
  }

  function close(place) {
    place.hidden = true;
    const back = opened.get(place);
    if (back && back.isConnected && !back.hidden) return back.focus();
    const clause = place.closest(".clause-row").querySelector(".clause");
    clause.focus();
  }

  async function open(element, selected, back) {
    const there = formBeside(element);
    if (there) return show(there, selected, back);
    const link = linkOf(element);
    const row = rowOf(element);
    const place = document.createElement("div");
    place.dataset.marginForm = "";
    place.className = "margin-form";
    (row.querySelector(".margin") || row).prepend(place);
    const shown = row.querySelector("[data-wording]");
    const wording = selected ? selected.wording : shown && shown.dataset.wording;
    const address = `${link.getAttribute("href")}${wording ? `?wording=${wording}` : ""}`;
    await htmx.ajax("GET", address, { target: place, swap: "innerHTML" });
    const form = place.querySelector("[data-note-form]");
    if (form) return show(form, selected, back);
    place.remove();
    location.assign(link.href);
  }

  function say(sentence) {
    const messages = document.getElementById("messages");
    if (!messages || !sentence) return;
    const line = document.createElement("p");
    line.className = "message message-info";
    line.textContent = sentence;
    messages.replaceChildren(line);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINK);
    if (link && (link.closest(".clause-row") || formBeside(link)) && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      open(link, null, link);
    }
    const closing = event.target.closest("[data-close-note]");
    if (closing) close(closing.closest("[data-margin-form]"));
  });
  document.addEventListener("keydown", (event) => {
    const place = event.key === "Escape" && !event.defaultPrevented && event.target.closest("[data-margin-form]");
    if (place) close(place);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const first = event.target.querySelector && event.target.querySelector("[data-focus-first]");
    if (first) first.focus();
  });
  // After saving, the address names the new note; target.js goes there as it does for a link.
  let saved = false;
  document.addEventListener("htmx:afterSettle", () => {
    if (saved && location.hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
    saved = false;
  });
  document.addEventListener("glossator:saved", (event) => {
    saved = true;
    say(event.detail.sentence);
  });

  const urlFor = (element) => Boolean(linkOf(element) || formBeside(element));
  window.glossatorNoteForm = { open, say, urlFor };
})();
