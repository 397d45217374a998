/* Further rows in a form. Bound to [data-stance-rows], whose <template> is an empty row of a Django formset, and to
   [data-rows], whose last [data-row] is copied. Each gets a button; without JavaScript the server sends empty rows. */
(() => {
  "use strict";
  const said = document.currentScript.dataset;

  function button(label, add) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-quiet add-row";
    made.textContent = label;
    made.addEventListener("click", () => add().focus());
    return made;
  }

  /* Of several empty rows the first is enough where more can be had. */
  function tidy(rows, selector) {
    const empty = [...rows.querySelectorAll(selector)].filter(isEmpty);
    for (const row of empty.slice(1)) row.hidden = true;
  }

  function uncover(rows, selector) {
    const row = rows.querySelector(`${selector}[hidden]`);
    if (row) row.hidden = false;
    return row && row.querySelector("select, input");
  }

  const isFilled = (field) => (field.type === "checkbox" ? field.checked : Boolean(field.value));
  const isEmpty = (row) => ![...row.querySelectorAll("select, input")].some(isFilled);

  function addStance(rows) {
    const there = uncover(rows, ".stance-row");
    if (there) return there;
    const total = rows.querySelector('[name$="-TOTAL_FORMS"]');
    const template = rows.querySelector("template");
    const holder = document.createElement("div");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    total.value = String(Number(total.value) + 1);
    template.before(row);
    return row.querySelector("select");
  }

  function addName(rows) {
    const there = uncover(rows, "[data-row]");
    if (there) return there;
    const all = rows.querySelectorAll("[data-row]");
    const row = all[all.length - 1].cloneNode(true);
    const input = row.querySelector("input");
    input.value = "";
    input.removeAttribute("id");
    input.setAttribute("aria-label", `${said.expert} ${all.length + 1}`);
    const list = row.querySelector(".picker-list");
    if (list) list.remove();
    all[all.length - 1].after(row);
    return input;
  }

  function prepare(root) {
    for (const rows of root.querySelectorAll("[data-stance-rows]:not([data-ready])")) {
      rows.dataset.ready = "";
      tidy(rows, ".stance-row");
      rows.append(button(said.stance, () => addStance(rows)));
    }
    for (const rows of root.querySelectorAll("[data-rows]:not([data-ready])")) {
      rows.dataset.ready = "";
      tidy(rows, "[data-row]");
      rows.append(button(said.another, () => addName(rows)));
    }
  }

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target.parentElement || event.target));
})();
