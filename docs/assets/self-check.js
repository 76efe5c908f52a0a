/* The self-check: the list before each `.self-check` gets boxes, and makes one line to send back. */
(() => {
  "use strict"
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

  for (const place of document.querySelectorAll(".self-check")) {
    const say = place.dataset
    const list = place.previousElementSibling
    const items = [...list.children].map(item => {
      const strong = item.querySelector("strong")
      const name = strong.textContent.replace(/[:：]$/, "")
      const label = make("label", {})
      const box = make("input", { type: "checkbox", autocomplete: "off" })
      label.append(box, make("span", {}))
      label.lastChild.append(...item.childNodes)
      item.append(label)
      return { name, box }
    })
    list.classList.add("self-check-list")

    const line = make("output", { className: "self-check-line" })
    line.setAttribute("aria-label", say.label)
    const copy = make("button", { type: "button", className: "md-button", textContent: say.copy })
    const mail = make("a", { className: "md-button", textContent: say.mail })
    const status = make("span", { role: "status" })
    const caption = make("p", { textContent: say.label })
    place.append(caption, line, make("p", {}))
    place.lastChild.append(copy, mail, status)

    const show = () => {
      const marks = items.map(({ name, box }) =>
        say.item.replace("{name}", name).replace("{mark}", box.checked ? "○" : "×"))
      line.textContent = say.line
        .replace("{done}", items.filter(({ box }) => box.checked).length)
        .replace("{total}", items.length)
        .replace("{items}", marks.join(say.join))
      mail.href = `mailto:${say.contact}?subject=${encodeURIComponent(line.textContent)}` +
        `&body=${encodeURIComponent(line.textContent)}`
      status.textContent = ""
    }
    list.addEventListener("change", show)
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(line.textContent)
        status.textContent = say.copied
      } catch {
        status.textContent = say.uncopied
      }
    })
    show()
  }
})()
