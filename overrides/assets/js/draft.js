/* <prep-draft>: on the page of a story that is still to be written, a field for each part (`[data-part]`, the shape of it). What
   is typed is kept in this browser, its words and seconds (at `data-rate` words a minute) are counted, and it comes out as lines for the story's file. Without
   this script the shapes alone are there. */
"use strict"
{
class PrepDraft extends HTMLElement {
  #memory = new Memory()
  #fields = []

  connectedCallback() {
    for (const shape of this.querySelectorAll("[data-part]")) {
      const field = document.createElement("textarea")
      field.rows = 4
      field.autocomplete = "off"
      field.dataset.field = shape.dataset.part
      field.ariaLabel = `Your ${shape.dataset.part}`
      field.value = this.#memory.value(this.#key(field))
      const count = document.createElement("p")
      count.className = "prep-draft__count"
      shape.after(field, count)
      this.#fields.push({ field, count })
    }
    this.insertAdjacentHTML("beforeend", `
      <div class="prep-draft__out" hidden>
        <p class="prep-label">For the file</p>
        <div class="highlight"><pre><code id="draft-for-file"></code><prep-copy for="draft-for-file"></prep-copy></pre></div>
      </div>`)
    this.addEventListener("input", this)
    this.addEventListener("change", this)
    this.#show()
  }

  disconnectedCallback() {
    this.removeEventListener("input", this)
    this.removeEventListener("change", this)
  }

  /* Each letter is counted; only what is done with is kept, because the log grows with each time. */
  handleEvent({ type, target }) {
    if (type === "change") this.#memory.keep(this.#key(target), target.value.trim())
    this.#show()
  }

  #show() {
    for (const { field, count } of this.#fields) {
      const words = field.value.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
      const lost = this.#memory.lasts ? "" : " This browser cannot keep it once you leave the page."
      count.textContent = words ? `${words} word${words === 1 ? "" : "s"}, ${Math.round((words * 60) / this.dataset.rate)} s.${lost}` : ""
    }
    const text = this.#fields.map(({ field }) => asYaml(field.dataset.field, field.value)).join("")
    this.querySelector(".prep-draft__out").hidden = !text
    this.querySelector("#draft-for-file").textContent = text
  }

  #key(field) {
    return `draft:${this.dataset.story}:${field.dataset.field}`
  }
}

/* A part as lines of a data file: a block of text, which needs no quotes whatever stands in it. */
function asYaml(part, typed) {
  const lines = typed.trim().split(/\r?\n/).map(line => line.replaceAll("\t", "  ").trim())
  return typed.trim() ? `${part}: |\n${lines.map(line => line && `  ${line}`).join("\n")}\n` : ""
}

customElements.get("prep-draft") ?? customElements.define("prep-draft", PrepDraft)
}
