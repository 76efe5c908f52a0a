// The search worker: a stub, until something is typed; then it loads the rest and the index.
// It speaks the theme's protocol: 0 SETUP, 1 READY, 2 QUERY, 3 RESULT.
(function (scope) {
  "use strict";
  const PARTS = ["normal-form", "romaji", "text", "words", "query", "engine", "results"];
  const NONE = { items: [], suggest: [] };

  // `load` gets the parts' names and resolves to the index; `reply` sends a message.
  scope.answerSearches = function (load, reply) {
    let engine = null;
    let waiting = null;
    return async function ({ type, data }) {
      if (type === 0) return reply({ type: 1 });
      if (type !== 2) return;
      const query = data.trim();
      const first = !waiting;
      waiting = { query };
      if (engine || !query) { waiting = null; return reply({ type: 3, data: query ? scope.searchResults.render(query, engine) : NONE }); }
      if (!first) return; // the one that loads answers for the last
      try {
        const index = await load(PARTS);
        engine = new scope.searchEngine.Engine(index);
      } finally {
        const last = waiting.query;
        waiting = null;
        reply({ type: 3, data: engine && last ? scope.searchResults.render(last, engine) : NONE });
      }
    };
  };

  if (typeof importScripts !== "function") return;
  const answer = scope.answerSearches(async (parts) => {
    importScripts(...parts.map((part) => `${part}.js`));
    const language = scope.location.hash.slice(1);
    const response = await fetch(new URL(`../../search/${language}.json`, scope.location), { cache: "no-cache" });
    if (!response.ok) throw new Error(`the search index is not there: ${response.url} ${response.status}`);
    return response.json();
  }, (message) => postMessage(message));
  addEventListener("message", (event) => answer(event.data));
})(self);
