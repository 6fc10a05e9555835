/* The search in a thread of its own. */

importScripts("answer.js")

const hear = answering(postMessage, names => importScripts(...names))
addEventListener("message", event => hear(event.data))
