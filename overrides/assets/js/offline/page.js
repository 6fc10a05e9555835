/* Has the worker keep the site once the page is idle, says when it does, and offers a version that waits. */
"use strict"
{
const { src, dataset } = document.currentScript, worker = new URL("../../../worker.js", src), scope = new URL(".", worker).href
const [told, take, back, reload] = ["told", "take", "back", "reload"].map(name => document.querySelector(`.prep-offline__${name}`))
back.onclick = () => history.back()
reload.onclick = () => location.reload()

async function keep(store) {
  const known = (await store.getRegistrations()).find(one => one.scope === scope)
  if (known) follow(known, store)
  if (!("keep" in dataset) || navigator.connection?.saveData) return
  if (document.readyState !== "complete") await new Promise(done => addEventListener("load", done))
  await new Promise(window.requestIdleCallback ?? (done => setTimeout(done, 2000)))
  await fetch(worker, { method: "HEAD", cache: "no-store" }) // asks for the host's password, which a worker cannot
  if (!known) follow(await store.register(worker, { updateViaCache: "none" }), store)
}

function follow(registration, store) {
  const ready = registration.active ? "" : "Ready offline"
  const show = event => {
    take.hidden = !registration.active || !registration.waiting
    document.documentElement.toggleAttribute("data-prep-kept", Boolean(registration.active))
    if (event?.target.state === "activated") told.textContent = ready
    registration.installing?.addEventListener("statechange", show)
  }
  take.onclick = () => {
    store.onmessage = () => (told.textContent = "Close the other tabs of this site first")
    store.oncontrollerchange = () => location.reload()
    registration.waiting.postMessage("take")
  }
  for (const link of document.querySelectorAll("a[download]")) link.removeAttribute("download") // no worker sees what has it
  registration.addEventListener("updatefound", show)
  show()
}

if (location.protocol !== "file:" && navigator.serviceWorker) keep(navigator.serviceWorker).catch(() => {}) // offline, or forbidden
}
