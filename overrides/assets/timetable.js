// The timetable: start and minutes can be changed; the address carries the plan, so it can be shared.
(() => {
  "use strict"
  const table = document.querySelector("table.timetable")
  if (!table) return
  const start = document.querySelector(".timetable-start input")
  const tools = document.querySelector(".timetable-tools")
  const link = tools.querySelector("a")
  const status = tools.querySelector("[role=status]")
  const button = name => tools.querySelector(`[data-does=${name}]`)
  const rows = [...table.tBodies[0].rows].map(row => {
    const input = row.querySelector("input")
    return { row, input, key: row.dataset.row, planned: input.defaultValue }
  })
  const minutes = input => Math.min(600, Math.max(0, Math.trunc(Number(input.value)) || 0))
  const clock = minutes => {
    const day = ((minutes % 1440) + 1440) % 1440
    return `${String(Math.floor(day / 60)).padStart(2, "0")}:${String(day % 60).padStart(2, "0")}`
  }

  const show = () => {
    const [hours, past] = (start.value || start.defaultValue).split(":").map(Number)
    const first = hours * 60 + past
    let at = first
    const plan = new URLSearchParams({ start: start.value || start.defaultValue })
    for (const { row, input, key, planned } of rows) {
      const length = minutes(input)
      row.cells[0].firstChild.textContent = length ? `${clock(at)}–${clock(at + length)}` : ""
      row.classList.toggle("is-empty", length === 0)
      if (length !== Number(planned)) plan.set(key, length)
      at += length
    }
    const total = table.tFoot.rows[0]
    total.cells[0].firstChild.textContent = `${clock(first)}–${clock(at)}`
    total.cells[2].textContent = at - first
    link.href = `#plan&${plan.toString().replace("%3A", ":")}`
    status.textContent = ""
  }
  const keep = () => {
    show()
    try {
      history.replaceState(history.state, "", link.href)
    } catch {
      // The link below the table holds the plan all the same.
    }
  }
  const read = () => {
    const plan = new URLSearchParams(location.hash.slice(1))
    if (!plan.has("plan")) return
    const time = plan.get("start") || ""
    start.value = /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : start.defaultValue
    for (const { input, key, planned } of rows) {
      const given = plan.get(key)
      input.value = /^\d{1,3}$/.test(given || "") ? given : planned
      input.value = minutes(input)
    }
    show()
    start.scrollIntoView({ block: "center" })
  }

  for (const input of [start, ...rows.map(row => row.input)]) {
    input.readOnly = false
    input.addEventListener("input", keep)
  }
  button("reset").addEventListener("click", () => {
    start.value = start.defaultValue
    for (const { input, planned } of rows) input.value = planned
    keep()
  })
  button("print").addEventListener("click", () => window.print())
  button("copy").addEventListener("click", async () => {
    status.textContent = await tebikiCopy(link.href) ? table.dataset.copied : table.dataset.uncopied
  })
  addEventListener("hashchange", read)
  show()
  read()
})()
