/* The texts in which find looks: the clauses' words and what the notes say, each in one piece however many elements it
   is made of, and the ranges of the page that hits in them stand for. */
(() => {
  "use strict";
  const fold = window.glossatorFold; // fold.js
  if (!fold) return;
  const WORDS = ".words-text, .lead-in-label + span";
  const SAID = ".card-by, .card-body, .card-words";

  /* All texts in the order of the page. */
  function texts() {
    return [...document.getElementById("reading").querySelectorAll(`${WORDS}, ${SAID}`)].map((element) => ({
      element,
      owner: element.closest(".clause, .card"),
      look: element.matches(SAID) ? "find-note" : "find-text",
      folded: fold(element.textContent),
      nodes: null, // these two only once something is found in it
      places: null,
    }));
  }

  /* Every place at which the words stand, in the order of the page. */
  function hits(all, words) {
    const wanted = fold(words).trim();
    const found = [];
    if (!wanted) return found;
    for (const text of all) {
      for (let at = text.folded.indexOf(wanted); at >= 0; at = text.folded.indexOf(wanted, at + wanted.length)) {
        found.push({ text, at, end: at + wanted.length });
      }
    }
    return found;
  }

  function locate(text) {
    const walker = document.createTreeWalker(text.element, NodeFilter.SHOW_TEXT);
    text.nodes = [];
    for (let from = 0; walker.nextNode(); from += walker.currentNode.length) {
      text.nodes.push({ node: walker.currentNode, from });
    }
    text.places = [];
    fold(text.element.textContent, text.places);
  }

  function range({ text, at, end }) {
    if (!text.nodes) locate(text);
    const start = text.places[at];
    let last = end;
    while (text.places[last] === text.places[end - 1]) last += 1; // half of a letter that became two
    const stop = text.places[last];
    const first = text.nodes.findLast(({ from }) => from <= start);
    const final = text.nodes.findLast(({ from }) => from < stop);
    return new StaticRange({
      startContainer: first.node,
      startOffset: start - first.from,
      endContainer: final.node,
      endOffset: stop - final.from,
    });
  }

  window.glossatorTexts = { texts, hits, range };
})();
