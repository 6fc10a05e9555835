/* What the reader's browser remembers, under one key each. It may be missing, full, forbidden or broken: then it lasts until
   the page is left, and `lasts` says so. A plain script, since a browser loads no module from a file on the disk. */

class Memory {
  #key
  #value = {}
  lasts = true

  constructor(name) {
    this.#key = `prep.${name}`
  }

  /* The object that was kept, or an empty one. */
  read() {
    try {
      this.lasts = !localStorage.volatile
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}")
      if (kept && typeof kept === "object" && !Array.isArray(kept)) this.#value = kept
    } catch (error) {
      if (!(error instanceof SyntaxError)) this.lasts = false
    }
    return this.#value
  }

  /* Keep an object; gives whether it will still be there next time. */
  write(value) {
    this.#value = value
    try {
      localStorage.setItem(this.#key, JSON.stringify(value))
      this.lasts = !localStorage.volatile
    } catch {
      this.lasts = false
    }
    return this.lasts
  }
}
