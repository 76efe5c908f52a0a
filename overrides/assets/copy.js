// Copies a text wherever a browser lets us: also without TLS, from a disk, or with the clipboard refused.
globalThis.tebikiCopy = async text => {
  "use strict"
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No clipboard there, or it is refused: the older way asks nobody.
  }
  const before = document.activeElement
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "copy-source" })
  document.body.append(field)
  field.select()
  let done = false
  try {
    done = document.execCommand("copy")
  } catch {
    // The caller says so.
  }
  field.remove()
  before?.focus({ preventScroll: true })
  return done
}
