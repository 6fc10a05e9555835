/* From what a person types, or a page says, to the words that are searched. Pure functions, without an index of their own. */

/* Scripts that part words without blanks: they are searched two characters at a time. */
const UNPARTED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}"
const RUN = new RegExp(`([${UNPARTED}][${UNPARTED}\\p{M}ー]*)`, "u")

const ASCII = /^[\u0000-\u007f]*$/ // most texts are: what follows is only for the others

/* The words of a text: letters and digits, lower case. "Won't" is one word, and "document's" is a document. */
function wordsOf(text) {
  const lower = text.toLowerCase()
  const clean = /[&'’]/.test(lower)
    ? lower.replace(/&(?:amp|lt|gt|quot|#39);/g, " ").replace(/['’]s\b/g, "").replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
    : lower
  if (ASCII.test(clean)) return clean.match(/[a-z0-9]+/g) ?? []
  return (clean.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap(word => (ASCII.test(word) ? [word] : word.split(RUN).filter(Boolean)))
}

/* Letters that lose more than an accent where a keyboard lacks them; and how German writes its umlauts then. */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue" }

/* A word as any keyboard types it: without accents. */
function plain(word) {
  if (/^[a-z0-9]*$/.test(word)) return word
  const bare = word.normalize("NFD").replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, "").normalize("NFC")
  return bare.replace(/[ßæœøłđðþı]/g, letter => LETTERS[letter])
}

/* Verbs whose forms share no stem. */
const FORMS = new Map(("break broke broken,build built,buy bought,choose chose chosen,die dying,fall fell fallen,find found,"
  + "freeze froze frozen,grow grew grown,hang hung,know knew known,lead led,leave left,lose lost,pay paid,rise rose risen,"
  + "run ran,sell sold,send sent,shut shutting,spend spent,take took taken,write wrote written")
  .split(",")
  .flatMap(verb => verb.split(" ").map((form, at, [first]) => [form, first])))

/* A word without its ending, so that "permissions" and "permission" or "broken" and "breaks" meet. Porter's stems, of English alone. */
const stem = kept(word => (/^[a-z]{3,}$/.test(word) ? stemmer(FORMS.get(word) ?? word) : word))

/* What a word is kept as in the index, and looked for by: itself first, then its stem and its other spelling. */
const termsOf = kept(word => {
  const signs = [...word]
  if (!ASCII.test(word) && RUN.test(word)) return signs.length > 1 ? [...signs.slice(1).map((sign, at) => signs[at] + sign), ...signs] : signs
  const bare = plain(word)
  return [...new Set([bare, stem(bare), plain(word.normalize("NFC").replace(/[äöü]/g, letter => UMLAUTS[letter]))])]
})

/* A function of a word that is asked for the same words again and again. */
function kept(made) {
  const known = new Map()
  return word => {
    if (!known.has(word)) known.set(word, made(word))
    return known.get(word)
  }
}

/* Words that only hold a question together. Commands of the same name (`who`, `at`, `which`, `last`) are not among them. */
const FILLERS = new Set("a an and are between can difference differ do does for from i in is it my of or the to versus vs with".split(" "))

/* What people say around a thing without saying which; how it is done is still another question than what it is. */
const SAID = new Set(("about above actually after again against all am any anyone anything as be because been before being but by come comes"
  + " common could define definition describe did didnt doing done dont during each ever every everything example examples"
  + " explain few get gets getting got had has have here how if important into its ive just like many me mean meaning means"
  + " more most much new no now off on once one other our over overview please really reason right same should simple simply"
  + " since so some someone something step steps still suddenly tell than that their them then there these they thing things"
  + " this though time too under until up us very was way we were what when where which while who why will would yet you"
  + " your").split(" "))

const AROUND = 0.15 // what such a word counts
const AROUND_STEMS = new Set([...SAID].map(stem))

/* The words that say what is looked for: without the fillers, unless there is nothing else. `flags` are never fillers. */
function telling(words, flags) {
  const left = words.filter(word => flags.has(word) || !FILLERS.has(word))
  return left.length ? left : words
}

/* The words of a query that are typed as flags: "i" of `df -i`. */
function flagsOf(query) {
  return new Set(wordsOf((query.match(/(?<=^|\s)[-+]\S+/g) ?? []).join(" ")))
}

/* The known words that are a slip of the fingers away: two letters swapped; of longer words one
   missing, one too many, or another one. */
function slips(word, known) {
  const found = new Set()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
    if (word.length < 4) continue
    found.add(before + after.slice(1))
    for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789") {
      found.add(before + letter + after)
      if (word.length > 4 && !/\d/.test(word)) found.add(before + letter + after.slice(1))
    }
  }
  return [...found].flatMap(one => (one.length < 3 || one === word ? [] : [one, stem(one)])).filter(term => known.has(term))
}

/* A run-together word as two known ones, each of two letters or more; or nothing. */
function apart(word, known) {
  for (let at = word.length - 2; at >= 2; at--) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (parts.every(part => known.has(part) || (stem(part).length > 1 && known.has(stem(part))))) return parts
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
      const at = position(stems, phrase.stems)
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
  for (let at = 0; at + phrase.length <= stems.length; at++) if (phrase.every((one, i) => one === stems[at + i])) return at
  return -1
}
