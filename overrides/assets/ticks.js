// Ticks that last: one entry of the storage a step, so that two tabs never lose each other's.
(() => {
  "use strict"
  const bar = document.querySelector(".progress")
  if (!bar) return
  const say = bar.dataset
  const keyOf = (page, id) => `tick:${say.guide}:${page}#${id}`
  const steps = JSON.parse(say.pages).flatMap(({ page, address, steps }) =>
    steps.map(id => ({ page, key: keyOf(page, id), href: `${say.base}${address}#${id}` })))
  const boxes = new Map([...document.querySelectorAll("input[data-tick]")].map(box => {
    const page = box.closest(".step").dataset.page
    return [keyOf(page, box.dataset.tick), box]
  }))
  let undo = null

  const read = key => kept.read(key) === "1"
  const write = (key, done) => kept.write(key, done ? "1" : null)
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
    const start = document.querySelector(".door-start a")
    if (start && open && done) {
      start.href = open.href
      start.textContent = say.continue
    }
    const reset = document.querySelector(".progress-reset")
    reset.hidden = done === 0 && !undo
    reset.textContent = undo ? say.undo : say.reset
    if (!kept.lasts) document.querySelector(".progress-stored span").textContent = say.unstored
    for (const tile of document.querySelectorAll("[data-chapter]")) {
      const own = steps.filter(step => step.page === tile.dataset.chapter)
      const far = own.filter(step => read(step.key)).length
      tile.querySelector(".door-far").textContent = far ? `${far} / ${own.length}` : ""
      tile.classList.toggle("is-done", far === own.length)
    }
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
    document.body.classList.add("ticks-live")
  }

  for (const [key, box] of boxes) {
    box.addEventListener("change", () => {
      undo = null
      write(key, box.checked)
      show()
    })
  }
  document.querySelector(".progress-reset").addEventListener("click", () => {
    if (undo) {
      undo.forEach(key => write(key, true))
      undo = null
    } else {
      undo = steps.map(step => step.key).filter(read)
      undo.forEach(key => write(key, false))
    }
    show()
  })
  for (const { key } of steps) kept.adopt(key, `tebiki:${key}`)
  addEventListener("storage", show)
  addEventListener("pageshow", show)
  show()
})()
