// For a copy on disk: browsers start no worker from file://, so the search answers on the page.
(function () {
  "use strict";
  const load = (address) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = () => failed(new Error(`${address} is missing`));
    document.head.append(script);
  });

  // The part of Worker that the theme uses.
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const here = new URL(address, document.baseURI);
      const reply = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const index = async () => {
        await load(new URL("engine.js", here));
        await load(new URL(`../../search/${here.hash.slice(1)}.js`, here));
        return window.searchIndex;
      };
      here.search = "";
      this.answer = load(here).then(() => window.answerSearches(index, reply));
    }

    async postMessage(data) { (await this.answer)(data); }
    terminate() {}
  };
})();
