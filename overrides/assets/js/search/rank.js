/* Which sections answer a query, best first. MiniSearch finds the words and weighs them (BM25+); what is best is judged here.
   The figures were chosen on tests/content/queries.tsv and seen.tsv, and measured on unseen.tsv. */

const MOST_HITS = 30
const LEAST = 0.3 // of what the best holds of the query: what holds less, and is not called like it, is left off
const MOST_WORDS = 12
const MOST_READINGS = 8
const READING = 0.8 // what a query counts with a synonym in it, beside the words as typed
const FIELDS = { title: 3, also: 1.5, text: 1 }
const STEM = 0.9, SLIP = 0.6, HALF = 0.5 // what a word counts that is met by its stem, a slip of the fingers, its beginning or nearly
const NEARLY = 0.7 // how much of an unknown word is held where one nearly like it is
const CALLED = 2 // what a section counts that is called as the query says, where the best by its words counts 1
const EXACTLY = 3 // what its very name adds
const WEAK = { covered: 0.65, close: 0.6 } // a hit that holds less of the query, and is called less like it, is only near
const BEYOND = 0.85 // what a section beyond the notes counts beside one that they name
const PAGE = 0.4 // how much more a section counts on the page that holds most of what is looked for
const OFTEN = 2 // a title of more sections, such as Commands, is no name of any
const SHORT_NAME = 3 // words: the name of a tool, a file or a concept rather than a question

class Ranking {
  /* `documents`: the sections, as the search index lists them. `same`: words that mean
     the same, a list of lists. `sections`: what else they are called, as {page: {id: [kind, ...names]}}, a page itself at "".
     `asked`: the questions of an interviewer that a page answers, as {page: {question: [names]}}. `beyond`: pages beyond the notes. */
  constructor(documents, { same = [], sections = {}, asked = {}, beyond = [] } = {}) {
    this.beyond = new Set(beyond)
    this.documents = new Map(documents.map(one => [one.location, one]))
    this.groups = same.map(group => group.map(text => ({ words: wordsOf(text), stems: wordsOf(text).map(stem) })))
    this.facts = new Map()
    this.titles = counted(documents.map(one => one.title))
    this.names = new Names([...this.documents.values()].flatMap(({ location, title }) =>
      [...(this.titles.get(title) > OFTEN ? [] : [[location, bare(title)]]), ...otherNames(location, sections, asked)]))
    this.known = new Map() // each term of the index, and how often it stands there
    this.index = new MiniSearch({
      idField: "location",
      fields: Object.keys(FIELDS),
      extractField: (one, field) => {
        if (field === "also") return otherNames(one.location, sections, asked).map(([, name]) => name).join(" · ") || undefined
        return field === "location" ? one.location : bare(one[field])
      },
      tokenize: wordsOf,
      processTerm: (word, field) => {
        if (field === "text" && word.length > 1 && FILLERS.has(word)) return null // nobody looks for one there
        const [first, ...others] = termsOf(word)
        const terms = field === "text" && others.length === 1 ? others : [first, ...others] // in a text, the stem is enough
        for (const term of terms) this.known.set(term, (this.known.get(term) ?? 0) + 1)
        return terms
      },
    })
    this.index.addAll([...this.documents.values()])
  }

  /* The best sections for a query, as {ref, score, terms, asked}, and whether the first of them is only near. */
  hits(query) {
    const typed = this.most(wordsOf(query))
    if (!typed.length) return { hits: this.literally(query), weak: false }
    const flags = flagsOf(query)
    const meant = typed.map(word => this.meant(word))
    const mended = meant.join() === typed.join() ? [] : [meant]
    const readings = [typed, ...mended, ...variants(typed, this.groups, this.known)].slice(0, MOST_READINGS).map(words => telling(words, flags))
    const found = new Map()
    for (const [at, words] of readings.entries())
      for (const hit of this.holding(words, flags)) {
        hit.score *= at ? READING : 1
        if (hit.score > (found.get(hit.ref)?.score ?? 0)) found.set(hit.ref, hit)
      }
    const best = foremost([...found.values()], 4 * MOST_HITS)
    for (const hit of best) hit.score *= this.named(hit, flags.size > 0) * this.asTyped(query, hit.ref)
    const all = foremost(this.called(query, readings, best), MOST_HITS)
    const hits = all.filter(hit => hit.close || hit.covered >= LEAST * all[0].covered)
    return { hits, weak: hits.length > 0 && hits[0].covered < WEAK.covered && hits[0].close < WEAK.close }
  }

  /* The words of a query; of a long one, such as a pasted error, the rarest that are known. */
  most(words) {
    if (words.length <= MOST_WORDS) return words
    const known = [...new Set(words)].filter(word => termsOf(word).some(term => this.known.has(term)))
    const rarest = new Set(known.sort((a, b) => this.rarity(b) - this.rarity(a)).slice(0, MOST_WORDS))
    return rarest.size ? words.filter(word => rarest.delete(word)) : words.slice(0, MOST_WORDS)
  }

  /* The word that is meant by an unknown one: of those a slip away, the one of its length, and then the one that stands there most. */
  meant(word) {
    if (termsOf(word).some(term => this.known.has(term)) || this.begins(word)) return word
    const longer = term => Math.abs(term.length - word.length)
    return slips(word, this.known).sort((a, b) => longer(a) - longer(b) || this.known.get(b) - this.known.get(a))[0] ?? word
  }

  /* How rare a word is, in any of its forms; an unknown one as if it stood there twice. */
  rarity(word) {
    const count = Math.max(...termsOf(word).map(term => this.known.get(term) ?? 0))
    return Math.log(1 + this.documents.size / (1 + (count || 2)))
  }

  /* What a word of a query counts among the others; a flag is always meant. */
  weight(word, flags) {
    return SAID.has(word) && !flags.has(word) ? AROUND : 1
  }

  /* All sections that hold a word of one reading of the query; `covered` is how much of it they hold. */
  holding(words, flags) {
    const weights = new Map(), slots = new Map() // of each term that is looked for: what it counts, and the words it stands for
    const half = new Set(), slipped = new Set()
    for (const [at, word] of words.entries()) {
      const [first, ...others] = termsOf(word)
      const known = [first, ...others].some(term => this.known.has(term))
      const terms = [[first, 1], ...others.map(term => [term, STEM])]
      if (!known && first.length > 2) terms.push(...slips(first, this.known).map(term => [term, SLIP]))
      for (const [term, weight] of terms) {
        weights.set(term, Math.max(weights.get(term) ?? 0, weight * this.weight(word, flags)))
        slots.get(term)?.add(at) ?? slots.set(term, new Set([at]))
      }
      if (!known || words.length === 1) half.add(first)
      if (!known && first.length > 4 && !/\d/.test(first) && !this.begins(first)) slipped.add(first)
    }
    const counts = words.map(word => this.weight(word, flags) * Math.max(0.1, this.rarity(word)))
    const all = sum(counts)
    const found = this.index.search([...weights.keys()].join(" "), {
      tokenize: terms => terms.split(" "),
      processTerm: term => term,
      boost: FIELDS,
      boostTerm: term => weights.get(term),
      prefix: term => half.has(term),
      fuzzy: term => slipped.has(term) && (term.length < 8 ? 1 : 2),
      weights: { prefix: HALF, fuzzy: HALF },
    })
    return found.map(({ id, score, queryTerms, terms }) => {
      const held = new Set(queryTerms.flatMap(term => [...slots.get(term)]))
      const covered = sum([...held].map(at => counts[at] * (slipped.has(termsOf(words[at])[0]) ? NEARLY : 1))) / all
      return { ref: id, score: (score * covered ** 2) / all, covered, close: 0, terms: new Set(terms), words }
    })
  }

  /* Whether a term of the index begins like this. */
  begins(word) {
    for (const term of this.known.keys()) if (term.startsWith(word)) return true
    return false
  }

  /* How much more a section counts whose title is what is looked for: all of it, its beginning, or the words of it. */
  named({ ref, words }, flagged) {
    const [name, sought] = [this.fact(ref).title.filter(word => word !== "etc").map(stem), words.map(stem)]
    let factor = 1
    if (name.length <= SHORT_NAME) factor *= 1.3
    if (name.every(word => sought.includes(word))) factor *= 1.6
    if (sought.every(word => name.includes(word))) factor *= 1 + 0.5 * sought.length
    if (name[0] === sought[0]) factor *= flagged && name.length === 1 ? 2.5 : 1.3
    return factor
  }

  /* How much more a section counts that holds the query sign by sign: as a command of its own, or in its text. */
  asTyped(query, ref) {
    const typed = query.trim().toLowerCase().replace(/\s+/g, " ")
    if (typed.length < 2 || !/[^\p{L}\p{N}]/u.test(typed)) return 1
    const { title, text, commands } = this.fact(ref)
    const tool = (title.length <= SHORT_NAME ? 2.2 : 1) * (/^[-+]/.test(typed) ? 3 : 1) // a flag alone is looked for in commands
    if (commands.includes(typed)) return tool > 1 ? 40 : 9
    if (commands.some(one => one.includes(typed))) return 4 * tool
    return text.includes(typed) ? 2.2 : 1
  }

  /* The hits, the best of them counting 1, and those that are called as the query says: the closer, the further in front. */
  called(query, readings, hits) {
    const first = Math.max(1e-9, ...hits.map(hit => hit.score))
    const byRef = new Map(hits.map(hit => [hit.ref, Object.assign(hit, { score: hit.score / first })]))
    for (const [at, words] of readings.entries())
      for (const [ref, { close, asked }] of this.names.close(at ? words.join(" ") : query)) {
        const hit = byRef.get(ref) ?? { ref, terms: new Set(), score: 0, covered: 0, close: 0 }
        byRef.set(ref, hit)
        if (close * (at ? READING : 1) > hit.close) Object.assign(hit, { close: close * (at ? READING : 1), asked })
      }
    for (const hit of byRef.values()) {
      hit.score += CALLED * hit.close ** 1.5
      if (this.beyond.has(pageOf(hit.ref))) hit.score *= BEYOND
      if (this.fact(hit.ref).name === query.trim().toLowerCase()) hit.score += EXACTLY
    }
    return onTheirPages([...byRef.values()])
  }

  /* The sections that hold a query without any letter or digit, such as `-` or `&&`. */
  literally(query) {
    const typed = query.trim()
    if (!typed) return []
    const hits = [...this.documents.keys()].map(ref => ({ ref, terms: new Set(), score: occurrences(this.fact(ref), typed) }))
    return foremost(hits.filter(hit => hit.score), MOST_HITS)
  }

  /* What ranking needs to know of a section, made once. */
  fact(ref) {
    if (!this.facts.has(ref)) {
      const { title, text } = this.documents.get(ref)
      const clean = decoded(text).toLowerCase()
      this.facts.set(ref, {
        name: decoded(bare(title)).trim().toLowerCase(),
        title: wordsOf(bare(title)).map(plain),
        text: clean.replace(/<[^>]+>/g, " "),
        commands: Array.from(clean.matchAll(/<p><code>(.*?)<\/code><\/p>/g), ([, command]) => command),
      })
    }
    return this.facts.get(ref)
  }
}

/* The hits, each counting more where its page has much else that is looked for. */
function onTheirPages(hits) {
  const pages = new Map()
  for (const { ref, score } of hits) pages.set(pageOf(ref), (pages.get(pageOf(ref)) ?? 0) + score)
  const most = Math.max(...pages.values())
  for (const hit of hits) hit.score *= 1 + (PAGE * pages.get(pageOf(hit.ref))) / most
  return hits
}

function pageOf(ref) {
  return ref.split("#")[0]
}

/* What else a section is called: [address, name], and of a question of an interviewer [address, name, question]. */
function otherNames(ref, sections, asked) {
  const [page, id = ""] = ref.split("#")
  const questions = id ? [] : Object.entries(asked[page] ?? {})
  return [
    ...(sections[page]?.[id] ?? []).slice(1).map(name => [ref, name]),
    ...questions.flatMap(([question, names]) => [question, ...names].map(name => [ref, name, question])),
  ]
}

/* How often a text of signs stands in a section, for its length. */
function occurrences({ name, text }, typed) {
  return (text.split(typed).length - 1 + 3 * (name.split(typed).length - 1)) / (1 + 0.3 * Math.log2(1 + text.length / 200))
}

function bare(html) {
  return html.replace(/<[^>]+>/g, " ")
}

function decoded(html) {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
}

function counted(all) {
  const counts = new Map()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0)
}

function foremost(hits, most) {
  return hits.sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1)).slice(0, most)
}
