/* Which sections answer a query, best first. Reads the theme's lunr index; the judgment about what is best is here. */

const MOST_HITS = 30
const MOST_WORDS = 12
const MOST_VARIANTS = 12
const VARIANT = 0.8 // what a synonym counts beside the words as typed
const IN_TITLE = 3
const COMPARING = /\b(?:vs|versus|differ\w*|compare\w*)\b/i
const SHORT_NAME = 3 // words: the name of a tool, a file or a concept rather than a question

const LIKE_FIRST = 1.3 // a section called exactly as typed comes before the best hit, one called half like it does not
const CLOSE = 0.55 // how close a phrase must be to the query to count

/* What else sections are called: phrases, compared with a query by the words that both have, the rare ones counting most. */
class Also {
  constructor(names, documents) {
    const there = new Set(documents.map(one => one.location))
    this.phrases = Object.entries(names)
      .filter(([ref]) => there.has(ref))
      .flatMap(([ref, phrases]) => phrases.map(phrase => ({ ref, stems: stemsOf(phrase) })))
    const counts = new Map()
    for (const { stems } of this.phrases) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1)
    this.rarity = one => Math.log(1 + this.phrases.length / (1 + (counts.get(one) ?? 0)))
  }

  /* The sections with a phrase close to some stems: [address, closeness], 1 for the same. */
  close(sought) {
    const weigh = stems => [...stems].reduce((sum, one) => sum + this.rarity(one), 0)
    const all = weigh(sought)
    const found = new Map()
    for (const { ref, stems } of this.phrases) {
      const shared = weigh([...stems].filter(one => sought.has(one)))
      const closeness = (2 * shared) / (all + weigh(stems))
      if (closeness > Math.max(CLOSE, found.get(ref) ?? 0)) found.set(ref, closeness)
    }
    return found
  }
}

/* What people say around a thing without saying which. */
const SAID = new Set(("about after again all any be been before but by come comes could even get gets got had has have he just me much no now"
  + " on one our over really reason right she should so some someone something still tell that their them there these they this though time"
  + " too up us very was we were when where which who why will would you your").split(" "))

/* The stems of the telling words of a phrase; "won't" is one word, and "document's" is a document. */
function stemsOf(phrase) {
  const words = wordsOf(phrase.replace(/['’]s\b/g, "").replace(/(?<=\p{L})['’](?=\p{L})/gu, ""))
  const left = telling(words, flagsOf(phrase)).filter(word => !SAID.has(word))
  return new Set((left.length > 1 ? left : words).map(stem)) // one word left of many would stand for all that is said of it
}

class Ranking {
  /* `documents`: the sections, as the search index lists them. `groups`: words that mean the same, a list of lists. `also`: what
     else sections are called, lists of phrases by the section's address. */
  constructor(documents, groups, also = {}) {
    this.also = new Also(also, documents)
    this.documents = new Map(documents.map(one => [one.location, one]))
    this.groups = groups.map(group => group.map(text => ({ words: wordsOf(text), stems: wordsOf(text).map(stem) })))
    this.facts = new Map()
    this.titles = new Map()
    for (const { title } of documents) this.titles.set(title, (this.titles.get(title) ?? 0) + 1)
  }

  /* The best sections for a query, from the postings of a lunr index: [{ref, score, terms}]. */
  hits(query, index) {
    this.vocabulary ??= Object.keys(index.invertedIndex)
    this.known ??= new Set(this.vocabulary.flatMap(term => [term, stem(term)]))
    const typed = wordsOf(query).slice(0, MOST_WORDS)
    if (!typed.length) return this.literally(query)
    const flags = flagsOf(query)
    const readings = [typed, ...variants(typed, this.groups, this.known)].slice(0, MOST_VARIANTS)
    const found = new Map()
    for (const [at, variant] of readings.map(words => telling(words, flags)).entries())
      for (const hit of this.one(variant, index)) {
        const score = hit.score * (at ? VARIANT : 1)
        if (score > (found.get(hit.ref)?.score ?? 0)) found.set(hit.ref, { ...hit, score, words: variant })
      }
    const best = top([...found.values()], 4 * MOST_HITS)
    for (const hit of best) hit.score *= this.named(hit, COMPARING.test(query), flags.size > 0) * this.asTyped(query, hit.ref)
    return top(this.called(query, best), MOST_HITS)
  }

  /* The hits, and those that the query names by what else they are called: the better it does, the further in front. */
  called(query, hits) {
    const first = Math.max(1e-9, ...hits.map(hit => hit.score))
    const exact = hits.find(({ ref, score }) => score === first && this.fact(ref).name === query.trim().toLowerCase())
    const byRef = new Map(hits.map(hit => [hit.ref, hit]))
    for (const [ref, closeness] of this.also.close(stemsOf(query))) {
      const hit = byRef.get(ref) ?? { ref, terms: new Set(), score: 0 }
      byRef.set(ref, hit)
      hit.score = Math.max(hit.score, first * closeness * LIKE_FIRST)
    }
    if (exact) exact.score = 2 * first
    return [...byRef.values()]
  }

  /* All sections that hold a word of one reading of the query. */
  one(words, index) {
    const slots = words.map(word => this.slot(word, index))
    const all = slots.reduce((sum, slot) => sum + slot.rarity, 0)
    const found = new Map()
    for (const [at, slot] of slots.entries())
      for (const [term, weight] of slot.terms)
        for (const field of ["title", "text"])
          for (const ref in index.invertedIndex[term][field]) {
            const hit = found.get(ref) ?? { ref, terms: new Set(), slots: [], named: 0 }
            const score = weight * slot.rarity * (field === "title" ? IN_TITLE : 1 / this.fact(ref).length)
            hit.slots[at] = Math.max(hit.slots[at] ?? 0, score)
            hit.terms.add(term)
            if (field === "title" && weight >= 0.5) hit.named += weight
            found.set(ref, hit)
          }
    for (const hit of found.values()) {
      const covered = slots.reduce((sum, slot, at) => sum + (hit.slots[at] ? slot.rarity : 0), 0) / all
      const title = this.fact(hit.ref).title.length
      hit.score = hit.slots.reduce((sum, score) => sum + score, 0) * covered ** 2 * (1 + Math.min(1, hit.named / title))
    }
    return [...found.values()]
  }

  /* What one word may mean in this index, and how rare that is (the idf of its commonest reading). */
  slot(word, index) {
    let terms = meanings(word, this.vocabulary)
    if (!terms.size) terms = nearMeanings(word, this.vocabulary)
    let most = 0
    for (const [term, weight] of terms) if (weight >= 0.5) most = Math.max(most, this.count(term, index))
    return { terms, rarity: Math.log(1 + this.documents.size / (1 + most)) }
  }

  count(term, index) {
    this.counts ??= new Map()
    if (!this.counts.has(term)) this.counts.set(term, Object.keys(index.invertedIndex[term].text ?? {}).length)
    return this.counts.get(term)
  }

  /* How much more a section counts whose name is what is looked for: all of it, its beginning, or the words of it. */
  named({ ref, words }, comparing, flagged) {
    const { title, generic } = this.fact(ref)
    const [name, sought] = [title.filter(word => word !== "etc").map(stem), words.map(stem)]
    if (name.join() === sought.join()) return 5
    let factor = generic ? 0.6 : 1
    if (name.length <= SHORT_NAME) factor *= 1.3
    if (name.every(word => sought.includes(word)) && !comparing) factor *= 1.6
    if (sought.every(word => name.includes(word))) factor *= 1 + 0.5 * sought.length
    if (name[0] === sought[0]) factor *= flagged && name.length === 1 ? 2.5 : 1.3
    if (comparing && ref.includes("-vs-")) factor *= 2 // by their ids, the cards that tell two things apart
    return factor
  }

  /* How much more a section counts that holds the query sign by sign: as a command of its own, or in its text. */
  asTyped(query, ref) {
    const typed = query.trim().toLowerCase().replace(/\s+/g, " ")
    if (typed.length < 2 || !/[^\p{L}\p{N}]/u.test(typed)) return 1
    const { title, text, commands } = this.fact(ref)
    const tool = title.length <= SHORT_NAME ? 2.2 : 1
    if (commands.includes(typed)) return tool > 1 ? 40 : 9
    if (commands.some(one => one.startsWith(typed))) return 5 * tool
    if (commands.some(one => one.includes(typed))) return 4 * tool
    return text.includes(typed) ? 2.2 : 1
  }

  /* The sections that hold a query without any letter or digit, such as `-` or `&&`. */
  literally(query) {
    const typed = query.trim()
    if (!typed) return []
    const hits = [...this.documents.keys()]
      .map(ref => ({ ref, terms: new Set(), score: occurrences(this.fact(ref), typed) / this.fact(ref).length }))
      .filter(hit => hit.score)
    return top(hits, MOST_HITS)
  }

  /* What ranking needs to know of a section, made once. `length` is a divisor that grows slowly with the text. */
  fact(ref) {
    if (!this.facts.has(ref)) {
      const { title, text } = this.documents.get(ref)
      const clean = decoded(text).toLowerCase()
      this.facts.set(ref, {
        name: decoded(title).replace(/<[^>]+>/g, "").trim().toLowerCase(),
        title: wordsOf(title.replace(/<[^>]+>/g, " ")),
        generic: this.titles.get(title) > 1,
        text: clean.replace(/<[^>]+>/g, " "),
        commands: Array.from(clean.matchAll(/<p><code>(.*?)<\/code><\/p>/g), ([, command]) => command),
        length: 1 + 0.3 * Math.log2(1 + clean.length / 200),
      })
    }
    return this.facts.get(ref)
  }
}

function occurrences({ name, text }, typed) {
  return text.split(typed).length - 1 + 3 * (name.split(typed).length - 1)
}

function decoded(html) {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
}

function top(hits, most) {
  return hits.sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1)).slice(0, most)
}
