/* A button [data-copy] copies the text of the element it names, and says so in the live region [data-copied] of its
   fold. Where the clipboard is not ours to write, the text is selected instead. Without a script there is no button. */
(() => {
  "use strict";

  function show() {
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(button) {
    const text = document.getElementById(button.dataset.copy);
    const region = button.closest("details, figure, section")?.querySelector("[data-copied]");
    if (!text) return;
    let said = "copied";
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      select(text);
      said = "selected";
    }
    if (!region) return;
    region.textContent = "";
    // Said anew each time: a region that keeps its words is not read again.
    window.setTimeout(() => { region.textContent = region.dataset[said]; }, 50);
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();
