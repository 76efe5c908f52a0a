// Where a step has both a screenshot and a drawing: a switch between them, remembered on all pages.
(() => {
  "use strict"
  kept.adopt("picture", "tebiki:picture")
  let choice = kept.read("picture")
  const switches = []

  const set = (next, keep) => {
    choice = next
    if (keep) kept.write("picture", next)
    switches.forEach(show => show(next === "drawing"))
  }

  document.querySelectorAll("figcaption .photo-drawing").forEach(link => {
    const enlarge = link.closest("figure").querySelector("a.glightbox")
    const photo = enlarge.firstElementChild
    const name = link.closest("figcaption").querySelector(".photo-name")
    const captured = name.textContent
    const address = enlarge.getAttribute("href")
    const drawing = new Image(link.dataset.width, link.dataset.height)
    drawing.alt = photo.querySelector("img").alt
    const group = document.createElement("span")
    group.className = "photo-switch"
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", link.dataset.label)
    const buttons = [["drawing", link.textContent], ["photo", link.dataset.photo]].map(([name, text]) => {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = text
      button.dataset.picture = name
      button.addEventListener("click", () => set(name, true))
      group.append(button)
      return button
    })
    switches.push(drawn => {
      if (drawn && !drawing.src) drawing.src = link.href
      enlarge.replaceChildren(drawn ? drawing : photo)
      enlarge.setAttribute("href", drawn ? link.getAttribute("href") : address)
      name.textContent = drawn ? link.dataset.drawing : captured
      buttons.forEach(button => button.setAttribute("aria-pressed", (button.dataset.picture === "drawing") === drawn))
    })
    link.replaceWith(group)
  })
  set(choice === "drawing" ? "drawing" : "photo", false)
  addEventListener("storage", event => { if (event.key === kept.name("picture") && event.newValue) set(event.newValue, false) })
})()
