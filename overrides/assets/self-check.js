// The self-check: what is ticked in the list before each `.self-check` makes one line to send back.
(() => {
  "use strict"
  for (const place of document.querySelectorAll(".self-check")) {
    const say = place.dataset
    const list = place.previousElementSibling
    const line = place.querySelector("output")
    const mail = place.querySelector("a")
    const status = place.querySelector("[role=status]")
    const items = [...list.children].map(item => ({ name: item.dataset.name, box: item.querySelector("input") }))

    const show = () => {
      const marks = items.map(({ name, box }) =>
        say.item.replace("{name}", name).replace("{mark}", box.checked ? "○" : "×"))
      line.textContent = say.line
        .replace("{done}", items.filter(({ box }) => box.checked).length)
        .replace("{total}", items.length)
        .replace("{items}", marks.join(say.join))
      mail.href = `mailto:${encodeURIComponent(say.contact).replaceAll("%40", "@")}?subject=${encodeURIComponent(line.textContent)}` +
        `&body=${encodeURIComponent(line.textContent)}`
      status.textContent = ""
    }
    list.addEventListener("change", show)
    place.querySelector("button").addEventListener("click", async () => {
      status.textContent = await tebikiCopy(line.textContent) ? say.copied : say.uncopied
    })
    show()
  }
})()
