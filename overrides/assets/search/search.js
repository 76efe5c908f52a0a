// A stub on every page, before the theme's script: stands for the worker that the theme starts,
// loads what the search needs once somebody uses it, and says so where it cannot be loaded.
(function () {
  "use strict";
  const script = document.currentScript;
  const theme = script.nextElementSibling;
  theme.onload = () => {
    if (script.hasAttribute("type")) window.document$?.next(document); // DOMContentLoaded is over
  };

  const add = (name, onerror) => {
    const part = Object.assign(document.createElement("script"), { src: new URL(name, script.src), onerror });
    document.head.append(part);
    return part;
  };
  if (location.search.includes("h=")) add("marks.js"); // the page that a result leads to

  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  if (!box || !result) return;
  const meta = result.firstElementChild;
  const NONE = { type: 3, data: { items: [], suggest: [] } };
  let failed = false;
  const say = () => {
    if (failed && meta.textContent !== script.dataset.failed) meta.textContent = script.dataset.failed;
  };
  new MutationObserver(say).observe(meta, { childList: true, characterData: true, subtree: true });

  // A worker whose script, engine or index could not be loaded is started anew at the next query.
  const Native = window.Worker;
  const start = window.startSearch || ((address, reply, fail) => {
    const worker = new Native(address);
    worker.onmessage = ({ data }) => reply(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      fail();
    };
    return (message) => worker.postMessage(message);
  });
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.address = new URL(address, document.baseURI);
      queueMicrotask(() => this.reply({ type: 1 }));
      addEventListener("online", () => failed && this.postMessage(this.last));
    }
    reply(data) {
      // What fails late, when the box is empty again, is nobody's fault any more.
      if (data.type === 3) failed = data.failed && this.last.data.trim();
      this.dispatchEvent(new MessageEvent("message", { data }));
      say();
    }
    postMessage(message) {
      if (message.type !== 2) return;
      this.last = message;
      if (!message.data.trim()) return this.reply(NONE);
      this.post ??= start(this.address, (data) => this.reply(data), () => {
        this.post = null;
        this.reply({ ...NONE, failed: true });
      });
      this.post(message);
    }
    terminate() {}
  };

  // The theme starts no worker without its own index, of which ours needs nothing: it gets an empty
  // one, for which no host is asked.
  const EMPTY = `{"config":{"lang":["en"],"separator":" ","fields":{}},"docs":[]}`;
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (`${address}`.endsWith("/search/search_index.json")) {
      Object.defineProperties(this, { status: { value: 200 }, response: { value: new Blob([EMPTY]) } });
      this.send = () => this.dispatchEvent(new Event("load"));
    }
    return open.call(this, method, address, ...rest);
  };

  // Without the theme's script, which takes this class away, there is no search at all.
  const judge = () => {
    failed = document.documentElement.classList.contains("no-js") || failed;
    say();
  };
  theme.addEventListener("load", judge);
  theme.onerror = judge;

  // What dresses the box comes at its first use; where it does not, at the next.
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const dress = add("box.js", () => {
      asked = false;
      dress.remove();
    });
  };
  box.onfocus = box.onkeydown = load;
  // The theme reads the box at a key's release only. Its own check skips what has not changed.
  box.oninput = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  if (document.activeElement === box || new URLSearchParams(location.search).has("q")) load();
})();
