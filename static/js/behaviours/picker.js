/* Names to choose from while typing: a list under the field, by keyboard, mouse and touch. What is chosen is put into
   the field as plain text. Bound to [data-picker], whose value is the address that finds names. */
(() => {
  "use strict";
  const PAUSE = 150; // milliseconds after the last key before the server is asked
  let list = null;
  let field = null;
  let waiting = 0;
  let asked = 0;

  const options = () => [...list.querySelectorAll('[role="option"]')];
  const isOpen = () => Boolean(list && !list.hidden);

  function close() {
    clearTimeout(waiting);
    asked += 1; // an answer that is still on its way comes too late
    if (!isOpen()) return;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function mark(option) {
    for (const each of options()) each.setAttribute("aria-selected", String(each === option));
    if (!option) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    field.value = option.dataset.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  }

  function open(input, html) {
    if (!list) {
      list = document.createElement("ul");
      list.id = "picker-list";
      list.className = "picker-list";
      list.setAttribute("role", "listbox");
      list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      list.addEventListener("click", (event) => {
        const option = event.target.closest('[role="option"]');
        if (option) choose(option);
      });
    }
    field = input;
    list.innerHTML = html;
    options().forEach((option, number) => (option.id = `picker-option-${number}`));
    input.after(list);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  async function ask(input) {
    const number = (asked += 1);
    const address = `${input.closest("[data-picker]").dataset.picker}?q=${encodeURIComponent(input.value)}`;
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected || number !== asked || document.activeElement !== input) return;
    open(input, await answer.text());
  }

  function prepare(input) {
    if (!input.hasAttribute("list")) return;
    input.removeAttribute("list"); // the browser's own list would lie over ours
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", "picker-list");
    input.setAttribute("aria-expanded", "false");
  }

  const inputOf = (event) => event.target.closest && event.target.closest("[data-picker] input");

  document.addEventListener("focusin", (event) => {
    const input = inputOf(event);
    if (input) prepare(input);
  });
  document.addEventListener("input", (event) => {
    const input = inputOf(event);
    if (!input) return;
    clearTimeout(waiting);
    if (!input.value.trim()) return close();
    waiting = setTimeout(() => ask(input), PAUSE);
  });
  document.addEventListener("focusout", (event) => inputOf(event) && close());
  document.addEventListener("keydown", (event) => {
    const input = inputOf(event);
    if (!input) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !isOpen()) {
      event.preventDefault();
      ask(input);
    } else if (step) {
      event.preventDefault();
      const all = options();
      const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
      mark(all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
    } else if (event.key === "Enter" && isOpen()) {
      event.preventDefault(); // chooses, and does not send the form
      const chosen = options().find((option) => option.getAttribute("aria-selected") === "true");
      if (chosen) choose(chosen);
      else close();
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault(); // closes the list, not the form
      close();
    }
  });
})();
