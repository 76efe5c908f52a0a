/* Ticks that last: one entry of localStorage a step, so that two tabs never lose each other's. */
(() => {
  "use strict"
  const bar = document.querySelector(".progress")
  if (!bar) return
  const say = bar.dataset
  const steps = say.pages.split(";").flatMap(entry => {
    const [page, address, ids] = entry.split(" ")
    return ids.split(",").map(id => ({ key: `tebiki:tick:${say.guide}:${page}#${id}`, href: `${say.base}${address}#${id}` }))
  })
  const boxes = new Map([...document.querySelectorAll("input[data-tick]")].map(box => {
    const page = box.closest(".step").dataset.page
    return [`tebiki:tick:${say.guide}:${page}#${box.dataset.tick}`, box]
  }))
  const memory = new Map()
  let stored = true
  let undo = null

  const read = key => {
    if (memory.has(key)) return memory.get(key)
    try {
      return localStorage.getItem(key) !== null
    } catch {
      stored = false
      return false
    }
  }
  const write = (key, done) => {
    try {
      if (done) localStorage.setItem(key, "1")
      else localStorage.removeItem(key)
      memory.delete(key)
    } catch {
      stored = false
      memory.set(key, done)
    }
  }
  const fill = (text, done) => text.replace("{done}", done).replace("{total}", steps.length)

  const show = () => {
    const done = steps.filter(step => read(step.key)).length
    const open = steps.find(step => !read(step.key))
    bar.querySelector(".progress-text").textContent =
      fill(done === 0 ? say.none : open ? say.some : say.all, done)
    bar.querySelector("progress").value = done
    const next = bar.querySelector(".progress-next")
    next.hidden = !open
    if (open) {
      next.href = open.href
      next.textContent = done === 0 ? say.start : say.continue
    }
    const reset = bar.querySelector(".progress-reset")
    reset.hidden = done === 0 && !undo
    reset.textContent = undo ? say.undo : say.reset
    if (!stored) bar.querySelector(".progress-stored").firstChild.textContent = `${say.unstored} `
    let asking = false
    for (const [key, box] of boxes) {
      box.checked = read(key)
      const step = box.closest(".step")
      step.classList.toggle("is-done", box.checked)
      if (!box.checked && step.querySelector(".step-ask")) asking = true
    }
    document.body.classList.toggle("ticks-ask", asking)
    document.body.classList.toggle("ticks-page-done",
      boxes.size > 0 && [...boxes.keys()].every(read))
    bar.classList.add("is-live")
  }

  for (const [key, box] of boxes) {
    box.addEventListener("change", () => {
      undo = null
      write(key, box.checked)
      show()
    })
  }
  bar.querySelector(".progress-reset").addEventListener("click", () => {
    if (undo) {
      undo.forEach(key => write(key, true))
      undo = null
    } else {
      undo = steps.map(step => step.key).filter(read)
      undo.forEach(key => write(key, false))
    }
    show()
  })
  addEventListener("storage", show)
  addEventListener("pageshow", show)
  show()
})()
