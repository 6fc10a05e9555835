/* The questions of the site: all of them by page (`practiceIndex`, of assets/practice/index.js), and their texts, which are
   fetched a few at a time when they are asked for. As scripts, not as JSON, so that a copy of the site on a disk can read them.

   The list names each question by a short id, made of its record's: the whole ids would be a tenth of a first visit. What is kept
   for long, and what the texts are known by, are the whole ones. */
"use strict"

const library = (() => {
  const base = new URL(`${JSON.parse(document.getElementById("__config").textContent).base}/`, location)
  const fileOf = ({ path }, at) => `assets/practice/${path}${1 + Math.floor(at / practiceIndex.a_file)}.js`
  const short = id => order.mix(id, practiceIndex.salt).toString(32).padStart(practiceIndex.signs, "0").slice(-practiceIndex.signs)
  const pages = practiceIndex.pages.map(([path, title, section, runs, ids]) => {
    const page = { path, title, section, items: [] }
    for (const [kind, named, length] of runs) {
      for (let left = length; left > 0; left--) {
        const at = page.items.length, from = at * practiceIndex.signs
        page.items.push({ id: ids.slice(from, from + practiceIndex.signs), kind, named: !!named, page, file: fileOf(page, at) })
      }
    }
    return page
  })
  const items = pages.flatMap(page => page.items)
  const known = new Map(items.map(item => [item.id, item]))
  const texts = new Map()
  const loading = new Map()

  /* Called by the files of texts. */
  globalThis.practiceTexts = found => {
    for (const [id, text] of Object.entries(found)) {
      const [question, answer, section, asks = "", verdict = ""] = text
      texts.set(short(id), { id, question, answer, section, asks, verdict })
    }
  }

  function load({ file, page }) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((done, failed) => {
        const script = document.createElement("script")
        script.src = url(file)
        script.onload = done
        script.onerror = () => {
          loading.delete(file)
          failed(new Error(`${page.title} could not be loaded`))
        }
        document.head.append(script)
      }))
    }
    return loading.get(file)
  }

  function url(path) {
    return new URL(path, base).href
  }

  return {
    items,
    pages,
    url,
    settings: practiceIndex,
    short,
    item: id => known.get(id),

    /* What the memory tells on a day, by short ids. */
    state: (memory, day = calendar.today()) => order.state(memory.log.map(([time, grade, id]) => [time, grade, short(id)]), day, calendar.dayOf),

    has: item => texts.has(item.id),

    /* The question and answer of an item as HTML, the section of its page, and its whole id. */
    async text(item) {
      if (!texts.has(item.id)) await load(item)
      return texts.get(item.id)
    },

    /* The item with an id, or the first of a page (`linux/disk`) that stands under this section; nothing if there is none. */
    async under(section, path) {
      const item = known.get(short(section))
      if (item) return item
      for (const one of pages.find(page => page.path === `${path}/`)?.items ?? []) if ((await this.text(one))?.section === section) return one
      return null
    },

    /* Put some HTML of a text into an element: its links start from the site's root. */
    fill(element, html) {
      element.innerHTML = html
      for (const link of element.querySelectorAll("a[href]")) link.href = url(link.getAttribute("href"))
    },

    /* Put the words of a question into a link, with what is asked of it where it is no sentence by itself. */
    name(link, { question, asks }) {
      link.innerHTML = question.replace(/<\/?a\b[^>]*>/g, "")
      if (asks) link.prepend(`${asks}: `)
    },

    link: (item, section = "") => url(`${item.page.path}${section && "#"}${section}`),

    /* The items of a scope: "all", a page by its path, a section by its name, what was "missed" as a state tells, or all
       "corrections". */
    scope(of, state) {
      if (of === "all") return items
      if (of === "missed") return items.filter(({ id }) => state.cards.get(id)?.missed)
      const page = items.filter(one => one.page.path === `${of}/`)
      if (page.length) return page
      return items.filter(one => (of === "corrections" ? one.kind === "correction" : one.page.section === of))
    },

    nameOf(of) {
      if (of === "all") return "Everything"
      if (of === "missed") return "What was missed"
      if (of === "corrections") return "True or not quite"
      return pages.find(({ path }) => path === `${of}/`)?.title ?? of
    },
  }
})()

/* The calendar: days as whole numbers, a date as typed (2026-12-03) among them. */
const calendar = {
  dayOf: time => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 864e5
  },
  today: () => calendar.dayOf(Date.now()),
  parse: typed => (/^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(Date.parse(typed)) ? Date.parse(typed) / 864e5 : null),
  words: day => new Date(day * 864e5).toLocaleDateString("en", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }),

  /* The interview's day: as the reader set it, else as the content says; nothing where neither does. */
  interview: memory => {
    const set = memory.value("date")
    return set === "none" ? null : calendar.parse(set) ?? calendar.parse(library.settings.interview)
  },
}

/* "1 question", "2 questions". */
const plural = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
