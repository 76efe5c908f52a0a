/* What an older release might have left: another form of copy, and the copy before the net. */
const OWN = `tebiki ${new URL(registration.scope).pathname} 0 ja`
addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(OWN)
  await cache.put(registration.scope, new Response("<title>old</title>", { headers: { "Content-Type": "text/html" } }))
  await skipWaiting()
})()))
addEventListener("activate", event => event.waitUntil(clients.claim()))
addEventListener("fetch", event => {
  if (event.request.mode === "navigate") event.respondWith(caches.match(registration.scope, { cacheName: OWN }))
})
