/* What the theme's search box lacks: it hears only keys, forgets what was asked, and loses the reader's place. */
"use strict"
{
const MOST = 5 // of the last queries that are kept
const box = document.querySelector("[data-md-component=search-query]")
const result = document.querySelector("[data-md-component=search-result]")
const MARK = document.querySelector('meta[name="prep:store"]')?.content ?? "" // of the shared site
const KEY = `prep:${MARK}${new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location).pathname}asked`

/* What was asked from here, by following a hit: kept in this browser alone. */
const asked = {
  get all() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY))
      return Array.isArray(kept) ? kept.filter(one => typeof one === "string").slice(0, MOST) : []
    } catch {
      return []
    }
  },
  add(query) {
    try {
      localStorage.setItem(KEY, JSON.stringify([query, ...this.all.filter(one => one !== query)].slice(0, MOST)))
      sessionStorage.setItem(KEY, query)
    } catch {} // a full storage only forgets
  },
}

/* The theme listens for keys alone: pasted, dictated and suggested text, and an emptied box, are told to it as one. */
function heard() {
  box.dispatchEvent(new KeyboardEvent("keyup"))
  offer()
}
box.addEventListener("input", heard)
box.form.addEventListener("reset", () => setTimeout(heard))
box.addEventListener("focus", offer)

/* In the empty box: what was asked last, and a few queries of the author's. They are links, so that the arrow keys reach them. */
function offer() {
  const there = result.querySelector(".prep-tries")
  if (box.value) return there?.remove()
  if (there) return // one of its links may have the focus
  const queries = [...new Set([...asked.all, ...document.querySelector("meta[name='prep:queries']").content.split("\n").filter(Boolean)])]
  const list = document.createElement("ul")
  list.className = "prep-tries"
  list.setAttribute("aria-label", "Queries to try")
  for (const query of queries) {
    const [item, link, name] = ["li", "a", "span"].map(tag => document.createElement(tag))
    link.href = `?${new URLSearchParams({ q: query })}`
    link.tabIndex = -1
    name.dataset.mdScore = "0" // the theme compares the scores of all links here when Enter is pressed
    name.textContent = query
    link.append(name)
    item.append(link)
    list.append(item)
  }
  result.lastElementChild.before(list)
}

/* A query that is tried stays in the box, which stays open; a hit that is followed leaves with what is worth keeping. */
result.addEventListener("click", event => {
  const link = event.target.closest("a")
  if (!link) return
  if (link.closest(".prep-tries")) {
    event.preventDefault()
    event.stopPropagation()
    box.value = link.textContent
    box.focus()
    return heard()
  }
  const query = box.value.trim()
  if (!query) return
  asked.add(query)
  history.replaceState({ ...history.state, asked: query }, "")
  const place = -parseInt(document.body.style.top, 10)
  if (!place) return
  document.body.removeAttribute("data-md-scrolllock") // on a phone the theme holds the page still behind the box, at its top:
  document.body.style.top = "" // let go now, and the browser keeps the place for Back
  scrollTo(0, place)
})

/* On the page of a hit, and after Back, the query is in the box. */
const query = history.state?.asked ?? (new URLSearchParams(location.search).has("h") ? sessionStorage.getItem(KEY) : null)
if (query && !box.value) {
  box.value = query
  history.replaceState({ ...history.state, asked: query }, "")
}
}
