/* Takes a worker that stood at this address away, with all that it kept. */
addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil((async () => {
  const own = `tebiki ${new URL(registration.scope).pathname} `
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith(own)).map(name => caches.delete(name)))
  await registration.unregister()
})()))
