/* <prep-today>: the days that are left, the one next thing to do, and a few quiet lines. What it offers bends with the days:
   long before, new things and untold stories; in the last week, rounds and a story a day; the day before, what was missed, the
   thirty seconds and the questions to ask; on the day, nothing new. The page itself holds what is open and what to print. */
"use strict"
{
const WEEK = 7
const WORDS = "no one two three four five six seven eight nine ten eleven twelve".split(" ")

const inWords = number => WORDS[number] ?? String(number)
const capital = text => text[0].toUpperCase() + text.slice(1)

class PrepToday extends HTMLElement {
  #memory = new Memory()

  connectedCallback() {
    this.insertAdjacentHTML("afterbegin", `
      <p class="prep-today__days"></p>
      <p class="prep-today__reach"></p>
      <p class="prep-today__do"><a class="md-button md-button--primary"></a> <span></span></p>`)
    this.insertAdjacentHTML("beforeend", `
      <details class="prep-fold prep-today__date"><summary></summary>
        <label>The interview is on <input type="date" autocomplete="off"></label>
        <button type="button" class="md-button">No date</button>
      </details>`)
    this.#memory.takeOver(library.settings.stories.map(([id]) => id))
    this.#memory.onChange(() => this.#show())
    addEventListener("pageshow", event => event.persisted && this.#show())
    document.addEventListener("visibilitychange", () => document.hidden || this.#show())
    this.querySelector("input").addEventListener("change", event => this.#set(event.target.value))
    this.querySelector("button").addEventListener("click", () => this.#set("none"))
    this.#show()
  }

  #set(date) {
    if (date !== "none" && calendar.parse(date) === null) return
    this.#memory.keep("date", date)
    this.querySelector("details").open = false
    this.#show()
    this.querySelector("summary").focus()
  }

  #show() {
    const interview = calendar.interview(this.#memory)
    const state = library.state(this.#memory)
    const day = order.today(state, library.items, interview, library.settings.minutes)
    this.querySelector(".prep-today__days").textContent = this.#days(day.left, interview)
    this.querySelector(".prep-today__reach").textContent = this.#reached(day)
    this.#offer(day, state)
    this.#lines(day, state)
    this.querySelector("summary").textContent = interview === null ? "Set the date of the interview" : day.left < 0 ? "Set another date" : "Change the date"
    this.querySelector("button").hidden = interview === null
    const input = this.querySelector("input")
    if (interview !== null && document.activeElement !== input) input.value = new Date(interview * 864e5).toISOString().slice(0, 10)
  }

  #days(left, interview) {
    if (left === null) return `No date is set yet: ${library.settings.minutes} minutes a day are a good pace.`
    if (left < 0) return "The interview is over. Well done for preparing."
    if (left === 0) return "Today is the day. You know more than you think."
    if (left === 1) return "Tomorrow is the interview."
    return `${capital(inWords(left))} days left: ${calendar.words(interview)}.`
  }

  /* With few days left: how much of what is new there is time for. */
  #reached({ reached, fresh }) {
    return reached === null ? "" : `There is time for about ${reached} of ${fresh} new questions, those first that the notes name.`
  }

  /* One button: what to do next, and what it costs. */
  #offer({ left, planned, right }, state) {
    const { interview_day: sheet, questions_to_ask: asks } = library.settings.places // not every site has them
    const missed = library.scope("missed", state)
    const open = left === 0 && sheet ? null : Round.open(this.#memory)
    if (open?.of === "all" && !open.done && open.asked.length) {
      return this.#button("practice", "", `Go on: ${Math.max(1, open.size - open.asked.length)} left`, "of the round that you began")
    }
    if (left === 0 && sheet) return this.#button("interview_day", "", "Read the one page for today", "five minutes, and nothing new")
    if (left === 1 && missed.length) {
      const again = order.plan(state, missed, Round.SIZE)
      if (again.length) return this.#button("practice", "?of=missed", `Practice ${again.length} that you missed`, `about ${order.minutesOf(again)} min`)
    }
    if (left === 1 && state.cards.size && asks) return this.#button("questions_to_ask", "", "Read your questions to ask", "then rest")
    if (!planned.length) {
      this.#button("practice", "?of=all", "Go on", left < 0 ? "" : right ? `done for today: ${right} right` : "")
      return
    }
    const round = planned.slice(0, Round.SIZE)
    const fresh = round.filter(one => one.fresh).length
    const kinds = [round.length - fresh && `${round.length - fresh} again`, fresh && `${fresh} new`].filter(Boolean).join(", ")
    const more = planned.length > Round.SIZE ? `; ${planned.length} in all today` : ""
    this.#button("practice", "?of=all", `Practice ${round.length}`, `${kinds} · about ${order.minutesOf(round)} min${more}`)
  }

  #button(place, query, words, cost) {
    const button = this.querySelector(".prep-today__do a")
    button.href = library.url(`${library.settings.places[place]}${query}`)
    button.textContent = words
    this.querySelector(".prep-today__do span").textContent = cost
  }

  /* At most two lines of ours, above the page's own two. From the day itself on there are none. */
  #lines({ left }, state) {
    const list = this.querySelector(".prep-today__lines")
    for (const line of list.querySelectorAll(".prep-today__ours")) line.remove()
    list.hidden = left !== null && left <= 0
    const weak = this.#weakest(state)
    const evening = left === 1 ? this.#evening(state) : []
    const lines = [
      evening.length ? ["This evening:", evening] : left !== 1 && weak.length ? ["Weakest:", weak] : null,
      this.#story(state, left),
    ]
    list.prepend(...lines.filter(Boolean).map(line => this.#line(...line)))
  }

  /* What is quick on the last evening: the questions to ask, and what the notes said. */
  #evening(state) {
    const { questions_to_ask: asks, practice } = library.settings.places
    const noted = library.scope("corrections", state).length ? [["true or not quite", `${practice}?of=corrections`]] : []
    return [...(asks === undefined ? [] : [["your questions to ask, aloud", asks]]), ...noted]
  }

  #line(label, links) {
    const line = document.createElement("li")
    line.className = "prep-today__ours"
    const strong = document.createElement("strong")
    strong.textContent = label
    line.append(strong)
    for (const [place, [words, path]] of links.entries()) {
      const link = document.createElement("a")
      link.href = library.url(path)
      link.textContent = words
      line.append(place ? ", " : " ", link)
    }
    return line
  }

  /* The pages with the largest part that is weak, two at most. */
  #weakest(state) {
    const part = page => page.items.filter(({ id }) => order.weak(state.cards.get(id))).length / page.items.length
    return library.pages
      .map(page => [page, part(page)])
      .filter(([, weak]) => weak)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2)
      .map(([page]) => [page.title, `${library.settings.places.practice}?of=${page.path.replace(/\/$/, "")}`])
  }

  /* The story that was told on the fewest days, the longest ago; in the last week none if one was told today. */
  #story(state, left) {
    const { stories, places } = library.settings
    const items = stories.map(([story, title]) => ({ id: library.short(story), story, title, named: true }))
    const next = order.next(state, items)
    const told = items.some(({ id }) => state.right.has(id))
    if (!next || (told && left !== null && left <= WEEK)) return null
    return [left === 1 ? "In thirty seconds:" : "Tell:", [[next.title, `${places.rehearsal}?story=${next.story}`]]]
  }
}

customElements.get("prep-today") ?? customElements.define("prep-today", PrepToday)
}
