/* The timetable: start and minutes can be changed; the address carries the plan, so it can be shared. */
(() => {
  "use strict"
  const table = document.querySelector("table.timetable")
  if (!table) return
  const say = table.dataset
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
  const body = table.tBodies[0]
  const cell = row => row.cells[1].textContent

  // Behind each chapter there can be a break; the written table has those that are planned.
  const chapters = [...body.rows].filter(row => row.querySelector("a"))
  for (const row of chapters.slice(0, -1)) {
    const key = `break-${row.dataset.row}`
    if (body.querySelector(`[data-row="${key}"]`)) continue
    const pause = make("tr", {})
    pause.dataset.row = key
    pause.dataset.minutes = 0
    pause.append(make("td", {}), make("td", { textContent: say.break }), make("td", {}))
    row.after(pause)
  }

  const clock = minutes => {
    const day = ((minutes % 1440) + 1440) % 1440
    return `${String(Math.floor(day / 60)).padStart(2, "0")}:${String(day % 60).padStart(2, "0")}`
  }
  const rows = [...body.rows].map(row => {
    const before = row.previousElementSibling
    const what = row.dataset.row.startsWith("break-") ? `${cell(before)}: ${cell(row)}` : cell(row)
    const input = make("input", { type: "number", min: 0, max: 600, step: 5, value: row.dataset.minutes })
    input.setAttribute("aria-label", say.minutesOf.replace("{what}", what))
    row.cells[2].replaceChildren(input)
    return { row, input, key: row.dataset.row, planned: row.dataset.minutes }
  })
  const minutes = input => Math.min(600, Math.max(0, Math.trunc(Number(input.value)) || 0))

  const start = make("input", { type: "time", value: say.from, required: true })
  const label = make("label", { textContent: `${say.start} ` })
  label.append(start)
  const link = make("a", { textContent: say.link })
  const copy = make("button", { type: "button", className: "md-button", textContent: say.copy })
  const print = make("button", { type: "button", className: "md-button", textContent: say.print })
  const reset = make("button", { type: "button", className: "md-button", textContent: say.reset })
  const status = make("span", { role: "status" })
  const top = make("p", { className: "timetable-start" })
  top.append(label)
  const tools = make("p", { className: "timetable-tools" })
  tools.append(link, " ", copy, print, reset, status)
  const frame = table.closest(".md-typeset__scrollwrap") || table
  frame.before(top)
  frame.after(tools)

  const show = () => {
    const [hours, past] = (start.value || say.from).split(":").map(Number)
    const first = hours * 60 + past
    let at = first
    const plan = new URLSearchParams({ start: start.value || say.from })
    for (const { row, input, key, planned } of rows) {
      const length = minutes(input)
      row.cells[0].textContent = length ? `${clock(at)}–${clock(at + length)}` : ""
      row.classList.toggle("is-empty", length === 0)
      if (length !== Number(planned)) plan.set(key, length)
      at += length
    }
    const total = table.tFoot.rows[0]
    total.cells[0].textContent = `${clock(first)}–${clock(at)}`
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
    start.value = /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : say.from
    for (const { input, key, planned } of rows) {
      const given = plan.get(key)
      input.value = /^\d{1,3}$/.test(given || "") ? given : planned
      input.value = minutes(input)
    }
    show()
    top.scrollIntoView({ block: "center" })
  }

  for (const input of [start, ...rows.map(row => row.input)]) input.addEventListener("input", keep)
  reset.addEventListener("click", () => {
    start.value = say.from
    for (const { input, planned } of rows) input.value = planned
    keep()
  })
  print.addEventListener("click", () => window.print())
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href)
      status.textContent = say.copied
    } catch {
      status.textContent = say.uncopied
    }
  })
  addEventListener("hashchange", read)
  show()
  read()
})()
