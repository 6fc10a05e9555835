/* What the reader's browser remembers of this site: a log that only grows (log.js says how it reads).

   Two logs merge as a union of their lines, so merging twice, or both ways, does no harm, and two tabs lose nothing: each change
   reads what is kept, adds its line and writes. Storage may be missing, full, forbidden or unreadable: then all lasts until the
   page is left, and `trouble` says why. What cannot be read is kept aside. A plain script, since a browser loads no module from a
   file on the disk. */
"use strict"

const Memory = (() => {
class Memory {
  #key
  #lines = new Set() // all that is known
  #own = new Set() // what was added here: another tab may write before it has seen it, and then it is written again
  #era = null // changes when everything is forgotten, in any tab: then nothing of before comes back
  #unreadable = false // what is kept can be neither read nor put aside: it is not written over
  #stored = new Set() // what was read last
  #parsed = null
  #listeners = []
  #asked = false // the browser, to keep what is here
  trouble = "" // why nothing lasts: "missing", "full" or "newer"; empty while it does

  /* `base`: the path of the site, so that two sites on one host stay apart, behind a mark of the shared one. */
  constructor(base = Memory.base()) {
    this.#key = `prep:${base}`
    this.#load()
    addEventListener("storage", event => {
      if (event.key !== null && !event.key.startsWith(this.#logKey)) return
      this.#load()
      if ([...this.#own].some(line => !this.#stored.has(line))) this.#write([])
      for (const listener of this.#listeners) listener()
    })
  }

  /* The path of the site, from the page that is open, and the mark that the site has. */
  static base() {
    const config = document.getElementById("__config")
    const mark = document.querySelector('meta[name="prep:store"]')?.content ?? ""
    return mark + new URL(`${config ? JSON.parse(config.textContent).base : "."}/`, location).pathname
  }

  get #logKey() {
    return `${this.#key}log`
  }

  get lasts() {
    return !this.trouble
  }

  /* Call a function when another tab has changed what is kept. */
  onChange(listener) {
    this.#listeners.push(listener)
  }

  /* The answers, [time, grade, id] in the order of time, without those that were taken back. */
  get log() {
    return this.#read().log
  }

  /* The latest value that was kept under a name, or an empty text. */
  value(name) {
    return this.#read().values.get(name)?.value ?? ""
  }

  /* Note an answer: "+", "-" or "~". Gives its line, for `takeBack`. */
  add(sign, id, time = Date.now()) {
    const { latest } = this.#read() // one moment has one line, lest taking one back takes another
    const line = `${latest >= time && latest < time + 1000 ? latest + 1 : time} ${sign} ${id}`
    this.#write([line])
    if (!this.#asked) navigator.storage?.persist?.().catch(() => {})
    this.#asked = true
    return line
  }

  takeBack(line) {
    this.#write([line.replace(/ [-+~] /, " x ")])
  }

  keep(name, value, time = Date.now()) {
    const latest = this.#read().values.get(name)?.time ?? 0
    this.#write([logText.keeping(Math.max(time, latest + 1), name, value)])
  }

  /* All of it as a text to share. */
  get text() {
    return logText.write(this.#lines)
  }

  /* Take in a text that was shared. Gives how many of its lines were not known here, or a fault in words. */
  merge(text) {
    const { lines, version, unread } = logText.read(text)
    if (version > logText.VERSION) return "It is from a newer version of this site. Open it there."
    if (!version || (!lines.length && unread)) return "This is no saved progress of this site."
    const fresh = lines.filter(line => !this.#lines.has(line))
    if (fresh.length) this.#write(fresh)
    return fresh.length
  }

  /* Forget everything, here only. */
  clear() {
    try {
      localStorage.setItem(`${this.#logKey}.era`, String(Date.now()))
      localStorage.removeItem("prep.rehearsed")
      localStorage.removeItem(`${this.#key}asked`)
    } catch {}
    this.#own.clear()
    this.#store(logText.write([]))
    this.#load()
  }

  /* A small thing of this browser alone, such as the round that is open. Reading and writing never throw. */
  local(name) {
    try {
      return JSON.parse(localStorage.getItem(`${this.#key}${name}`) ?? "null")
    } catch {
      return null
    }
  }

  setLocal(name, value) {
    try {
      if (value === null) localStorage.removeItem(`${this.#key}${name}`)
      else localStorage.setItem(`${this.#key}${name}`, JSON.stringify(value))
    } catch {}
  }

  /* Take over what an older version of the rehearsal kept: how often each of these stories was told, and how it went the last
     time. When is not known, so the lines have the first moments of all, and taking over twice is no harm. */
  takeOver(stories) {
    let kept
    try {
      kept = JSON.parse(localStorage.getItem("prep.rehearsed") ?? "null")
    } catch {}
    if (!kept || typeof kept !== "object") return
    const lines = stories.flatMap(id => {
      const { last, times } = Object(kept[id])
      const sign = { good: "+", "too long": "~", "missed a part": "-" }[last]
      return sign ? Array.from({ length: Math.min(Number(times) || 1, 999) }, (_, time) => `${time} ${sign} ${id}`) : []
    })
    if (lines.some(line => !this.#lines.has(line))) this.#write(lines)
  }

  #load() {
    this.#parsed = null
    this.#stored = new Set()
    this.#unreadable = false
    this.trouble = ""
    let kept = ""
    try {
      kept = localStorage.getItem(this.#logKey) ?? ""
      const era = localStorage.getItem(`${this.#logKey}.era`)
      if (this.#era !== null && (era ?? "") !== this.#era) this.#own.clear()
      this.#era = era ?? ""
      if (localStorage.volatile) this.trouble = "missing"
    } catch {
      this.trouble = "missing"
    }
    this.#lines = new Set(this.#own)
    if (!kept) return
    const { lines, version, unread } = logText.read(kept)
    if (version > logText.VERSION) {
      this.trouble = "newer"
      this.#unreadable = true
      return
    }
    this.#stored = new Set(lines)
    for (const line of lines) this.#lines.add(line)
    if (unread || !version) this.#putAside(kept)
  }

  /* Unreadable bytes are never written over: they stay under a name of their own. */
  #putAside(kept) {
    try {
      for (let number = 1; ; number++) {
        const key = `${this.#logKey}.aside-${number}`
        const there = localStorage.getItem(key)
        if (there === kept) return
        if (there === null) {
          localStorage.setItem(key, kept)
          return
        }
      }
    } catch {
      this.trouble = "full"
      this.#unreadable = true
    }
  }

  /* Read what is kept, add lines, write; once more when no other tab is at it, lest it wrote between our reading and writing. */
  #write(lines) {
    this.#join(lines)
    navigator.locks?.request(this.#logKey, () => this.#join([])).catch(() => {})
  }

  #join(lines) {
    for (const line of lines) this.#own.add(line)
    this.#load()
    if (!this.#unreadable) this.#store(logText.write(this.#lines))
  }

  #store(text) {
    try {
      localStorage.setItem(this.#logKey, text)
      if (localStorage.volatile) throw new Error("volatile")
      this.trouble = ""
      return true
    } catch {
      this.trouble = localStorageThere() ? "full" : "missing"
      return false
    }
  }

  #read() {
    this.#parsed ??= logText.tell(this.#lines)
    return this.#parsed
  }
}

function localStorageThere() {
  try {
    return !localStorage.volatile && localStorage.length >= 0
  } catch {
    return false
  }
}

return Memory
})()
