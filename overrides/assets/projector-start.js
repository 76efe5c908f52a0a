// Loads the projector's view where the address asks for it: …/?projector
(() => {
  "use strict"
  if (!new URLSearchParams(location.search).has("projector")) return
  const { view, look } = document.currentScript.dataset
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "stylesheet", href: look }),
    Object.assign(document.createElement("script"), { src: view }))
})()
