/* Keeps a guide on the device, one copy a language, and answers from it when the net does not.
   What the net says goes before what is kept; a copy is replaced whole, or stays as it is.
   One worker an edition: its caches are named by its path, and by the version of its copy. */
"use strict"
const SCOPE = new URL(registration.scope)
const OWN = `tebiki ${SCOPE.pathname} `
const MINE = `${OWN}1 ` // a worker that keeps in another form takes another number
const PATIENCE = 1500 // milliseconds until the net counts as slow: a page is there within two seconds
const HURRY = 750 // milliseconds of patience in the minute after it was slow
const ROOM = 200 // milliseconds: what comes sooner has room on its line
const GENTLE = 9 // times as long as something took, if it had not, the next thing waits
const LONGEST = 30e3 // milliseconds of such a wait
const PIECE = 65536 // bytes of what is asked for at once
const QUIETLY = 10e6 // bytes; a heavier guide is not taken unasked
const MARK = new URL("keep/kept", SCOPE).href // where a whole copy says what it is

let slowAt = 0 // when the net was last too slow
const copyOf = new Map // client -> the copy that its page came from

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil((async () => {
  const names = await caches.keys()
  const old = names.filter(name => name.startsWith(OWN) && !name.startsWith(MINE))
  await Promise.all(old.map(name => caches.delete(name)))
  await clients.claim()
})()))

/* Reading */

const decoded = text => { try { return decodeURIComponent(text) } catch { return text } }
const pathOf = url => decoded(url.pathname.slice(SCOPE.pathname.length)).replace(/(^|\/)index\.html$/, "$1")
const addressOf = path => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href

addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  const isOurs = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname)
  if (!isOurs || request.method !== "GET" || request.headers.has("range")) return
  if (/^(sw\.js$|keep\/[^/]*\.json$)/.test(pathOf(url))) return
  event.respondWith(answer(event, pathOf(url)))
})

async function answer({ request, clientId, resultingClientId }, path) {
  const isPage = request.mode === "navigate"
  const give = async (found, status) => {
    if (resultingClientId) copyOf.set(resultingClientId, found.copy.name)
    const isHtml = found.response.headers.get("content-type")?.startsWith("text/html")
    return isPage && isHtml ? asKept(found, status) : found.response
  }
  const own = !isPage && copyOf.get(clientId)
  if (own) {
    const found = await find(path, own)
    if (found) return give(found)
  }
  const stop = new AbortController
  let timer
  const net = fetch(request, { signal: stop.signal })
  const patience = Date.now() - slowAt < 60e3 ? HURRY : PATIENCE
  const late = new Promise(done => { timer = setTimeout(done, patience) })
  const said = await Promise.race([net.catch(() => null), late])
  clearTimeout(timer)
  if (said && said.status < 500) return said
  const found = await find(path)
  if (found) {
    if (said === undefined) {
      stop.abort()
      slowAt = Date.now()
    }
    return give(found)
  }
  if (said) return said
  const response = await net.catch(() => null)
  const missing = !response && isPage && await find("404.html")
  return response || (missing ? give(missing, 404) : Response.error())
}

/* Whole copies, the newest first; one that is being filled has no mark yet. */
async function copies() {
  const found = []
  for (const name of await caches.keys()) {
    const mark = name.startsWith(MINE) && await caches.match(MARK, { cacheName: name })
    if (mark) found.push({ ...await mark.json(), name })
  }
  return found.sort((one, other) => other.taken - one.taken)
}

async function find(path, name) {
  const there = await copies().catch(() => []) // what cannot be read must not hide what the net says
  for (const copy of there) {
    if (name && copy.name !== name) continue
    const address = addressOf(copy.instead[path] ?? path)
    const response = await caches.match(address, { cacheName: copy.name, ignoreVary: true })
    if (response) return { copy, response }
  }
}

/* A page with a line that says from when it is. */
async function asKept({ copy, response }, status = 200) {
  const day = new Intl.DateTimeFormat(copy.language, { dateStyle: "long" }).format(copy.taken)
  const words = status === 404 ? copy.words.none : copy.words.line
  const text = words.replace("{day}", day).replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  const line = `<aside class="kept-line" role="note" lang="${copy.language}">${text}</aside>`
  const html = await response.text()
  return new Response(html.replace(/<article\b/, article => line + article), { status, headers: response.headers })
}

/* Taking */

let turn = Promise.resolve() // one after the other, whatever how many pages ask

addEventListener("message", event => {
  const { take, look, part, agreed } = event.data
  const language = take || look
  if (!language) return
  turn = turn.then(() => take ? taken(language, part, agreed) : kept(language)).catch(() => null)
  event.waitUntil(turn.then(report => event.ports[0]?.postMessage(report)))
})

const kept = async language => (await copies()).find(copy => copy.language === language)
const weight = (list, parts) =>
  parts.flatMap(part => Object.values(list.parts[part])).reduce((sum, [bytes]) => sum + bytes, 0)

/* Takes a guide (`part`; none only sees to what is kept already), then its paper. Returns what is
   kept then: null for nothing, `weighs` for what has to be agreed to, `fault` where one was met. */
async function taken(language, part, agreed) {
  const before = await kept(language)
  const answer = await fetch(new URL(`keep/${language}.json`, SCOPE), { cache: "no-cache" }).catch(() => null)
  const list = answer?.ok && await answer.json().catch(() => null)
  if (!list) return report(before)
  const there = parts => [...new Set(parts)].filter(name => name in list.parts)
  const held = before?.held ?? []
  if (!part && !before) return null
  const first = there(["", ...held, part])
  const all = there([...first, `${part} paper`])
  const weighs = weight(list, all.filter(name => !held.includes(name)))
  if (!agreed && weighs > QUIETLY) return { words: list.words, weighs }
  const name = `${MINE}${language} ${list.version}`
  for (const other of await caches.keys()) {
    const isStale = other.startsWith(`${MINE}${language} `) && other !== name && other !== before?.name
    if (isStale) await caches.delete(other)
  }
  try {
    const cache = await caches.open(name)
    for (const parts of [first, all]) {
      const copy = before?.name === name ? before : null
      if (copy && parts.every(one => copy.held.includes(one))) continue
      for (const one of parts) await fill(cache, list.parts[one], before)
      const mark = { ...list, language, held: parts, taken: copy?.taken ?? Date.now() }
      await cache.put(MARK, new Response(JSON.stringify(mark)))
      if (before && before.name !== name) await caches.delete(before.name)
    }
  } catch (error) {
    const isFull = error.name === "QuotaExceededError"
    const now = await kept(language)
    if (isFull && now?.name !== name) await caches.delete(name)
    return { ...report(now), words: list.words, fault: isFull ? "full" : "failed" }
  }
  return report(await kept(language))
}

const report = copy => copy && { words: copy.words, taken: copy.taken, bytes: weight(copy, copy.held) }

async function fill(cache, files, before) {
  for (const [path, [bytes, hash]] of Object.entries(files)) {
    const address = addressOf(path)
    if (await cache.match(address)) continue // from a run that was broken off
    await cache.put(address, await unchanged(path, hash, before) ?? await fresh(path, bytes, hash))
  }
}

async function unchanged(path, hash, before) {
  const is = before?.held.some(part => before.parts[part][path]?.[1] === hash)
  return is ? caches.match(addressOf(path), { cacheName: before.name }) : null
}

/* What the page has loaded from the browser's own cache, where that is right, else from the net,
   past that cache: what is taken now must not hide what is published later. The hash judges, not
   the status: some hosts give their page for 404 with that. */
async function fresh(path, bytes, hash) {
  for (const isNear of /\.(css|js)$/.test(path) ? [true, false] : [false]) {
    const found = isNear ? await ask(path, { cache: "only-if-cached" }).catch(() => null) : await whole(path, bytes)
    if (!found) continue
    const { response, body } = found
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body))
    const sum = [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("")
    if (!sum.startsWith(hash)) continue
    const headers = new Headers(response.headers)
    for (const name of ["vary", "content-encoding", "content-length", "content-range"]) headers.delete(name) // of the way here
    return new Response(body, { headers })
  }
  throw new Error(`${path} is not what the list says`)
}

const ask = async (path, how) => {
  const response = await fetch(addressOf(path), { mode: "same-origin", priority: "low", ...how })
  return { response, body: await response.arrayBuffer() }
}

/* Thirty phones of a room share one line with all that is read on them: on a slow one what is taken
   comes a little at a time, and pictures and papers, which hosts send as they are, in pieces. */
async function whole(path, bytes) {
  const isLarge = bytes > PIECE && /\.(avif|jpg|pdf|png|webp)$/.test(path)
  const first = await gently(path, isLarge ? 0 : null)
  if (first.response.status !== 206) return first
  const pieces = [first.body]
  for (let from = PIECE; from < bytes; from += PIECE) pieces.push((await gently(path, from)).body)
  return { response: first.response, body: await new Blob(pieces).arrayBuffer() }
}

async function gently(path, from) {
  const start = Date.now()
  const headers = from === null ? {} : { range: `bytes=${from}-${from + PIECE - 1}` }
  const given = await ask(path, { cache: "no-store", headers })
  const took = Date.now() - start
  if (took > ROOM) await new Promise(done => setTimeout(done, Math.min(GENTLE * took, LONGEST)))
  return given
}
