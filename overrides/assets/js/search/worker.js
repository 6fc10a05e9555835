/* The theme's search worker, with our reading of the query and our order of the hits.

   Material takes any worker that speaks its four messages. This one loads the theme's own (`?theme=` says where), lets it
   build its lunr index, and steps in twice: `lunr.Index.search` is answered by `rank.js`, and each hit is shown by itself,
   with the one line of its section that holds most of the query. tests/browser/test_search_theme.py pins what it relies on.
   All that is loaded, and the index built, with the first letter that is typed: most visits to a page look for nothing. */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const LINE = 160 // characters of a line that are shown

const own = self.postMessage.bind(self)
const passed = new WeakSet()
let setup = null, started = null, ready = null
let ranking = null
let asked = "", ranked = []

addEventListener("message", event => {
  if (passed.has(event) || ![SETUP, QUERY].includes(event.data?.type)) return
  event.stopImmediatePropagation()
  if (event.data.type === QUERY) return ask(String(event.data.data))
  setup = event.data
  own({ type: READY })
})

/* Load what the search is made of, and let the theme build its index; done when the theme says so. */
async function start() {
  importScripts("words.js", "rank.js", new URLSearchParams(location.search).get("theme"))
  self.lunr.Index.prototype.search = function () {
    ranked = ranking.hits(asked, this)
    return ranked.map(hit => ({ ref: hit.ref, score: hit.score, matchData: { metadata: metadata(hit, this) } }))
  }
  const { same, also } = await fetch("words.json").then(answer => answer.json(), () => ({ same: [], also: {} }))
  ranking = new Ranking(setup.data.docs, same, also)
  await new Promise(done => {
    ready = done
    pass(setup)
  })
}

/* The theme's parser gets one plain word: what was typed goes to `rank.js` as it is, so no input is an error. */
async function ask(query) {
  asked = query
  if (!query.trim()) return own({ type: RESULT, data: { items: [] } })
  await (started ??= start())
  if (asked === query) pass({ type: QUERY, data: "words" })
}

function pass(message) {
  const event = new MessageEvent("message", { data: message })
  passed.add(event)
  dispatchEvent(event)
}

/* Where the terms of a hit stand in its title, as lunr would say it: the theme marks them. */
function metadata({ ref, terms }, index) {
  const found = {}
  for (const term of terms) {
    const title = index.invertedIndex[term].title?.[ref]
    if (title) found[term] = { title }
  }
  return found
}

self.postMessage = message => {
  if (message.type === READY) return ready()
  if (message.type !== RESULT) return own(message)
  const shown = new Map(message.data.items.flat().map(item => [item.location, item]))
  const items = ranked.filter(hit => shown.has(hit.ref)).map(hit => [result(shown.get(hit.ref), hit)])
  own({ type: RESULT, data: { items } })
}

/* One hit as the theme lists it: a link that carries the matched words, the section's name, its page and a useful line. */
function result(item, { score, terms }) {
  const [path, id] = item.location.split("#")
  const query = terms.size ? `?h=${encodeURIComponent([...terms].join(" "))}` : ""
  const page = item.parent ? `<span class="prep-hit__page"> · ${item.parent.title}</span>` : ""
  const line = best(item.text, terms)
  const title = `${item.title}${page}${line && `<span class="prep-hit__line">${line}</span>`}`
  return { location: `${path}${query}${id ? `#${id}` : ""}`, title, text: "", score, terms: {} }
}

/* The paragraph, list item or command of a section that holds most of the terms, cut to a line, with the terms marked. */
function best(html, terms) {
  const lines = html
    .replace(/<\/p>\s*(?=[^<\s])/g, " · ") // a command, and what it does
    .split(/<\/?(?:p|li|ul|ol|pre)>/)
   .map(line => line.replace(/<\/?(?:code|sub|sup)>/g, "").trim()).filter(line => line)
  const held = line => new Set(wordsOf(line).filter(word => terms.has(word))).size
  const line = lines.reduce((one, other) => (held(other) > held(one) ? other : one), lines[0] ?? "")
  const cut = line.length > LINE ? `${line.slice(0, LINE).replace(/&[^;\s]*$|\s\S*$/, "")} …` : line
  return cut.replace(/&\w+;|[\p{L}\p{N}]+/gu, word => (terms.has(word.toLowerCase()) ? `<mark>${word}</mark>` : word))
}
