// Has the guide kept on this device once it is open, says so where ticks are explained, and takes
// it away again. Where the browser says that data is dear, or the guide is heavy, it asks first.
(() => {
  "use strict"
  const { root, language, guide, beside } = document.currentScript.dataset
  const scope = new URL(root, location.href)
  const place = document.querySelector(".kept-copy")
  const net = navigator.connection
  const isDear = () => net?.saveData || /2g$/.test(net?.effectiveType)
  const size = bytes => `${(bytes / 1e6).toFixed(1)} MB`

  // This edition's, or with `beside` that of any edition of this site; never another site's.
  const isOfSite = path => {
    const site = new URL("..", scope).pathname
    const edition = path.startsWith(site) && path.slice(site.length)
    return path === scope.pathname || beside && /^(latest|\d{4}\.\d{2})\/$/.test(edition)
  }
  const registered = async () => (await navigator.serviceWorker.getRegistrations())
    .find(one => one.scope === scope.href)

  const show = (text, label, act) => {
    if (!place) return
    place.textContent = text
    if (!label) return
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label })
    button.addEventListener("click", () => act().catch(() => {}))
    place.append(" ", button)
  }
  const ask = async (registration, message) => {
    const worker = registration.installing || registration.waiting || registration.active
    if (worker.state !== "activated") {
      await new Promise(done => worker.addEventListener("statechange", () => worker.state === "activated" && done()))
    }
    return new Promise(done => {
      const { port1, port2 } = new MessageChannel
      port1.onmessage = ({ data }) => done(data)
      worker.postMessage(message, [port2])
    })
  }
  const tell = report => {
    if (!report) return
    const { words, taken, bytes, weighs, fault } = report
    if (weighs) return propose(words, weighs)
    const broken = fault ? words[fault] : ""
    if (!taken) return show(broken)
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(taken)
    show(words.kept.replace("{day}", day).replace("{size}", size(bytes)) + broken, words.remove, remove)
  }
  const propose = (words, bytes) => show(words.offer.replace("{size}", size(bytes)), words.take, () => {
    kept.write("keep", "yes")
    show(words.taking)
    return take()
  })
  const offer = async () => {
    if (!guide || !place) return
    const { words, parts } = await (await fetch(new URL(`keep/${language}.json`, scope))).json()
    const taken = ["", guide, `${guide} paper`].flatMap(part => Object.values(parts[part] ?? {}))
    propose(words, taken.reduce((sum, [bytes]) => sum + bytes, 0))
  }
  const take = async () => {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", scope))
    tell(await ask(registration, { take: language, part: guide, agreed: kept.read("keep") === "yes" }))
  }
  const remove = async () => {
    kept.write("keep", "no")
    for (const one of await navigator.serviceWorker.getRegistrations()) {
      if (isOfSite(new URL(one.scope).pathname)) await one.unregister()
    }
    for (const name of await caches.keys()) {
      const [tool, path] = name.split(" ")
      if (tool === "tebiki" && isOfSite(path)) await caches.delete(name)
    }
    await offer()
  }
  const start = async () => {
    const registration = await registered()
    const choice = kept.read("keep")
    if (choice === "no") return registration ? remove() : offer()
    if (isDear() && choice !== "yes") {
      const there = registration && await ask(registration, { look: language })
      return there ? tell(there) : offer()
    }
    if (guide || registration) await take()
  }
  const begin = () => start().catch(() => {}) // where nothing can be kept, all is as without this
  const rest = () => (window.requestIdleCallback || setTimeout)(begin)
  if (document.readyState === "complete") rest()
  else addEventListener("load", rest)
  let before = navigator.serviceWorker?.controller
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (before) begin() // a worker of another release has come
    before = true
  })
})()
