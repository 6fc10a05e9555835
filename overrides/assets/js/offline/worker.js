/* Keeps the whole site in the browser, one version of it at a time. The build puts `VERSION` before this, the hash of the list of
   files; where it is empty, nothing is to be kept, and what an earlier worker left is removed. A version is whole or not there. */
"use strict"
const OURS = `prep:${new URL(registration.scope).pathname}:`, NAME = OURS + VERSION
const at = path => new URL(path, registration.scope).href
const LIST = at("worker.json") // kept last: where it is, all is

async function checked(response, hash) {
  const body = await response.arrayBuffer(), sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body))
  return response.ok && btoa(String.fromCharCode(...sum)) === hash ? new Response(body, { headers: response.headers }) : null
}

async function file(url, hash, signal) {
  const kept = await caches.match(url) // of the version before
  const found = (kept && (await checked(kept, hash))) ?? (await checked(await fetch(url, { cache: "reload", priority: "low", signal }), hash))
  if (!found) throw new Error(`${url} is of another version`)
  return found
}

async function install() {
  const cache = await caches.open(NAME), stop = new AbortController()
  if (await cache.match(LIST)) return // a version that comes back
  try {
    if (navigator.connection?.saveData) throw new Error("The reader saves data")
    const list = await file(LIST, VERSION, stop.signal)
    await Promise.all(Object.entries((await list.clone().json()).files).map(async ([path, hash]) => {
      if (!path.endsWith(".pdf") || (await caches.match(at(path)))) await cache.put(at(path), await file(at(path), hash, stop.signal))
    }))
    await cache.put(LIST, list)
  } catch (fault) {
    stop.abort()
    await caches.delete(NAME)
    throw fault
  }
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== NAME) await caches.delete(name)
  await (VERSION ? clients.claim() : registration.unregister())
}

async function answer(request) {
  const { origin, pathname, search } = new URL(request.url), visit = request.mode === "navigate"
  const url = origin + pathname.replace(/(?<=\/)index\.html$/, ""), kept = one => caches.match(one, { cacheName: NAME })
  const here = (await kept(url)) ?? ((await kept(`${url}/`)) && Response.redirect(`${url}/${search}`))
  if (here) return here
  const found = await fetch(request).catch(() => null)
  if (found?.ok && url.endsWith(".pdf")) await (await caches.open(NAME)).put(url, found.clone()).catch(() => {}) // a full disk only forgets
  const base = found?.ok && visit && /"base": "([^"]*)"/.exec(await found.clone().text())
  const newer = base && new URL(`${base[1]}/`, request.url).href === registration.scope
  if (found && !newer) return found // a page that only a newer version has would be drawn with the files of this one
  const page = visit && (await kept(at("404.html")))
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
}

async function take({ source }) {
  const others = ({ id, url }) => id !== source.id && url.startsWith(registration.scope) // with files of two versions
  await ((await clients.matchAll({ type: "window", includeUncontrolled: true })).some(others) ? source.postMessage("others") : skipWaiting())
}

addEventListener("install", event => event.waitUntil(VERSION ? install() : skipWaiting()))
addEventListener("activate", event => event.waitUntil(activate()))
addEventListener("message", event => event.waitUntil(take(event)))
if (VERSION) addEventListener("fetch", event => event.request.method === "GET" && event.respondWith(answer(event.request)))
