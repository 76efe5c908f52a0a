// The search worker: a stub, until something is typed; then it loads the rest and the index.
// It speaks the theme's protocol, 2 QUERY and 3 RESULT; search.js says 1 READY in its place.
(function (scope) {
  "use strict";
  const NONE = { items: [], suggest: [] };

  // `load` fetches engine.js and resolves to the index; `reply` sends a message. A result that
  // could not be had is marked as failed: it says nothing of what there is to find.
  scope.answerSearches = function (load, reply) {
    let engine;
    let last = "";
    let loading = false;
    const answer = () => reply({ type: 3, data: engine && last ? scope.renderResults(last, engine) : NONE });
    return async function ({ type, data }) {
      if (type !== 2) return;
      last = data.trim();
      if (engine || !last) return answer();
      if (loading) return; // the one that loads answers for the last
      loading = true;
      try {
        const index = await load();
        engine = new scope.SearchEngine(index);
      } catch {
        if (last) return reply({ type: 3, data: NONE, failed: true });
      } finally {
        loading = false;
      }
      answer();
    };
  };

  if (typeof importScripts !== "function") return; // a copy on disk: offline.js
  const answer = scope.answerSearches(async () => {
    importScripts("engine.js");
    const response = await fetch(new URL(`../../search/${scope.location.hash.slice(1)}.json`, scope.location), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  }, postMessage.bind(scope));
  addEventListener("message", (event) => answer(event.data));
})(self);
