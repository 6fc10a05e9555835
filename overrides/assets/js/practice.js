/* <prep-practice>: one question at a time, its answer, and whether it was known.

   Which question comes is said by round.js, what was answered is kept by memory.js, the texts come from library.js. What stands at
   the end of a round is in round-end.js, what else there is to practice in scopes.js. The page that a question leads to is a
   detour, and Back returns to it. */
"use strict"
{
const GUARD = 250 // milliseconds in which a second tap on the place of Show is none on the grades
const OFTEN = 4 // misses from which a question wants its page read

const ASKS = {
  card: "",
  command: "Which command?",
  symptom: "Which three commands first, and which causes?",
  correction: "The notes left this open. What is right?",
}

const VERDICTS = { right: "it is true", wrong: "it is not quite so" } // what the notes left open is neither

const TROUBLES = {
  missing: "This browser keeps nothing of it once you leave the page.",
  full: "This browser's store is full: what you answer now is lost when you leave the page. Save your progress as a file first.",
  newer: "What this browser keeps is from a newer version of this site: it is left as it is, and nothing is added.",
}

class PrepPractice extends HTMLElement {
  #memory = new Memory()
  #round = null
  #state = null
  #item = null
  #text = null // of that question; nothing until it is there
  #shown = 0 // when the answer was shown; 0 while it is not
  #turn = 0 // counts what is on screen, so that a text that arrives late is not shown

  connectedCallback() {
    this.#memory.onChange(() => this.#learn())
    this.#learn()
    this.innerHTML = `
      <div class="prep-practice__screen"><div class="prep-practice__head">
        <p class="prep-practice__where"></p><p><span class="prep-practice__count"></span> <button type="button" data-do="choose">Choose</button></p>
        <progress class="prep-practice__bar" aria-hidden="true"></progress>
      </div>
      <div class="prep-practice__card">
        <p class="prep-practice__asks"></p>
        <h2 class="prep-practice__question" tabindex="-1"></h2>
        <div class="prep-practice__answer" tabindex="-1" role="region" aria-label="Answer" hidden></div>
      </div>
      <div class="prep-practice__end" hidden></div>
      <div class="prep-practice__foot">
        <p class="prep-practice__note"></p>
        <p class="prep-practice__tools">
          <button type="button" data-do="undo">Undo <kbd>U</kbd></button>
          <a class="prep-practice__page" hidden>Open the page</a>
          <button type="button" data-do="skip">Skip <kbd>S</kbd></button>
        </p>
        <div class="prep-practice__grades">
          <button type="button" data-do="true" class="md-button" hidden>True <kbd>1</kbd></button>
          <button type="button" data-do="false" class="md-button" hidden>Not quite <kbd>2</kbd></button>
          <button type="button" data-do="show" class="md-button md-button--primary">Show <kbd>space</kbd></button>
          <button type="button" data-do="missed" class="md-button" hidden>Missed it <kbd>1</kbd></button>
          <button type="button" data-do="knew" class="md-button" hidden>Knew it <kbd>2</kbd></button>
        </div>
      </div></div>
      <p class="prep-practice__said" role="status"></p>
      <details class="prep-fold prep-practice__scope"><summary>Practice something else</summary><ul></ul></details>`
    this.addEventListener("click", this)
    window.addEventListener("keydown", this, true)
    this.hidden = false
    this.querySelector(".prep-practice__scope ul").append(...scopeEntries(this.#state))
    this.#begin()
  }

  disconnectedCallback() {
    window.removeEventListener("keydown", this, true)
  }

  handleEvent(event) {
    if (event.type === "keydown") return this.#key(event)
    const button = event.target.closest("button[data-do]")
    if (button) this.#do(button.dataset.do)
  }

  #do(what) {
    const graded = what === "missed" || what === "knew"
    if (graded && (!this.#shown || performance.now() - this.#shown < GUARD)) return
    if (what === "show") this.#show()
    if (what === "true" || what === "false") this.#guess(what === "true")
    if (graded) this.#grade(what === "knew" ? "+" : "-")
    if (what === "undo") this.#undo()
    if (what === "skip") this.#skip()
    if (what === "choose") this.#choose()
    if (what === "again") this.#start(this.#round.of, { ids: this.#round.missed })
    if (what === "more") this.#start(this.#round.of)
  }

  /* Space and Enter show, then 1 and 2 grade, and space is "knew it"; where there is something to guess, 1 and 2 do that first. A
     key that means something where the focus is stays that. */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return
    if (event.target.closest?.("input, textarea, select, [contenteditable], [role=dialog], .md-search")) return
    const focused = event.target.closest?.("a, button, summary, label")
    const press = event.key === " " || event.key === "Enter"
    if (press && focused) return
    const open = this.#item !== null
    const what = press ? (!open ? "" : this.#shown ? (event.key === " " ? "knew" : "") : "show")
      : { 1: this.#shown ? "missed" : "true", 2: this.#shown ? "knew" : "false", u: "undo", U: "undo", s: "skip", S: "skip" }[event.key]
    if (!what || (!open && what !== "undo")) return
    event.preventDefault()
    event.stopPropagation() // `s` is the theme's key for the search
    this.#do(what)
  }

  #learn() {
    this.#state = library.state(this.#memory)
  }

  /* Go on with the round of today that is open, unless the address asks for another. */
  async #begin() {
    const [of, first] = ["of", "first"].map(name => new URLSearchParams(location.search).get(name))
    const open = Round.open(this.#memory)
    const stayed = ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type)
    if (first) {
      history.replaceState(null, "", `?of=${of ?? "all"}`) // a reload goes on, and does not begin again
      const under = await library.under(first, of).catch(() => null)
      return this.#start(of ?? "all", { first: under })
    }
    if (!open || (of !== null && of !== open.of) || (open.done && !stayed)) return this.#start(of ?? "all")
    this.#round = open
    if (open.done) this.#end()
    else if (open.current) this.#ask(open.current, open.shown)
    else this.#next()
  }

  #start(of, { ids = null, first = null } = {}) {
    this.#round = Round.begin(this.#memory, this.#state, of, { ids, first })
    if (first) this.#ask(first)
    else this.#next()
  }

  #next() {
    const item = this.#round.next(this.#state)
    if (item) this.#ask(item)
    else this.#end()
  }

  async #ask(item, shown = false) {
    const turn = ++this.#turn
    this.#item = item
    this.#shown = 0
    this.#round.ask(item, shown)
    this.#part("end").hidden = true
    this.#part("card").hidden = false
    this.#part("grades").hidden = false
    this.#button("skip").hidden = false
    this.#progress()
    this.#part("where").textContent = item.page.title
    if (!library.has(item)) this.#blank("")
    let text
    try {
      text = await library.text(item)
    } catch (error) {
      if (turn === this.#turn) this.#blank(`${error.message}. Is there a connection?`)
      return
    }
    if (turn !== this.#turn) return
    if (!text) return this.#skip() // an old file of texts, which does not hold it
    this.#text = text
    this.#part("asks").textContent = this.#guessed() ? "The notes said this. True, or not quite?" : (ASKS[item.kind] ?? text.asks)
    library.fill(this.#part("question"), text.question)
    const answer = this.#part("answer")
    library.fill(answer, text.answer)
    this.#part("page").href = library.link(item, text.section)
    const often = this.#state.cards.get(item.id)?.misses ?? 0
    if (often >= OFTEN) answer.prepend(this.#paragraph("prep-practice__often", `Missed ${plural(often, "time")} so far. Its page may help more than another try.`))
    this.#reveal(shown)
    this.#part("question").focus({ preventScroll: true })
    scrollTo({ top: 0 })
    if (shown) this.#shown = performance.now() - GUARD
    if (shown || this.#round.asked.length) this.#ahead()
  }

  /* Fetch the text of what may come next, so that it is there at once; not before the reader does something. */
  #ahead() {
    for (const item of this.#round.ahead(this.#state).slice(0, 4)) library.text(item).catch(() => {})
  }

  /* While a text is on its way, or cannot come: nothing to show and nothing to grade. */
  #blank(words) {
    this.#text = null
    this.#part("question").textContent = words
    this.#part("asks").textContent = ""
    this.#part("answer").hidden = this.#part("page").hidden = true
    for (const name of ["true", "false", "show", "missed", "knew"]) this.#button(name).hidden = true
  }

  #reveal(shown) {
    this.#part("answer").hidden = this.#part("page").hidden = !shown
    this.#button("show").hidden = shown || this.#guessed()
    this.#button("true").hidden = this.#button("false").hidden = shown || !this.#guessed()
    this.#button("missed").hidden = this.#button("knew").hidden = !shown
  }

  /* Whether this question is one to guess before the answer is shown. */
  #guessed() {
    return (this.#text?.verdict ?? "") in VERDICTS
  }

  #guess(yes) {
    if (this.#shown || !this.#guessed()) return
    const { verdict } = this.#text
    const right = (verdict === "right") === yes
    this.#part("answer").prepend(this.#paragraph("prep-practice__verdict", `${right ? "Right" : "No"}, ${VERDICTS[verdict]}.`))
    this.#show()
  }

  #show() {
    if (this.#shown || !this.#text) return
    this.#shown = performance.now()
    this.#round.show()
    this.#reveal(true)
    this.#ahead()
    this.#part("answer").focus({ preventScroll: true })
  }

  #grade(sign) {
    const item = this.#item
    const line = this.#memory.add(sign, this.#text.id)
    this.#round.answer(item.id, sign === "+", line)
    this.#learn()
    this.#note(sign === "-" && this.#state.cards.get(item.id)?.misses >= OFTEN ? item : null)
    this.#say(sign === "+" ? "Knew it." : "Missed it.")
    this.#next()
  }

  #undo() {
    const last = this.#round.takeBack()
    if (!last) return
    this.#memory.takeBack(last.line)
    this.#learn()
    this.#note(null)
    const item = library.item(last.id)
    this.#say("Taken back.")
    if (item) this.#ask(item, true)
    else this.#next()
  }

  #skip() {
    if (!this.#item) return
    this.#round.skip(this.#item.id)
    this.#say("Skipped.")
    this.#next()
  }

  #end() {
    this.#turn++
    this.#item = null
    this.#round.end()
    const end = this.#part("end")
    this.#part("card").hidden = true
    this.#part("grades").hidden = this.#part("page").hidden = true
    this.#button("skip").hidden = true
    this.#progress()
    this.#part("where").textContent = library.nameOf(this.#round.of)
    roundEnd.show(end, this.#round, this.#state, this.#memory)
    end.hidden = false
    end.querySelector("h2").focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }

  #pageLink(item, section, words = "") {
    const link = document.createElement("a")
    link.href = library.link(item, section)
    link.textContent = words
    return link
  }

  #paragraph(name, content) {
    const made = document.createElement("p")
    made.className = name
    made.append(content)
    return made
  }

  /* What stays in sight beside the next question: that one was missed too often, and what the browser cannot keep. */
  #note(item) {
    const note = this.#part("note")
    note.textContent = TROUBLES[this.#memory.trouble] ?? ""
    if (!item) return
    library.text(item).then(text => {
      note.prepend(`Missed ${plural(this.#state.cards.get(item.id)?.misses ?? OFTEN, "time")}: `, this.#pageLink(item, text.section, "read its page"), ". ")
    }).catch(() => {})
  }

  #progress() {
    const { asked, size, done } = this.#round
    const at = Math.min(size, asked.length + !done)
    this.#part("count").textContent = size ? `${at} of ${size}` : ""
    Object.assign(this.#part("bar"), { max: size || 1, value: asked.length })
    this.#button("undo").disabled = !asked.length
    if (!this.#part("note").textContent) this.#note(null)
  }

  #choose() {
    const scope = this.#part("scope")
    scope.open = true
    scope.scrollIntoView()
    scope.querySelector("summary").focus({ preventScroll: true })
  }

  #say(words) {
    this.#part("said").textContent = words
  }

  #part(name) {
    return this.querySelector(`.prep-practice__${name}`)
  }

  #button(name) {
    return this.querySelector(`[data-do="${name}"]`)
  }
}

customElements.get("prep-practice") ?? customElements.define("prep-practice", PrepPractice)
}
