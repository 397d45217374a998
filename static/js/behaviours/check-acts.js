/* Buttons, selects and forms of the list of proposed clauses act in place; without this file each is a form of its
   own. A cut in the words is made where they were clicked into or selected. */
(() => {
  "use strict";
  const check = window.glossatorCheck; // check-slice.js
  if (!check) return;

  const points = (text) => [...text].length;
  const rowOf = (element) => element?.closest?.("[data-check-row]");

  function sendForm(form, act, more = {}) {
    const values = { ...Object.fromEntries(new FormData(form)), ...more, act };
    delete values.csrfmiddlewaretoken;
    return check.inLine(() => check.act(values, form));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("[data-check]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    const act = event.submitter?.value || "save";
    if (form.matches("[data-check-form]")) return sendForm(form, act);
    const [name, key] = act.split(" ");
    const kind = name === "kind" ? { [`kind-${key}`]: document.getElementsByName(`kind-${key}`)[0]?.value } : {};
    check.inLine(() => check.act({ act, ...kind }));
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-check-kind]")) return;
    const key = rowOf(event.target).dataset.checkRow;
    check.inLine(() => check.act({ act: `kind ${key} ${event.target.value}` }));
  });

  const close = (form) => check.inLine(() => check.get(form.querySelector("[data-check-close]").getAttribute("href")));

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("[data-check-edit], [data-check-close]");
    const here = event.target.closest("[data-check-here]");
    if (link) {
      event.preventDefault();
      const path = link.getAttribute("href");
      const form = link.closest("[data-check-form]");
      if (form) close(form);
      else check.inLine(() => check.get(path));
    } else if (here) divideForm(here.form);
  });

  /* The cursor in the form's words, in code points of what stands there. */
  function divideForm(form) {
    const field = form.querySelector("textarea");
    return sendForm(form, "divide", { place: points(field.value.slice(0, field.selectionStart)) });
  }

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("[data-check-form]");
    if (!form || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (event.shiftKey) divideForm(form);
      else sendForm(form, "save");
    } else if (event.key === "Escape") {
      const changed = [...form.elements].some((field) => field.defaultValue !== undefined && field.value !== field.defaultValue);
      if (!changed) close(form);
    }
  });

  /* Where the words of a row are clicked into: code points before it; null where they are not. */
  function placeIn(row) {
    const words = row.querySelector("[data-check-words]");
    const selection = getSelection();
    if (!words || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!words.contains(range.startContainer)) return null;
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return points(before.toString());
  }

  function divide(row) {
    const place = placeIn(row);
    if (!place) return check.get(row.querySelector("[data-check-edit]").getAttribute("href"));
    getSelection().removeAllRanges();
    return check.act({ act: `split ${row.dataset.checkRow} ${place}` });
  }

  function offer() {
    for (const button of document.querySelectorAll("[data-check-here]")) button.hidden = false;
  }
  document.documentElement.dataset.checkActs = ""; // the buttons that only forms without JavaScript need go
  document.addEventListener("check:shown", offer);
  offer();
  check.divide = divide;
  check.placeIn = placeIn;
  if (location.hash.startsWith("#row-")) check.focus(location.hash.slice(5));
})();
