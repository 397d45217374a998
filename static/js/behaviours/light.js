/* Text and note light each other: under the pointer and with the focus, from the card to its words and from the words
   to their cards. Cards are [data-note], words are [data-notes] with the cards' ids. A card that stands on no words
   lights its clause, and a clause that has the focus lights such cards. */
(() => {
  "use strict";
  let lit = [];

  function light(elements) {
    for (const element of lit) element.classList.remove("lit");
    lit = elements;
    for (const element of lit) element.classList.add("lit");
  }

  const wordsOf = (card, row) => [...(row ?? document).querySelectorAll(`[data-notes~="${CSS.escape(card.dataset.note)}"]`)];

  function partners(element) {
    const words = element.closest("[data-notes]");
    if (words) {
      const ids = words.dataset.notes.split(" ");
      return [words, ...ids.map((id) => document.getElementById(id)).filter(Boolean)];
    }
    const row = element.closest(".clause-row");
    const card = element.closest("[data-note]");
    if (card) {
      const stands = wordsOf(card, row);
      return [card, ...(stands.length || !row ? stands : [row.querySelector(".clause")])];
    }
    if (!row || element !== document.activeElement || !element.matches(".clause")) return [];
    return [...row.querySelectorAll("[data-note]")].filter((each) => !wordsOf(each, row).length);
  }

  /* Where the pointer is on nothing, what has the focus stays lit. */
  function turn({ target }) {
    const found = target instanceof Element ? partners(target) : [];
    light(found.length || !document.activeElement ? found : partners(document.activeElement));
  }

  document.addEventListener("pointerover", turn);
  document.addEventListener("focusin", turn);
  document.addEventListener("focusout", () => light([]));
  document.documentElement.addEventListener("pointerleave", turn);
})();
