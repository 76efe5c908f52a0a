// Copies a step for the assistant at hand: title, edition, address, text; never what a reader typed.
(() => {
  "use strict"
  const say = document.querySelector("script[data-scripts]").dataset
  const left = ".step-head, .step-foot, .headerlink, figcaption, nav, button, input, select, textarea, output, script, style, [hidden], [contenteditable]"
  const apart = "p, div, ul, ol, table, tr, pre, figure, details, blockquote, h3, h4, h5, h6, section, aside"

  const words = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.parentNode.closest("pre") ? node.data : node.data.replace(/\s+/g, " ")
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(left)) return ""
    if (node.matches("img")) return say.picture.replace("{text}", () => node.alt)
    if (node.matches("br")) return "\n"
    if (node.matches(".pin")) return node.dataset.pin <= 20 ? String.fromCodePoint(0x245f + Number(node.dataset.pin)) : `(${node.dataset.pin})`
    const said = [...node.childNodes].map(words).join("")
    if (node.matches("summary, .admonition-title")) return `\n\n**${said.trim()}**\n\n`
    if (node.matches("li")) {
      const number = (node.parentNode.start || 1) + [...node.parentNode.children].indexOf(node)
      return `\n${node.parentNode.matches("ol") ? `${number}.` : "-"} ${said.trim()}`
    }
    if (node.matches("td, th")) return `${said.trim()}  `
    if (node.matches("a[href^=http]:not(.glightbox)") && !said.includes("://")) return `${said} <${node.href}>`
    return node.matches(apart) ? `\n\n${said.trim()}\n\n` : said
  }
  const address = step => {
    const own = document.querySelector("link[rel=canonical]")?.href ||
      (location.protocol.startsWith("http") ? location.origin + location.pathname : "")
    return own && `${own}#${step}` // a path on somebody's disk is nobody else's
  }
  const text = step => {
    const { no, step: id } = step.dataset
    const title = document.getElementById(id).cloneNode(true)
    title.querySelector(".headerlink")?.remove()
    const name = say.step.replace("{no}", no).replace("{title}", () => title.textContent.trim())
    const body = [...step.childNodes].map(words).join("").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim()
    return [`# ${name}`, [say.edition, address(id)].filter(Boolean).join("\n"), body, say.noKey].join("\n\n")
  }

  // Where nothing may be copied, the text is shown and selected.
  const show = copied => {
    const make = (tag, properties, ...content) => {
      const element = Object.assign(document.createElement(tag), properties)
      element.append(...content)
      return element
    }
    const field = make("textarea", { value: copied, readOnly: true, rows: 12 })
    field.setAttribute("aria-label", say.label)
    const close = make("button", { type: "button", className: "md-button", textContent: say.close })
    const box = make("dialog", { className: "copy-box md-typeset" }, make("p", { textContent: say.uncopied }), field, make("p", { textContent: say.noKey }), close)
    close.addEventListener("click", () => box.close())
    box.addEventListener("close", () => box.remove())
    document.body.append(box)
    box.showModal()
    field.focus()
    field.select()
  }

  globalThis.tebikiCopyStep = async button => {
    const status = button.nextElementSibling
    const copied = text(button.closest(".step"))
    status.textContent = ""
    if (await tebikiCopy(copied)) status.textContent = `${say.copied} ${say.noKey}`
    else show(copied)
  }
})()
