// The projector's view of a page: one step a screen, arrow keys, a cover before what is secret.
(() => {
  "use strict"
  const say = document.querySelector("script[data-view]").dataset
  const steps = [...document.querySelectorAll("section.step")]
  if (!steps.length) return
  const make = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...content)
    return element
  }
  const walk = document.querySelector(".progress").dataset
  const pages = JSON.parse(walk.pages).map(({ page, address, steps }) =>
    ({ name: page, address: `${walk.base}${address}`, last: steps.at(-1) }))
  const here = pages.findIndex(page => page.name === steps[0].dataset.page)

  // Each step: its head above, its text beside its pictures.
  for (const step of steps) {
    const text = make("div", { className: "slide-text" })
    const pictures = make("div", { className: "slide-pictures" })
    for (const part of [...step.children]) {
      if (part.matches(".step-head, .step-foot")) continue
      if (part.matches(".screens")) pictures.append(...part.children)
      else text.append(part)
    }
    text.querySelectorAll("a.term").forEach(link => link.replaceWith(...link.childNodes))
    step.querySelectorAll(":scope > .screens").forEach(part => part.remove())
    pictures.querySelectorAll("a.glightbox").forEach(link => link.replaceWith(...link.childNodes))
    pictures.querySelectorAll("img").forEach(image => { image.loading = "eager" })
    step.append(text)
    if (pictures.children.length) step.append(pictures)
    step.querySelector("h2").tabIndex = -1
    text.addEventListener("toggle", () => fit(step), true)
  }

  const button = (words, act) => {
    const made = make("button", { type: "button", className: "md-button", textContent: words })
    made.addEventListener("click", act)
    return made
  }
  const count = make("span", { className: "projector-count" })
  const bar = make("nav", { className: "projector-bar" },
    button(say.leave, () => leave()), count,
    button(say.back, () => go(-1)), button(say.next, () => go(1)))
  bar.setAttribute("aria-label", say.label)
  const open = button(say.open, () => go(1))
  const cover = make("section", { className: "projector-cover", hidden: true },
    make("h2", { textContent: say.cover }), make("p", { textContent: say.why }), open)
  cover.setAttribute("role", "alertdialog")
  cover.setAttribute("aria-label", say.cover)
  const black = make("div", { className: "projector-black", hidden: true, tabIndex: -1 })
  black.setAttribute("role", "alertdialog")
  black.setAttribute("aria-label", say.black)
  const frame = make("div", { className: "projector md-typeset" }, ...steps, cover, bar, black)
  document.body.append(frame)
  document.documentElement.classList.add("projecting")

  // The largest type at which nothing is cut, with as much room for the pictures as that leaves.
  const fits = step => {
    const text = step.querySelector(".slide-text")
    return text.scrollHeight <= text.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1 &&
      step.scrollHeight <= step.clientHeight + 1
  }
  const fit = step => {
    const most = Math.max(20, Math.round(innerHeight / 22))
    const least = Math.max(14, Math.round(innerHeight / 45))
    let best = { size: 0, share: 40 }
    for (const share of step.querySelector(".slide-pictures") ? [30, 36, 42, 50] : [100]) {
      step.style.setProperty("--text-share", `${share}%`)
      let size = most
      step.style.fontSize = `${size}px`
      while (size > least && !fits(step)) step.style.fontSize = `${size -= 1}px`
      if (fits(step) && size > best.size + 3) best = { size, share }
      if (best.size >= most * 0.75) break
    }
    step.style.setProperty("--text-share", `${best.share}%`)
    step.style.fontSize = `${best.size || least}px`
    step.classList.toggle("is-long", !best.size)
  }

  let current = Math.max(0, steps.findIndex(step => `#${encodeURI(step.dataset.step)}` === location.hash))
  let covered = false
  const show = () => {
    const step = steps[current]
    covered = "secret" in step.dataset && covered !== null
    steps.forEach(other => other.classList.toggle("is-projected", other === step && !covered))
    cover.hidden = !covered
    count.textContent = `${step.dataset.index} / ${step.dataset.total}`
    try {
      history.replaceState(history.state, "", `#${step.dataset.step}`)
    } catch {
      // The view works without its address following.
    }
    if (covered) open.focus()
    else {
      fit(step)
      step.querySelector("h2").focus({ preventScroll: true })
    }
  }
  const go = way => {
    if (covered && way > 0) covered = null
    else if (steps[current + way]) {
      current += way
      covered = false
    } else {
      const page = pages[here + way]
      if (here >= 0 && page) location.href = `${page.address}?projector${way < 0 ? `#${page.last}` : ""}`
      return
    }
    show()
  }
  const darken = dark => {
    black.hidden = !dark
    if (dark) black.focus()
    else if (covered) open.focus()
    else steps[current].querySelector("h2").focus({ preventScroll: true })
  }
  const leave = () => { location.href = `${location.pathname}#${steps[current].dataset.step}` }

  // Every key stops here: those of the theme open the search or leave the view. A clicker's button
  // for a black screen sends "." or "b", and what ends it does nothing else.
  addEventListener("keydown", event => {
    event.stopPropagation()
    if (!black.hidden) {
      event.preventDefault()
      if (!event.repeat) darken(false)
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const act = {
      ".": () => darken(true), b: () => darken(true), B: () => darken(true),
      ArrowRight: () => go(1), PageDown: () => go(1), ArrowLeft: () => go(-1), PageUp: () => go(-1),
      Home: () => { current = 0; covered = false; show() },
      End: () => { current = steps.length - 1; covered = false; show() },
      Escape: leave
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }, true)
  black.addEventListener("click", () => darken(false))
  addEventListener("resize", () => { if (!covered) fit(steps[current]) })
  show()
  document.fonts?.ready.then(() => { if (!covered) fit(steps[current]) })
})()
