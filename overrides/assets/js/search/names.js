/* What sections are called: their titles, and what else a person would call them. A query is compared with each name as a whole. */

const CLOSE = 0.4 // a name that is less close says nothing
const LONG = 5 // words: what a query has more of is told around the thing, as in a pasted error

class Names {
  /* `called`: the names of the sections, as [address, name, and the question of an interviewer that it stands for]. */
  constructor(called) {
    this.holding = new Map() // the names that hold a stem
    this.names = called.map(([ref, name, asked]) => ({ ref, asked, stems: stemsOf(name) }))
    for (const name of this.names)
      for (const one of name.stems) this.holding.get(one)?.push(name) ?? this.holding.set(one, [name])
    for (const name of this.names) name.weight = this.weigh(name.stems)
  }

  rarity(one) {
    return (AROUND_STEMS.has(one) ? AROUND : 1) * Math.log(1 + this.names.length / (1 + (this.holding.get(one)?.length ?? 0)))
  }

  weigh(stems) {
    return [...stems].reduce((sum, one) => sum + this.rarity(one), 0)
  }

  /* The sections with a name close to a query: by address, {close, asked}, where 1 is the same. It is Tversky's index over their
     words, the rare ones counting most: Dice's coefficient for a short query; of a long one, what is left over counts less. */
  close(query) {
    const sought = stemsOf(query)
    const all = this.weigh(sought)
    const shared = new Map()
    for (const one of sought) for (const name of this.holding.get(one) ?? []) shared.set(name, (shared.get(name) ?? 0) + this.rarity(one))
    const found = new Map()
    for (const [{ ref, weight, asked }, both] of shared) {
      const close = both / (both + 0.5 * (weight - both) + Math.min(0.5, 0.5 * LONG / sought.size) * (all - both))
      if (close > Math.max(CLOSE, found.get(ref)?.close ?? 0)) found.set(ref, { close, asked })
    }
    return found
  }
}

/* The stems of the words of a phrase, without the fillers. */
function stemsOf(phrase) {
  return new Set(telling(wordsOf(phrase), flagsOf(phrase)).map(word => stem(plain(word))))
}
