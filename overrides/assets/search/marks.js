// On the page that a result leads to, the theme marks every place of what was found: the first of
// each in the section stays. Loaded by search.js there, before or after the theme has marked.
(function () {
  "use strict";
  const article = document.querySelector("article");
  if (!article) return;
  const heads = [...article.querySelectorAll("h1,h2,h3")];
  const head = article.querySelector(":target") || heads[0];
  const next = heads[heads.indexOf(head) + 1];
  const behind = (start, mark) => start?.compareDocumentPosition(mark) & 4;
  const tidy = () => {
    const seen = new Set();
    for (const mark of article.querySelectorAll("mark[data-md-highlight]")) {
      const text = mark.textContent;
      if (!behind(head, mark) || behind(next, mark) || seen.has(text)) mark.replaceWith(text);
      else seen.add(text);
    }
  };
  tidy();
  new MutationObserver(tidy).observe(article, { childList: true, subtree: true });
})();
