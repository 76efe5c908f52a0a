// The theme stands each button that copies code in a nav; many of one name are no landmarks.
(() => {
  "use strict"
  const quieten = () => document.querySelectorAll("nav.md-code__nav:not([role])").forEach(nav => nav.setAttribute("role", "none"))
  new MutationObserver(quieten).observe(document.body, { childList: true, subtree: true })
  quieten()
})()
