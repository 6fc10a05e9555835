/* From what a person types to words of the index. Pure functions: no page, no worker, no index of their own. */

const MINIMUM = { prefix: 2, infix: 4, typo: 4 }

/* The words of a text, as the index cuts them (`separator` in mkdocs.yml): letters and digits, lower case. */
function wordsOf(text) {
  return text.toLowerCase().replace(/&(?:amp|lt|gt|quot|#39);/g, " ").match(/[\p{L}\p{N}]+/gu) ?? []
}

/* A word without its ending, so that "permissions", "permission" and "permitted" or "mounting" and "mounts" meet. */
function stem(word) {
  if (word.length < 4) return word
  const cut = word.replace(/(?:ies|ied)$/, "y").replace(/(?<=[a-z]{3})(?:ing|ed|es|s)$/, "")
  return cut.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/e$/, "")
}

/* Words that only hold a question together. Commands of the same name (`who`, `at`, `which`, `last`) are not among them. */
const FILLERS = new Set("a an and are between can difference differ do does for from how i in is it my of or the to versus vs what with".split(" "))

/* The words that say what is looked for: without the fillers, unless there is nothing else. `flags` are never fillers. */
function telling(words, flags) {
  const left = words.filter(word => flags.has(word) || !FILLERS.has(word))
  return left.length ? left : words
}

/* The words of a query that are typed as flags: "i" of `df -i`. */
function flagsOf(query) {
  return new Set(wordsOf((query.match(/(?<=^|\s)[-+]\S+/g) ?? []).join(" ")))
}

/* The words of the index that a typed word may mean, with a weight from 0 to 1: Map of word to weight. */
function meanings(word, vocabulary) {
  const found = new Map()
  const root = stem(word)
  for (const term of vocabulary) {
    if (term === word) found.set(term, 1)
    else if (stem(term) === root) found.set(term, 0.9)
    else if (word.length >= MINIMUM.prefix && term.startsWith(word)) found.set(term, 0.4 + (0.4 * word.length) / term.length)
    else if (word.length >= MINIMUM.infix && term.includes(word)) found.set(term, 0.3)
  }
  return found
}

/* The same for a word that the index does not know: those that a slip of the fingers away are. */
function nearMeanings(word, vocabulary) {
  const found = new Map()
  if (word.length < MINIMUM.typo) return found
  const allowed = word.length < 8 ? 1 : 2
  for (const term of vocabulary) {
    if (term.length < MINIMUM.typo || /\d/.test(term) !== /\d/.test(word)) continue
    const whole = distance(word, term, allowed)
    if (whole <= allowed) found.set(term, 0.7 - 0.15 * whole)
    else if (word.length > 5 && distance(word, term.slice(0, word.length), 1) <= 1) found.set(term, 0.35)
  }
  return found
}

/* Optimal string alignment distance (insert, delete, replace, swap), or more than `most` as soon as that is sure. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]
}

/* A run-together word as two words of the index, each of two letters or more; or nothing. */
function apart(word, known) {
  for (let at = word.length - 2; at >= 2; at--) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (parts.every(part => known.has(part) || known.has(stem(part)))) return parts
  }
  return null
}

/* What else a query may be called: two words written as one, one word as two, and each phrase of a group in another one's place. */
function variants(words, groups, known) {
  const stems = words.map(stem)
  const found = new Map()
  for (let at = 0; at + 1 < words.length; at++) {
    const one = words[at] + words[at + 1]
    if (known.has(one)) found.set(one, [...words.slice(0, at), one, ...words.slice(at + 2)])
  }
  const split = words.flatMap(word => (known.has(word) || known.has(stem(word)) ? [word] : apart(word, known) ?? [word]))
  if (split.length > words.length) found.set("", split)
  for (const group of groups)
    for (const phrase of group) {
      const at = position(stems, phrase)
      if (at < 0) continue
      for (const other of group) {
        if (other === phrase) continue
        const variant = [...words.slice(0, at), ...other.words, ...words.slice(at + phrase.words.length)]
        found.set(variant.join(" "), variant)
      }
    }
  return [...found.values()]
}

function position(stems, phrase) {
  for (let at = 0; at + phrase.stems.length <= stems.length; at++)
    if (phrase.stems.every((one, i) => one === stems[at + i])) return at
  return -1
}
