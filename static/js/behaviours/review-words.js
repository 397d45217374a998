/* Where a selection stands in the article under review ([data-review-text]), in code points; and a selection made of them,
   moved by whole words. Numbers of passages and what only screen readers say are no words of it. */
(() => {
  "use strict";
  const article = document.querySelector("[data-review-text]");
  if (!article) return;
  const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;
  const points = (text) => [...text].length;
  const startOf = (paragraph) => Number(paragraph.dataset.start);

  function nodes(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement.closest(".visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  const textOf = (paragraph) => nodes(paragraph).map((node) => node.data).join("");

  /* UTF-16 units of the paragraph's words before a place of the document. */
  function unitsBefore(paragraph, container, offset) {
    const until = document.createRange();
    until.setStart(paragraph, 0);
    until.setEnd(container, offset);
    let units = 0;
    for (const node of nodes(paragraph)) {
      if (!until.intersectsNode(node)) break;
      units += node === container ? offset : until.comparePoint(node, node.length) <= 0 ? node.length : 0;
    }
    return units;
  }

  const paragraphOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");

  function edge(container, offset) {
    const paragraph = article.contains(container) && paragraphOf(container);
    return paragraph ? { paragraph, units: unitsBefore(paragraph, container, offset) } : null;
  }

  const place = ({ paragraph, units }) => startOf(paragraph) + points(textOf(paragraph).slice(0, units));

  /* Code points of what is selected in the article, without spaces around it; null where nothing is. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const [from, to] = [edge(range.startContainer, range.startOffset), edge(range.endContainer, range.endOffset)];
    if (!from || !to) return null;
    const [head, tail] = [textOf(from.paragraph).slice(from.units), textOf(to.paragraph).slice(0, to.units)];
    from.units += head.length - head.trimStart().length;
    to.units -= tail.length - tail.trimEnd().length;
    const [start, end] = [place(from), place(to)];
    return end > start ? { start, end, from, to } : null;
  }

  /* The edge at so many code points of the article. */
  function at(point) {
    const paragraphs = [...article.querySelectorAll("[data-start]")];
    const paragraph = paragraphs.findLast((each) => startOf(each) <= point) ?? paragraphs[0];
    return { paragraph, units: [...textOf(paragraph)].slice(0, point - startOf(paragraph)).join("").length };
  }

  /* An edge moved by a word; at the end of a paragraph into the next one. Of a beginning (``first``) the word's first letter
     counts, of an end its last. */
  function moved({ paragraph, units }, forward, first) {
    const words = [...textOf(paragraph).matchAll(WORD)].map((word) => word.index + (first ? 0 : word[0].length));
    const found = forward ? words.find((each) => each > units) : words.findLast((each) => each < units);
    if (found !== undefined) return { paragraph, units: found };
    const next = forward ? paragraph.nextElementSibling : paragraph.previousElementSibling;
    return next?.dataset.start ? moved({ paragraph: next, units: forward ? -1 : Infinity }, forward, first) : { paragraph, units };
  }

  function into({ paragraph, units }) {
    let left = units;
    const all = nodes(paragraph);
    for (const node of all) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [all.at(-1), all.at(-1).length];
  }

  function select(from, to) {
    if (place(from) >= place(to)) return;
    getSelection().setBaseAndExtent(...into(from), ...into(to));
    to.paragraph.scrollIntoView({ block: "nearest" });
  }

  window.glossatorArticle = { selected, at, moved, select };
})();
