/* Words selected in the field with a clause's words ([data-place-text]) become those that the note is to stand on: with the
   mouse, with the keyboard or by a long press. The server seeks them again; the offset tells two places apart. */
(() => {
  "use strict";

  function take(text) {
    const form = text.closest("[data-place-form]");
    const { selectionStart, selectionEnd, value } = text;
    const chosen = value.slice(selectionStart, selectionEnd);
    const words = chosen.trim();
    if (!form || !words) return;
    const start = selectionStart + chosen.indexOf(words);
    form.elements.quote.value = words;
    form.elements.quote_start.value = [...value.slice(0, start)].length; // code points, as the server counts
    for (const choice of form.querySelectorAll(".places")) choice.remove(); // of words chosen before
  }

  /* No browser moves the selection of a field that is only read by the arrow keys. So it may be written in, and nothing that
     is written is taken. */
  document.addEventListener("focusin", (event) => {
    const text = event.target;
    if (!text.matches?.("[data-place-text][readonly]")) return;
    text.readOnly = false;
    text.setAttribute("aria-readonly", "true");
    text.inputMode = "none";
  });
  document.addEventListener("beforeinput", (event) => event.target.matches?.("[data-place-text]") && event.preventDefault());

  document.addEventListener("select", (event) => {
    if (event.target.matches?.("[data-place-text]")) take(event.target);
  }, true);
  // Typed words stand where they are found, not where others were selected.
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-chosen-words]")) event.target.form.elements.quote_start.value = "";
  });
  // What was asked for by a link has the focus when it comes.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.matches?.(".anchor-place")) {
      event.target.querySelector("[aria-invalid=true], [data-place-text]")?.focus();
    }
  });
})();
