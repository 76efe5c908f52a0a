// What the theme's search box lacks: input methods and pasting by mouse, the page of a group as
// a heading where it is no hit itself, "the nearest" said as such, suggestions by reading.
(function () {
  "use strict";
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const [meta, list] = [result.firstElementChild, result.lastElementChild];
  const JUST = 40; // ms: Safari sends the Enter that ends a composition right after its end

  const read = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  let ended = -Infinity;
  box.addEventListener("compositionend", (event) => { ended = event.timeStamp; read(); });

  // A key that the input method uses is none for the theme: Enter would follow a result.
  box.addEventListener("keydown", (event) => {
    const justEnded = event.key === "Enter" && event.timeStamp - ended < JUST;
    if (!event.isComposing && event.keyCode !== 229 && !justEnded) return;
    event.stopPropagation();
    if (justEnded) event.preventDefault();
  });

  const offers = document.createElement("div");
  offers.className = "search-offers";
  offers.hidden = true;
  meta.after(offers);
  offers.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    box.value = button.textContent;
    box.focus();
    read();
  });

  let shown = "";
  function dress() {
    for (const link of list.querySelectorAll("a[href]")) {
      if (link.firstElementChild?.getAttribute("data-md-score") !== "0.00") continue;
      link.removeAttribute("href"); // a heading: arrow keys and Enter pass it
      link.classList.add("search-group");
    }
    const said = JSON.parse(list.querySelector("[data-search]")?.dataset.search || "{}");
    if (said.nearest && meta.textContent !== said.nearest) meta.textContent = said.nearest;
    meta.classList.toggle("search-nearest", Boolean(said.nearest));
    const words = said.suggest || [];
    if (shown === String(words)) return;
    shown = String(words);
    offers.hidden = !words.length;
    offers.replaceChildren(...words.map((word) => {
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.textContent = word;
      return button;
    }));
  }

  new MutationObserver(dress).observe(result, { childList: true, subtree: true, characterData: true });
  dress();
  read();
})();
