// The lightbox: a page's screens one by one, each with its step's number and the way back to it.
// An open picture is an entry of the history, so that Back closes it and the page stays. Loaded at the first use by ../lightbox.js, whose data-* attributes are the `words`.
(() => {
  "use strict"
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text })

  // Where a picture belongs: the link below it in a gallery, else the step that it stands in.
  const stepOf = (link, words) => {
    const given = link.closest("figure")?.querySelector(".gallery-step")
    if (given) return { title: given.textContent, href: given.href }
    const step = link.closest("[data-step]")
    if (!step) return null
    const heading = step.querySelector("h2").cloneNode(true)
    heading.querySelectorAll(".headerlink").forEach(mark => mark.remove())
    const said = heading.textContent.trim()
    const title = !step.dataset.no ? said // a step that is skipped
      : words.step.replace("{no}", step.dataset.no).replace("{of}", step.dataset.of).replace("{title}", said)
    return { title, href: `#${step.dataset.step}` }
  }
  const slideOf = (link, words) => {
    const step = stepOf(link, words)
    const alt = link.querySelector("img")?.alt ?? ""
    const text = document.createElement("div")
    text.append(make("p", "lightbox-alt", alt))
    const row = make("p", "lightbox-row", "")
    if (step) row.append(Object.assign(make("a", "lightbox-back", words.back), { href: step.href }))
    const caption = link.closest("figure")?.querySelector("figcaption")
    if (caption) {
      const copy = caption.cloneNode(true)
      copy.querySelectorAll(".photo-way").forEach(way => way.remove())
      row.append(...copy.childNodes)
    }
    text.append(row)
    return { type: "image", href: link.href, alt, title: make("p", "", step?.title ?? "").innerHTML, description: text.innerHTML }
  }

  const frame = `<div id="glightbox-body" class="glightbox-container" tabindex="-1" role="dialog" aria-modal="true">
    <div class="gloader visible"></div><div class="goverlay"></div>
    <div class="gcontainer"><p class="lightbox-count" role="status"></p><div id="glightbox-slider" class="gslider"></div>
    <button type="button" class="gprev gbtn">{prevSVG}</button><button type="button" class="gnext gbtn">{nextSVG}</button>
    <button type="button" class="gclose gbtn">{closeSVG}</button></div></div>`
  const arrow = path => `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`

  // The history's entry of a picture says which link of the page opened it.
  const all = () => [...document.querySelectorAll("a.glightbox")]
  const isEntry = () => Number.isInteger(history.state?.screen)
  const enter = link => {
    const screen = all().indexOf(link)
    if (history.state?.screen === screen) return
    try {
      history.pushState({ screen }, "")
    } catch {
      // Without an entry, Back leaves the page.
    }
  }
  let open = null // the picture that is open, if any
  let leaving = false // until the browser has gone back from a picture's entry
  let waiting = null // what is to be opened then
  let said = null // the words of the last picture
  addEventListener("popstate", () => {
    if (leaving) {
      leaving = false
      waiting?.()
      waiting = null
    } else if (open && !isEntry()) open.close()
    else if (!open && isEntry() && said) {
      const link = all()[history.state.screen]
      if (link) window.openScreen(link, said)
    }
  })

  window.openScreen = (link, words) => {
    if (leaving) {
      waiting = () => window.openScreen(link, words)
      return
    }
    if (open) return
    said = words
    const links = [...document.querySelectorAll("a.glightbox")].filter(other =>
      other.dataset.gallery === link.dataset.gallery && (other === link || !other.closest("details:not([open])")))
    const slides = links.map(other => slideOf(other, words))
    const box = window.GLightbox({
      elements: slides, selector: null, moreLength: 0, zoomable: false, draggable: false, keyboardNavigation: false,
      openEffect: "none", closeEffect: "none", slideEffect: "none", lightboxHTML: frame,
      svg: { close: arrow("M6 6l12 12M18 6L6 18"), prev: arrow("M15 5l-7 7 7 7"), next: arrow("M9 5l7 7-7 7") },
    })
    box.resize = () => {} // lightbox.css does it: the page's policy allows no style attributes
    const behind = [...document.body.children].filter(element => !element.inert)
    let current = links.indexOf(link)
    const show = () => {
      box.modal.querySelector(".lightbox-count").textContent = `${current + 1} / ${slides.length}`
      box.modal.setAttribute("aria-label", `${words.label}: ${links[current].querySelector("img")?.alt ?? ""}`)
    }
    const keys = event => {
      const act = { ArrowRight: () => box.nextSlide(), ArrowLeft: () => box.prevSlide(), Escape: () => box.close() }[event.key]
      if (!act || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation() // the theme's own keys
      act()
    }
    box.on("slide_changed", event => {
      current = event.current.slideIndex
      show()
    })
    box.on("close", () => {
      open = null
      if (isEntry()) {
        leaving = true
        history.back()
      }
      removeEventListener("keydown", keys, true)
      behind.forEach(element => { element.inert = false })
      link.focus({ preventScroll: true })
    })
    const scrolling = document.documentElement.style.overflow
    document.documentElement.style.overflow = "hidden" // else it adds a style element for the scroll bar
    box.openAt(current)
    open = box
    enter(link)
    document.documentElement.style.overflow = scrolling
    for (const name of ["close", "prev", "next"]) box.modal.querySelector(`.g${name}`).setAttribute("aria-label", words[name])
    box.modal.addEventListener("click", event => {
      const back = event.target.closest(".lightbox-back")
      if (!back || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const entered = isEntry()
      if (entered) history.replaceState(null, "") // its entry becomes the step's
      box.close()
      if (entered) location.replace(back.href)
      else location.assign(back.href)
    })
    behind.forEach(element => { element.inert = element !== box.modal })
    addEventListener("keydown", keys, true)
    show()
    box.modal.querySelector(".gclose").focus()
  }
})()
