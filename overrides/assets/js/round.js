/* A round of practice: what it asks, what was answered in it, and what comes next. It is kept in the browser, so that it survives a
   reload and another app. Knows the memory, the order and the library, and nothing of the page. */
"use strict"

const Round = (() => {
const KEY = "round"

class Round {
  static SIZE = 12

  #memory
  #kept // what is written down: plain data

  constructor(memory, kept) {
    this.#memory = memory
    this.#kept = kept
  }

  /* The round of today that something was done in, or nothing. */
  static open(memory) {
    const kept = memory.local(KEY)
    if (!Array.isArray(kept?.asked) || !Array.isArray(kept.skipped) || kept.day !== calendar.today()) return null
    return kept.asked.length + kept.skipped.length + kept.shown > 0 ? new Round(memory, kept) : null
  }

  /* A new round over a scope; of just some ids, in their order; or with one question first. */
  static begin(memory, state, of, { ids = null, first = null } = {}) {
    const size = ids?.length ?? Math.min(Round.SIZE, Math.max(Round.planned(memory, state, of).length, first ? 1 : 0))
    const kept = { of, ids, size, day: calendar.today(), asked: [], skipped: [], current: first?.id ?? "", shown: false, done: false }
    return new Round(memory, kept)
  }

  /* What a round of a scope would ask: of everything today's share, and where that is done, or of a part, all that is left. */
  static planned(memory, state, of) {
    const items = library.scope(of, state)
    const { planned } = order.today(state, items, calendar.interview(memory), library.settings.minutes)
    return of === "all" && planned.length ? planned : order.plan(state, items, Round.SIZE)
  }

  get of() {
    return this.#kept.of
  }

  get size() {
    return this.#kept.size
  }

  get asked() {
    return this.#kept.asked
  }

  /* The ids that were missed when they were last asked in this round. */
  get missed() {
    const last = new Map(this.#kept.asked.map(one => [one.id, one.right]))
    return [...last].filter(([, right]) => !right).map(([id]) => id)
  }

  get shown() {
    return this.#kept.shown
  }

  get done() {
    return this.#kept.done
  }

  /* The question that is open; nothing if it is gone from the site. */
  get current() {
    return library.item(this.#kept.current) ?? null
  }

  /* The next question, or nothing when the round is done. */
  next(state) {
    const { of, ids, asked, skipped, size } = this.#kept
    const but = new Set(skipped)
    if (ids) return ids.map(library.item).find(one => one && !but.has(one.id) && !asked.some(({ id }) => id === one.id)) ?? null
    return asked.length < size ? order.next(state, library.scope(of, state), but) : null
  }

  /* What may come after the open question, for its texts to be there at once. */
  ahead(state) {
    const { of, ids, skipped } = this.#kept
    if (ids) return ids.map(library.item).filter(Boolean)
    return order.plan(state, library.scope(of, state), 3, Infinity, new Set(skipped)).map(({ id }) => library.item(id))
  }

  ask(item, shown = false) {
    this.#keep({ current: item.id, shown, done: false })
  }

  show() {
    this.#keep({ shown: true })
  }

  answer(id, right, line) {
    this.#keep({ asked: [...this.#kept.asked, { id, right, line }] })
  }

  /* Take the last answer out; gives it, or nothing where there is none. */
  takeBack() {
    const last = this.#kept.asked.at(-1)
    if (last) this.#keep({ asked: this.#kept.asked.slice(0, -1) })
    return last
  }

  skip(id) {
    this.#keep({ skipped: [...this.#kept.skipped, id] })
  }

  end() {
    this.#keep({ done: true })
  }

  #keep(change) {
    Object.assign(this.#kept, change)
    this.#memory.setLocal(KEY, this.#kept)
  }
}

return Round
})()
