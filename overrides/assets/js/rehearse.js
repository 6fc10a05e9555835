/* <prep-rehearse>: draws a question of the page's list, keeps time, shows the key points of its story and asks how it went.

   The page itself holds the questions (`[data-rehearse=STORY]`, and `[data-untold=QUESTION]` where there is no story yet) and the
   key points (`#STORY`); without this script it is a list. What comes next is said by the order of practice, and kept in its memory. */
"use strict"
{
const MARKS = { 30: "30 seconds", 90: "90 seconds: come to the result", 120: "Two minutes: finish" }
const WENT = { "missed a part": "-", "too long": "~", good: "+" }

class PrepRehearse extends HTMLElement {
  #memory = new Memory()
  #questions = []
  #question = null
  #spent = 0 // milliseconds before the clock was last started
  #since = 0 // when it was started; 0 while it stands
  #ticking = 0
  #said = 0 // the last mark that was announced

  connectedCallback() {
    this.#questions = [...document.querySelectorAll("[data-rehearse], [data-untold]")].map(mark => ({
      text: [...mark.parentElement.childNodes].filter(node => node !== mark).map(node => node.textContent).join("").trim(),
      id: mark.dataset.rehearse ?? mark.dataset.untold,
      told: "rehearse" in mark.dataset,
    }))
    if (!this.#questions.length) return
    this.innerHTML = `
      <h2 class="prep-rehearse__question" tabindex="-1"></h2>
      <p class="prep-rehearse__time" role="timer"><span class="prep-rehearse__clock">0:00</span> of 2:00</p>
      <div class="prep-rehearse__bar" aria-hidden="true"><i></i></div>
      <p class="prep-rehearse__buttons">
        <button type="button" data-do="toggle" class="md-button md-button--primary">Start</button>
        <button type="button" data-do="check" class="md-button">Show the key points</button>
        <button type="button" data-do="draw" class="md-button">Another question</button>
      </p>
      <section class="prep-rehearse__check" tabindex="-1" aria-label="Key points" hidden>
        <div class="prep-rehearse__beats"></div>
        <p id="prep-went">How did it go?</p>
        <p class="prep-rehearse__buttons" role="group" aria-labelledby="prep-went">
          ${Object.keys(WENT).map(word => `<button type="button" data-went="${word}" class="md-button">${word[0].toUpperCase()}${word.slice(1)}</button>`).join("")}
        </p>
      </section>
      <section class="prep-rehearse__untold" hidden>
        <p>No story yet: improvise for a minute, then write one sentence.</p>
        <textarea rows="3" aria-label="One sentence" autocomplete="off"></textarea>
        <p class="prep-rehearse__buttons"><button type="button" data-do="keep" class="md-button">Keep it</button></p>
      </section>
      <p class="prep-rehearse__said" role="status"></p>`
    this.addEventListener("click", this)
    this.#memory.takeOver(library.settings.stories.map(([id]) => id))
    this.hidden = false
    this.#draw({ story: new URLSearchParams(location.search).get("story") })
    this.#say("")
  }

  disconnectedCallback() {
    this.#stop()
    this.removeEventListener("click", this)
  }

  handleEvent(event) {
    const { do: what, went } = event.target.closest("button")?.dataset ?? {}
    if (what === "toggle") this.#since ? this.#stop() : this.#start()
    if (what === "check") this.#check()
    if (what === "draw") this.#draw({ focus: true })
    if (what === "keep") this.#keep()
    if (went) this.#rate(went)
  }

  /* The next question: of the story, or of the question without one, that the order of practice names; when all are done for
     today, any. A story has several questions: one of them is drawn. */
  #draw({ focus = false, story = null } = {}) {
    this.#reset()
    const state = library.state(this.#memory)
    const ids = [...new Set(this.#questions.map(({ id }) => id))]
    const others = ids.filter(id => id !== this.#question?.id)
    const told = id => this.#questions.some(one => one.id === id && one.told)
    const next = order.next(state, (others.length ? others : ids).map(id => ({ id: library.short(id), whole: id, named: told(id) })))
    const drawn = ids.includes(story) ? story : next?.whole ?? (others.length ? others : ids)[Math.floor(Math.random() * (others.length || 1))]
    const questions = this.#questions.filter(({ id }) => id === drawn)
    this.#question = questions[Math.floor(Math.random() * questions.length)]
    const heading = this.#part("question")
    heading.textContent = this.#question.text
    this.#part("untold").hidden = this.#question.told
    this.#button("check").hidden = !this.#question.told
    this.#part("untold").querySelector("textarea").value = this.#question.told ? "" : this.#memory.value(`said:${drawn}`)
    if (focus) heading.focus()
  }

  #reset() {
    this.#stop()
    this.classList.remove("prep-rehearse--checking")
    this.#spent = this.#said = 0
    this.#part("check").hidden = true
    this.#button("check").hidden = false
    this.#show()
  }

  #start() {
    this.#since = Date.now()
    this.#ticking = setInterval(() => this.#show(), 250)
    this.#show()
  }

  #stop() {
    clearInterval(this.#ticking)
    if (this.#since) this.#spent += Date.now() - this.#since
    this.#since = 0
    this.#show()
  }

  /* The time, the bar, and a word at each mark: only that word is announced. */
  #show() {
    const seconds = Math.floor((this.#spent + (this.#since ? Date.now() - this.#since : 0)) / 1000)
    this.#part("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    this.#part("bar").firstElementChild.style.inlineSize = `${Math.min(100, seconds / 1.2)}%`
    this.classList.toggle("prep-rehearse--over", seconds >= 120)
    this.#button("toggle").textContent = this.#since ? "Pause" : seconds ? "Go on" : "Start"
    const mark = Math.max(0, ...Object.keys(MARKS).map(Number).filter(one => one <= seconds))
    if (this.#since && mark > this.#said) {
      this.#said = mark
      this.#say(MARKS[mark])
    }
  }

  #check() {
    this.#stop()
    this.classList.add("prep-rehearse--checking")
    this.#part("beats").replaceChildren(...[...document.getElementById(this.#question.id).children].map(one => one.cloneNode(true)))
    this.#button("check").hidden = true
    this.#part("check").hidden = false
    this.#part("check").focus({ preventScroll: true })
    this.scrollIntoView({ block: "nearest" })
  }

  #rate(went) {
    this.#memory.add(WENT[went], this.#question.id)
    this.#draw({ focus: true })
    this.#say(`Noted: ${went}. Here is the next question.`)
  }

  /* Keep the sentence for a question without a story: the page on which that is to be written shows it. */
  #keep() {
    const typed = this.#part("untold").querySelector("textarea").value.trim()
    if (!typed) return this.#say("Write a sentence first.")
    this.#memory.keep(`said:${this.#question.id}`, typed)
    this.#memory.add("+", this.#question.id)
    this.#draw({ focus: true })
    this.#say("Kept. Here is the next question.")
  }

  /* One live region; it also says when this browser cannot remember. */
  #say(words) {
    const forgets = this.#memory.lasts ? "" : "This browser cannot remember how it went once you leave the page."
    this.#part("said").textContent = [words, forgets].filter(Boolean).join(" ")
  }

  #part(name) {
    return this.querySelector(`.prep-rehearse__${name}`)
  }

  #button(name) {
    return this.querySelector(`[data-do="${name}"]`)
  }
}

customElements.get("prep-rehearse") ?? customElements.define("prep-rehearse", PrepRehearse)
}
