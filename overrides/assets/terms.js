// A word's explanation beside it: by a finger, a pointer resting on it, or the keyboard's focus.
// Without this, or where a browser knows no popover, the word is a link to the page of words.
(() => {
  "use strict"
  if (!HTMLElement.prototype.showPopover) return
  const EDGE = 8
  const REST = 250 // ms: less than it takes to mean it, more than it takes to pass over a word

  for (const word of document.querySelectorAll("a.term")) {
    const note = document.getElementById(word.getAttribute("aria-describedby").slice(0, -"-text".length))
    let timer = 0
    const isOpen = () => note.matches(":popover-open")
    const place = () => {
      // Below the word's last line, above it where there is no room; within the window's width.
      const line = [...word.getClientRects()].at(-1)
      const wide = document.documentElement.clientWidth
      const left = Math.max(EDGE, Math.min(line.left, wide - note.offsetWidth - EDGE))
      const below = line.bottom + note.offsetHeight + EDGE < innerHeight
      const top = below ? line.bottom + EDGE / 2 : Math.max(EDGE, line.top - note.offsetHeight - EDGE / 2)
      note.style.left = `${left + scrollX}px`
      note.style.top = `${top + scrollY}px`
    }
    const show = () => {
      clearTimeout(timer)
      if (isOpen()) return
      note.showPopover()
      place()
    }
    const hide = () => {
      clearTimeout(timer)
      if (isOpen()) note.hidePopover()
    }
    const later = act => event => {
      if (event.pointerType === "touch") return
      clearTimeout(timer)
      timer = setTimeout(act, REST)
    }
    for (const part of [word, note]) {
      part.addEventListener("pointerenter", part === word ? later(show) : () => clearTimeout(timer))
      part.addEventListener("pointerleave", later(() => { if (document.activeElement !== word) hide() }))
    }
    word.addEventListener("focus", () => { if (word.matches(":focus-visible")) show() })
    word.addEventListener("blur", ({ relatedTarget: to }) => { if (to && !note.contains(to)) hide() })
    // The keyboard's Enter follows the link, as does whoever asks for another tab.
    word.addEventListener("click", event => {
      if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      show()
    })
  }
})()
