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

  function addStance(rows) {
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
      rows.append(button(said.stance, () => addStance(rows)));
    }
    for (const rows of root.querySelectorAll("[data-rows]:not([data-ready])")) {
      rows.dataset.ready = "";
      rows.append(button(said.another, () => addName(rows)));
    }
  }

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target.parentElement || event.target));
})();
