// Where a site keeps nothing any more: takes away what it has kept on this device before.
(async () => {
  "use strict"
  kept.write("keep", null)
  const scope = new URL(document.currentScript.dataset.root, location.href)
  try {
    const found = await navigator.serviceWorker.getRegistration(scope)
    if (found?.scope === scope.href) await found.unregister()
    for (const name of await caches.keys()) {
      if (name.startsWith(`tebiki ${scope.pathname} `)) await caches.delete(name)
    }
  } catch {} // a browser that keeps nothing
})()
