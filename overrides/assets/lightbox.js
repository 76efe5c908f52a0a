// Opens a screen large at a click, and again where the reader comes back to it, by Forward or from
// another page. All that this takes is loaded at the first use; without scripts, or where it cannot
// be loaded, the picture simply opens.
(() => {
  "use strict"
  const script = document.currentScript
  let ready = null

  const add = (tag, name, attributes) => new Promise((done, failed) => {
    const href = new URL(`lightbox/${name}`, script.src).href
    document.head.append(Object.assign(document.createElement(tag), attributes(href), { onload: done, onerror: failed }))
  })
  const load = () => ready ??= Promise.all([
    ...["glightbox.min.js", "open-screen.js"].map(name => add("script", name, src => ({ src, async: false }))),
    ...["glightbox.min.css", "lightbox.css"].map(name => add("link", name, href => ({ href, rel: "stylesheet" }))),
  ])
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.glightbox")
    if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    load().then(() => window.openScreen(link, script.dataset), () => location.assign(link.href))
  })
  const again = document.querySelectorAll("a.glightbox")[history.state?.screen]
  if (again) load().then(() => window.openScreen(again, script.dataset), () => {})
})()
