// The tests put this first into each page: it keeps what goes wrong, over all pages, until asked.
(() => {
  "use strict"
  const faults = () => JSON.parse(sessionStorage.getItem("faults") ?? "[]")
  let left = false // what is cut short by that is no fault
  addEventListener("beforeunload", () => { left = true })
  const keep = what => {
    if (left) return
    sessionStorage.setItem("faults", JSON.stringify([...faults(), `${location.pathname}: ${what}`]))
  }
  window.seenFaults = () => {
    const seen = faults()
    sessionStorage.removeItem("faults")
    return seen
  }
  for (const level of ["error", "warn"]) {
    const say = console[level]
    console[level] = (...words) => {
      keep(`console.${level}: ${words.join(" ")}`)
      say.apply(console, words)
    }
  }
  addEventListener("error", ({ message, target }) =>
    keep(message ? `error: ${message}` : `not loaded: ${target.src ?? target.href}`), true)
  addEventListener("unhandledrejection", ({ reason }) => keep(`rejected: ${reason}`))
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    keep(`policy: ${violatedDirective} ${blockedURI}`))
})()
