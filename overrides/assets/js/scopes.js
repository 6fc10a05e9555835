/* All that can be practiced by itself, as entries of a list: everything, what the notes said, what was missed, and each section with
   its pages. */
"use strict"

const scopeEntries = (() => {
  function entryOf(of, words, items) {
    const entry = document.createElement("li")
    const link = document.createElement("a")
    link.href = `?of=${encodeURIComponent(of)}`
    link.textContent = `${words}, ${items.length}`
    entry.append(link)
    return entry
  }

  function sectionEntries(section) {
    const pages = library.pages.filter(page => page.section === section)
    const entries = pages.map(({ path, title, items }) => entryOf(path.replace(/\/$/, ""), title, items))
    if (pages.length === 1) return entries
    const whole = entryOf(section, section, pages.flatMap(({ items }) => items))
    const within = document.createElement("ul")
    within.append(...entries)
    whole.append(within)
    return [whole]
  }

  return state => {
    const special = ["corrections", "missed"].map(of => [of, library.nameOf(of), library.scope(of, state)]).filter(([, , items]) => items.length)
    const sections = new Set(library.pages.map(page => page.section))
    return [entryOf("all", library.nameOf("all"), library.items), ...special.map(one => entryOf(...one)), ...[...sections].flatMap(sectionEntries)]
  }
})()
