// For a copy on disk: browsers start no worker from file://, so the search answers on the page.
(function () {
  "use strict";
  const load = (address) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = () => {
      script.remove();
      failed(new Error(`${address} is missing`));
    };
    document.head.append(script);
  });

  // What search.js calls in place of starting a worker.
  window.startSearch = (address, reply, fail) => {
    const language = address.hash.slice(1);
    const file = (name) => {
      const url = new URL(name, address);
      url.hash = "";
      return load(url);
    };
    const index = async () => {
      await file("engine.js");
      await file(`../../search/${language}.js`);
      return window.searchIndex;
    };
    const answer = file("worker.js").then(() => window.answerSearches(index, reply));
    answer.catch(fail);
    return (message) => answer.then((ask) => ask(message), () => {});
  };
})();
