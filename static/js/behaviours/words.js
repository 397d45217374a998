/* Where a selection stands in the words of a clause, in code points. Letters of notes (sup.siglum) are no words of it. */
(() => {
  "use strict";

  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.parentElement.closest(".siglum, .visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /* The part of a words element that the range covers, as UTF-16 offsets into its text; null where it covers none. */
  function covered(element, range) {
    let text = "";
    let start = null;
    let end = null;
    for (const node of textNodes(element)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        if (to > from) {
          if (start === null) start = text.length + from;
          end = text.length + to;
        }
      }
      text += node.data;
    }
    if (start === null) return null;
    const chosen = text.slice(start, end);
    start += chosen.length - chosen.trimStart().length;
    end -= chosen.length - chosen.trimEnd().length;
    return end > start ? { element, text, start, end } : null;
  }

  const points = (text) => [...text];

  window.glossatorWords = {
    /* Every words element in which something is selected. */
    inside(range) {
      return [...document.querySelectorAll("[data-words]")]
        .filter((element) => range.intersectsNode(element))
        .map((element) => covered(element, range))
        .filter(Boolean);
    },
    /* A selector for the server, which checks it: offsets count code points, not UTF-16 units. */
    selector({ text, start, end }, context) {
      const before = points(text.slice(0, start));
      return {
        quote: text.slice(start, end),
        quote_start: before.length,
        quote_prefix: before.slice(-context).join(""),
        quote_suffix: points(text.slice(end)).slice(0, context).join(""),
      };
    },
  };
})();
