/* Words selected in the article under review become the passage (s), or are pointed at a clause (c); Shift and the arrows
   move an edge of the passage by a word first. Bound to [data-review-selection] and [data-review-adjust]. */
(() => {
  "use strict";
  const said = document.currentScript.dataset; // the sentences, in the reader's language
  const [review, article] = [window.glossatorReview, window.glossatorArticle]; // review-go.js, review-words.js
  const bar = document.querySelector("[data-review-selection]");
  if (!review || !article || !bar) return;
  const span = bar.querySelector("[data-review-span]");
  const adjust = () => document.querySelector("[data-review-adjust]");

  /* The form for a clause names the place only while one is selected. */
  function offer() {
    const found = article.selected();
    for (const [name, field] of [["start", bar.elements.start], ["end", bar.elements.end]]) {
      field.disabled = !found;
      field.value = found ? found[name] : "";
    }
    span.hidden = !found || !adjust();
    bar.classList.toggle("is-selected", Boolean(found));
  }

  function make() {
    const [found, form] = [article.selected(), adjust()];
    if (!found) return review.say(said.nothing);
    if (!form) return review.say(said.decided);
    form.elements.start.value = found.start;
    form.elements.end.value = found.end;
    getSelection().removeAllRanges();
    return form.requestSubmit();
  }

  function point() {
    offer();
    if (bar.elements.start.disabled) return review.say(said.nothing);
    return bar.requestSubmit();
  }

  function move(first, forward) {
    const { start, end } = review.passage().dataset;
    if (start === undefined) return;
    const now = article.selected() ?? { from: article.at(Number(start)), to: article.at(Number(end)) };
    const edges = { from: now.from, to: now.to };
    const name = first ? "from" : "to";
    edges[name] = article.moved(edges[name], forward, first);
    article.select(edges.from, edges.to);
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 120);
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  bar.addEventListener("submit", offer);
  span.addEventListener("click", make);
  document.addEventListener("review:shown", () => {
    getSelection().removeAllRanges();
    offer();
  });
  Object.assign(review, { make, point, move });
})();
