/* Text and note light each other: under the pointer and with the focus, from the card to its words and from the words
   to their cards. Cards are [data-note], words are [data-notes] with the cards' ids. */
(() => {
  "use strict";
  let lit = [];

  function light(elements) {
    for (const element of lit) element.classList.remove("lit");
    lit = elements;
    for (const element of lit) element.classList.add("lit");
  }

  function partners(element) {
    const words = element.closest("[data-notes]");
    if (words) {
      const ids = words.dataset.notes.split(" ");
      return [words, ...ids.map((id) => document.getElementById(id)).filter(Boolean)];
    }
    const card = element.closest("[data-note]");
    if (!card) return [];
    return [card, ...document.querySelectorAll(`[data-notes~="${CSS.escape(card.dataset.note)}"]`)];
  }

  const turn = (event) => event.target instanceof Element && light(partners(event.target));
  document.addEventListener("pointerover", turn);
  document.addEventListener("focusin", turn);
  document.addEventListener("pointerleave", () => light([]));
})();
