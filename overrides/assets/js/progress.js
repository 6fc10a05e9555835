/* <prep-progress>: what is known, what is shaky and what is new, page by page; the weakest; the stories; and the ways to move
   what is kept to another device, or to start anew. */
"use strict"
{
const WEAKEST = 20
const NAME = "practice.txt"

class PrepProgress extends HTMLElement {
  #memory = new Memory()

  connectedCallback() {
    const { stories } = library.settings
    const told = stories.length ? `<h2>Stories</h2>
      <ul class="prep-progress__stories"></ul>` : ""
    this.innerHTML = `
      <p class="prep-progress__sum"></p>
      <h2>Weakest</h2>
      <ol class="prep-progress__weakest"></ol>
      <p class="prep-progress__paper"></p>
      <h2>Page by page</h2>
      <div class="prep-progress__pages"></div>
      ${told}
      <div class="prep-progress__device"><h2>On another device</h2>
      <p>Save what you know as a file, or copy it, and open or paste it on the other device. The two are joined: nothing is lost, and doing it twice does no harm.</p>
      <p class="prep-progress__move">
        <button type="button" class="md-button md-button--primary" data-do="save">Save as a file</button>
        <button type="button" class="md-button" data-do="copy">Copy</button>
        <label class="md-button">Open a file <input type="file" accept=".txt,text/plain" class="prep-hidden"></label>
      </p>
      <p><label>Or paste it here:<br><textarea rows="3" spellcheck="false" autocomplete="off"></textarea></label> <button type="button" class="md-button" data-do="paste">Take it in</button></p>
      <p class="prep-progress__said" role="status"></p>
      <h2>Start anew</h2>
      <p><button type="button" class="md-button" data-do="clear">Forget everything here</button></p></div>`
    this.hidden = false
    this.#memory.takeOver(library.settings.stories.map(([id]) => id))
    this.#memory.onChange(() => this.#show())
    this.addEventListener("click", this)
    this.addEventListener("change", this)
    this.#show()
    this.#say({ missing: "This browser keeps nothing once you leave the page.", full: "This browser's store is full: save your progress as a file.", newer: "What this browser keeps is from a newer version of this site: it is left as it is." }[this.#memory.trouble] ?? "")
  }

  handleEvent(event) {
    if (event.type === "change") return this.#open(event.target)
    const what = event.target.closest("button[data-do]")?.dataset.do
    if (what === "save") this.#save()
    if (what === "copy") this.#copy()
    if (what === "paste") this.#merge(this.querySelector("textarea").value)
    if (what === "clear") this.#clear(event.target.closest("button"))
  }

  #show() {
    const state = library.state(this.#memory)
    const count = items => {
      const sum = { known: 0, shaky: 0, new: 0 }
      for (const { id } of items) sum[order.standing(state.cards.get(id))]++
      return sum
    }
    const all = count(library.items)
    this.querySelector(".prep-progress__sum").textContent = `Of ${library.items.length} questions, ${all.known} are known, ${all.shaky} shaky and ${all.new} new. Known: right on two days in a row.`
    this.querySelector(".prep-progress__pages").replaceChildren(...library.pages.map(page => this.#page(page, count(page.items))))
    this.#weakest(state)
    this.#stories(state)
  }

  #page(page, { known, shaky, new: fresh }) {
    const row = document.createElement("p")
    const link = document.createElement("a")
    link.href = library.url(`${library.settings.places.practice}?of=${page.path.replace(/\/$/, "")}`)
    link.textContent = page.title
    const numbers = document.createElement("span")
    const parts = Object.entries({ known, shaky, new: fresh }).filter(([, number]) => number)
    numbers.textContent = parts.map(([name, number]) => `${number} ${name}`).join(", ")
    const bar = document.createElement("span")
    bar.className = "prep-progress__bar"
    bar.ariaHidden = "true"
    for (const [name, number] of parts) {
      const part = document.createElement("i")
      part.className = `prep-progress__${name}`
      part.style.flexGrow = number
      bar.append(part)
    }
    row.append(link, numbers, bar)
    return row
  }

  async #weakest(state) {
    const weak = library.items
      .map(item => ({ item, known: state.cards.get(item.id) }))
      .filter(({ known }) => order.weak(known))
      .sort((a, b) => b.known.missed - a.known.missed || b.known.misses - a.known.misses || a.known.last - b.known.last)
    const list = this.querySelector(".prep-progress__weakest")
    const entries = await Promise.all(weak.slice(0, WEAKEST).map(async ({ item, known }) => {
      const text = await library.text(item).catch(() => null)
      const entry = document.createElement("li")
      const link = document.createElement("a")
      link.href = library.link(item, text?.section)
      if (text) library.name(link, text)
      else link.textContent = item.page.title
      entry.append(link, ` missed ${known.misses === 1 ? "once" : `${known.misses} times`}`)
      return entry
    }))
    list.replaceChildren(...entries)
    list.previousElementSibling.hidden = list.hidden = !entries.length // nothing was missed yet
    this.#paper(weak)
  }

  #paper(weak) {
    const { self_test: test, chosen_sheet: chosen, practice } = library.settings.places
    const links = weak.length ? [["Practice what was missed", `${practice}?of=missed`], ["Print it as a self-test", test && `${test}?of=weak`], ["Print its commands", chosen && `${chosen}?of=weak`]].filter(([, path]) => path) : []
    this.querySelector(".prep-progress__paper").replaceChildren(...links.flatMap(([words, path], place) => {
      const link = document.createElement("a")
      link.href = library.url(path)
      link.textContent = words
      return place ? [" · ", link] : [link]
    }))
  }

  #stories(state) {
    const list = this.querySelector(".prep-progress__stories")
    if (!list) return
    const rows = library.settings.stories.map(([id, title]) => ({ id, title, known: state.cards.get(library.short(id)) }))
    rows.sort((a, b) => (a.known?.last ?? -Infinity) - (b.known?.last ?? -Infinity))
    list.replaceChildren(...rows.map(({ id, title, known }) => {
      const entry = document.createElement("li")
      const link = document.createElement("a")
      link.href = library.url(`${library.settings.places.rehearsal}?story=${id}`)
      link.textContent = title
      entry.append(link, `: ${known ? `last told ${this.#ago(state.day - known.last)}${known.missed ? ", to tell again" : ""}` : "not told yet"}`)
      return entry
    }))
  }

  #ago(days) {
    return days === 0 ? "today" : days === 1 ? "yesterday" : days > 9999 ? "before" : `${days} days ago`
  }

  /* Share the file where the device can, as phones do; else download it. */
  async #save() {
    const file = new File([this.#memory.text], NAME, { type: "text/plain" })
    if (navigator.canShare?.({ files: [file] })) {
      try {
        await navigator.share({ files: [file], title: document.title })
        return this.#say("Shared.")
      } catch (error) {
        if (error.name === "AbortError") return
      }
    }
    const link = document.createElement("a")
    link.href = URL.createObjectURL(file)
    link.download = NAME
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.#say(`Saved as ${NAME}.`)
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#memory.text)
      this.#say("Copied.")
    } catch {
      const area = this.querySelector("textarea")
      area.value = this.#memory.text
      area.select()
      this.#say("Copy the selected text.")
    }
  }

  async #open(input) {
    const [file] = input.files ?? []
    if (!file) return
    this.#merge(await file.text())
    input.value = ""
  }

  #merge(text) {
    const found = this.#memory.merge(text)
    this.#show()
    if (typeof found === "string") return this.#say(found)
    this.querySelector("textarea").value = ""
    this.#say(found ? `Taken in: ${plural(found, "new line")}.` : "Nothing in it is new here.")
  }

  /* A question first: a second press on the same button. */
  #clear(button) {
    if (button.dataset.asked) {
      this.#memory.clear()
      this.#memory.setLocal("round", null)
      delete button.dataset.asked
      button.textContent = "Forget everything here"
      this.#show()
      return this.#say("Forgotten.")
    }
    button.dataset.asked = "1"
    button.textContent = "Yes, forget all answers, sentences and the date"
    this.#say("This cannot be undone. Press again to forget everything, or leave the page.")
  }

  #say(words) {
    this.querySelector(".prep-progress__said").textContent = words
  }
}

customElements.get("prep-progress") ?? customElements.define("prep-progress", PrepProgress)
}
