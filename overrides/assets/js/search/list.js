/* How hits are listed in the theme's box: each a link with its name, its page and the line that holds most of the words. */

const LINE = 160 // characters of a line that are shown
const BEST = 3 // hits that stand in front, whatever they are; the others follow by their kind

/* What each kind of section is called above its hits. What stands on a page without being a record is of the page's kind. */
const KINDS = {
  tool: "Commands", symptom: "Symptoms", card: "Questions", fact: "Facts", table: "Tables", event: "Timeline", ask: "To ask",
  story: "Stories", sheet: "To print", page: "Pages",
}

class List {
  /* `documents` and `sections` as `Ranking` takes them. */
  constructor(documents, sections) {
    this.sections = sections
    this.documents = new Map(documents.map(one => [one.location, one]))
  }

  /* The items of a list: the best hits, then the others by kind, the kind with the best of them first. */
  items({ hits, weak }) {
    const first = hits.slice(0, BEST)
    const groups = new Map()
    for (const hit of hits.slice(BEST)) groups.get(this.kind(hit.ref))?.push(hit) ?? groups.set(this.kind(hit.ref), [hit])
    const labelled = (group, label) => group.map((hit, at) => [this.item(hit, at ? "" : label)])
    return [
      ...labelled(first, weak ? "Nothing says exactly this; nearest:" : ""),
      ...[...groups].flatMap(([kind, group]) => labelled(group, groups.size > 1 ? KINDS[kind] : "")),
    ]
  }

  kind(ref) {
    const [page, id = ""] = ref.split("#")
    return (this.sections[page]?.[id] ?? this.sections[page]?.[""])?.[0] ?? "page"
  }

  /* One hit as the theme lists it. `label` stands above it. */
  item({ ref, score, terms, asked }, label) {
    const { title, text } = this.documents.get(ref)
    const [path, id] = ref.split("#")
    const met = new Set(wordsOf(`${bare(title)} ${bare(text)}`).filter(word => termsOf(word).some(term => terms.has(term))))
    const query = met.size ? `?h=${encodeURIComponent([...met].join(" "))}` : ""
    const above = label && `<span class="prep-hit__label">${label}</span>`
    const page = id ? `<span class="prep-hit__page"> · ${this.documents.get(path)?.title ?? ""}</span>` : ""
    const line = asked ? `Asked: “${escaped(asked)}”` : marked(best(text, met), met)
    const name = `${above}${marked(title, met)}${page}${line && `<span class="prep-hit__line">${line}</span>`}`
    return { location: `${path}${query}${id ? `#${id}` : ""}`, title: name, text: "", score, terms: {} }
  }
}

/* The paragraph, list item or command of a section that holds most of the words, cut to a line. */
function best(html, words) {
  const lines = html
    .replace(/<\/p>\s*(?=[^<\s])/g, " · ") // a command, and what it does
    .split(/<\/?(?:p|li|ul|ol|pre)>/)
    .map(line => line.replace(/<\/?(?:code|sub|sup)>/g, "").trim()).filter(line => line)
  const held = line => new Set(wordsOf(line).filter(word => words.has(word))).size
  const line = lines.reduce((one, other) => (held(other) > held(one) ? other : one), lines[0] ?? "")
  return line.length > LINE ? `${line.slice(0, LINE).replace(/&[^;\s]*$|\s\S*$/, "")} …` : line
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}

/* A text with the words marked, its own markup left alone. */
function marked(html, words) {
  return html.replace(/<[^>]+>|&[#\w]+;|[\p{L}\p{N}\p{M}]+/gu, word => (words.has(word.toLowerCase()) ? `<mark>${word}</mark>` : word))
}
