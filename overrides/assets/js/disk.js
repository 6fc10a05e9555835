/* From a copy of the site on a disk (`file:`) there is no host that finds `index.html` in a folder: links name it. And a browser
   starts no worker from a file: there the search runs in the page itself, from the same scripts. */
"use strict"
if (location.protocol === "file:") {
  const folder = new URL("search/", document.currentScript.src)
  const named = address => address.replace(/(?<=^|\/)(?=$|[?#])/, "index.html")

  for (const link of document.links) if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"

  const load = async names => {
    for (const name of names)
      await new Promise((done, failed) => {
        const script = document.createElement("script")
        script.src = new URL(name, folder)
        script.onload = done
        script.onerror = failed
        document.head.append(script)
      })
  }

  window.Worker = class extends EventTarget {
    #hearing = null

    async postMessage(message) {
      this.#hearing ??= load(["answer.js"]).then(() => answering(answer => this.#tell(answer), load))
      const hear = await this.#hearing
      hear(message)
    }

    #tell(answer) {
      for (const [item] of answer.data?.items ?? []) item.location = named(item.location)
      this.dispatchEvent(new MessageEvent("message", { data: answer }))
    }
  }
}
