/* The form in which words are looked up, as the server has it (apps/core/folding.py): lower case, without marks, single
   spaces. Each letter is folded by itself, so that every place in what comes of it leads back to one in the text. */
(() => {
  "use strict";
  const UNMARKED = new Map(
    Object.entries({ ə: "e", Ə: "e", ı: "i", İ: "i", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ё: "е", "’": "'", "‘": "'" }),
  );
  const known = new Map();

  const unmarked = (text) => [...text].map((letter) => UNMARKED.get(letter) ?? letter).join("");

  /* One letter with the marks that follow it; й is a letter of its own. White space becomes a space. */
  function letter(text) {
    let form = known.get(text);
    if (form !== undefined) return form;
    form = [...unmarked(unmarked(text.normalize("NFC")).toUpperCase().toLowerCase())]
      .map((each) => (each === "й" ? each : each.normalize("NFKD").replace(/\p{Mn}/gu, "")))
      .join("")
      .replace(/^\s+$/, " ");
    known.set(text, form);
    return form;
  }

  const isMark = (unit) => unit >= 0x300 && unit <= 0x36f;

  /* Folds the text. "places", an array, takes for each unit of the outcome where its letter begins in the text. */
  function fold(text, places) {
    let outcome = "";
    let spaced = true;
    for (let at = 0; at < text.length; ) {
      let end = at + (text.codePointAt(at) > 0xffff ? 2 : 1);
      while (end < text.length && isMark(text.charCodeAt(end))) end += 1;
      const form = letter(text.slice(at, end));
      if (form !== " " || !spaced) {
        outcome += form;
        if (places) for (let count = form.length; count; count -= 1) places.push(at);
      }
      if (form) spaced = form === " ";
      at = end;
    }
    if (places) places.push(text.length);
    return outcome;
  }

  window.glossatorFold = fold;
})();
