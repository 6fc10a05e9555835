/* <prep-copy for="ID">: a button that copies the text of the element with that id. Without this script there is no button.
   A plain script in a block of its own, as all of ours are: a browser loads no module from a file on the disk. */
"use strict"
{
const SHOWN = 1500 // milliseconds that the tick stays

class PrepCopy extends HTMLElement {
  #button = null
  #timer = 0
  #copy = () => this.copy()

  connectedCallback() {
    const target = this.target
    if (!target) return
    this.#button = document.createElement("button")
    this.#button.type = "button"
    this.#button.className = "prep-copy"
    this.#button.ariaLabel = `Copy ${target.textContent.trim().split("\n")[0]}`
    this.#button.addEventListener("click", this.#copy)
    this.replaceChildren(this.#button)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#button?.removeEventListener("click", this.#copy)
  }

  get target() {
    return document.getElementById(this.getAttribute("for"))
  }

  async copy() {
    const text = typed(this.target)
    const copied = (await viaClipboard(text)) || viaSelection(this.target, text)
    announce(copied ? "Copied" : "Selected. Copy it with your own menu.")
    if (!copied) return
    this.#button.classList.add("prep-copy--done")
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#button.classList.remove("prep-copy--done"), SHOWN)
  }
}

/* What one would type: of a console its commands, without their prompts and what they print. Never with the last line's end,
   which would run the last command as it is pasted. */
function typed(element) {
  const lines = element.textContent.replace(/\n+$/, "").split("\n")
  const prompted = element.closest(".language-console") ? lines.filter(line => /^[$#] /.test(line)) : []
  return (prompted.length ? prompted.map(line => line.slice(2)) : lines).join("\n")
}

/* The clipboard is missing on plain http (a phone on the home network) and may be forbidden: then the selection serves. */
async function viaClipboard(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function viaSelection(element, text) {
  getSelection().selectAllChildren(element)
  const put = event => {
    event.clipboardData.setData("text/plain", text)
    event.preventDefault()
  }
  document.addEventListener("copy", put)
  try {
    return document.execCommand("copy")
  } finally {
    document.removeEventListener("copy", put)
  }
}

/* One live region for all buttons: a screen reader hears what happened, and nothing else. */
function announce(words) {
  let region = document.getElementById("prep-said")
  if (!region) {
    region = document.createElement("div")
    region.id = "prep-said"
    region.role = "status"
    region.className = "prep-said"
    document.body.append(region)
  }
  region.textContent = words
}

customElements.get("prep-copy") ?? customElements.define("prep-copy", PrepCopy)

/* Blocks of code in the prose come from Markdown, which has no word for a button: they get theirs here. They scroll sideways
   on a phone, which a keyboard can do only where the focus can stand. */
for (const [index, code] of document.querySelectorAll("pre > code").entries()) {
  code.id ||= `code.${index + 1}`
  code.tabIndex = 0
  const copy = document.createElement("prep-copy")
  copy.setAttribute("for", code.id)
  code.parentElement.append(copy)
}
}
