/* <prep-rehearse>: draws a question of the page's list, keeps time, shows the beats of its story and asks how it went.

   The page itself holds the questions (`a[data-rehearse=STORY]`) and the beats (`#STORY`); without this script it is a list.
   A plain script, as memory.js is, so that it works from a copy of the site on the disk. */

const MARKS = { 30: "30 seconds", 90: "90 seconds: come to the result", 120: "Two minutes: finish" }
const WENT = ["missed a part", "too long", "good"] // the worst first: the order in which stories come again

class PrepRehearse extends HTMLElement {
  #memory = new Memory("rehearsed")
  #kept = {}
  #questions = []
  #question = null
  #spent = 0 // milliseconds before the clock was last started
  #since = 0 // when it was started; 0 while it stands
  #ticking = 0
  #said = 0 // the last mark that was announced

  connectedCallback() {
    this.#questions = [...document.querySelectorAll("a[data-rehearse]")].map(link => ({
      text: [...link.parentElement.childNodes].filter(node => node !== link).map(node => node.textContent).join("").trim(),
      story: link.dataset.rehearse,
    }))
    if (!this.#questions.length) return
    this.innerHTML = `
      <h2 class="prep-rehearse__question" tabindex="-1"></h2>
      <p class="prep-rehearse__time" role="timer"><span class="prep-rehearse__clock">0:00</span> of 2:00</p>
      <div class="prep-rehearse__bar" aria-hidden="true"><i></i></div>
      <p class="prep-rehearse__buttons">
        <button type="button" data-do="toggle" class="md-button md-button--primary">Start</button>
        <button type="button" data-do="check" class="md-button">Show the beats</button>
        <button type="button" data-do="draw" class="md-button">Another question</button>
      </p>
      <section class="prep-rehearse__check" tabindex="-1" aria-label="Beats" hidden>
        <div class="prep-rehearse__beats"></div>
        <p id="prep-went">How did it go?</p>
        <p class="prep-rehearse__buttons" role="group" aria-labelledby="prep-went">
          ${WENT.map(word => `<button type="button" data-went="${word}" class="md-button">${word[0].toUpperCase()}${word.slice(1)}</button>`).join("")}
        </p>
      </section>
      <p class="prep-rehearse__said" role="status"></p>`
    this.addEventListener("click", this)
    this.#kept = this.#memory.read()
    this.hidden = false
    this.#draw()
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
    if (went) this.#rate(went)
  }

  /* The next question: of the stories told least well, then least often, any of their questions but the present one. */
  #draw({ focus = false } = {}) {
    this.#reset()
    const rank = ({ story }) => {
      const { last, times = 0 } = Object(this.#kept[story])
      return last === undefined ? -1 : WENT.indexOf(last) * 1000 + Math.min(times, 999)
    }
    const others = this.#questions.filter(one => one !== this.#question)
    const from = others.length ? others : this.#questions
    const first = Math.min(...from.map(rank))
    const drawn = from.filter(one => rank(one) === first)
    this.#question = drawn[Math.floor(Math.random() * drawn.length)]
    const heading = this.#part("question")
    heading.textContent = this.#question.text
    if (focus) heading.focus()
  }

  #reset() {
    this.#stop()
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
    this.#part("beats").replaceChildren(...[...document.getElementById(this.#question.story).children].map(one => one.cloneNode(true)))
    this.#button("check").hidden = true
    this.#part("check").hidden = false
    this.#part("check").focus()
  }

  #rate(went) {
    const { story } = this.#question
    const times = Number(Object(this.#kept[story]).times) || 0
    this.#kept = { ...this.#kept, [story]: { last: went, times: times + 1 } }
    this.#memory.write(this.#kept)
    this.#draw({ focus: true })
    this.#say(`Noted: ${went}. Here is the next question.`)
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
