// Loads what copies a step when somebody comes near a button that does: the page waits for none of it.
(() => {
  "use strict"
  const { scripts } = document.currentScript.dataset
  let coming
  const load = () => coming ||= Promise.all(scripts.split(" ").map(src => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done, onerror: failed }))
  })))
  for (const button of document.querySelectorAll(".step-copy")) {
    for (const near of ["pointerenter", "pointerdown", "focus"]) button.addEventListener(near, () => load().catch(() => {}))
    button.addEventListener("click", async () => {
      try {
        await load()
        tebikiCopyStep(button)
      } catch {
        coming = undefined // the next press asks again
      }
    })
  }
})()
