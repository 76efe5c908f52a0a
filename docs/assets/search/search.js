// A stub on every page: loads what the search box needs once somebody uses it.
(function () {
  "use strict";
  const box = document.querySelector("[data-md-component=search-query]");
  if (!box) return;
  const here = document.currentScript.src;
  const load = () => {
    box.removeEventListener("focus", load);
    const script = document.createElement("script");
    script.src = new URL("box.js", here);
    document.head.append(script);
  };
  if (document.activeElement === box || new URLSearchParams(location.search).has("q")) load();
  else box.addEventListener("focus", load);
})();
