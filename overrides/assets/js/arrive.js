/* Arriving at a section, from search (`?h=words#id`) or by a link (`#id`): its answer is open, the words are marked, and the
   first of them is in view. What was opened here is closed again when the reader moves on; what the reader opened stays. */
"use strict"
{
const SECTION = "h1, h2, h3"
const opened = new Set() // the details that arriving opened and the reader has not touched

function arrive({ answer = true } = {}) {
  closeOpened()
  const words = new Set((new URLSearchParams(location.search).get("h") ?? "").toLowerCase().split(/\s+/).filter(Boolean))
  const target = targetOf(location.hash) ?? (words.size ? document.querySelector("article h1") : null)
  if (!target || target.matches("section")) return // a part of a list is shown by itself, closed as it is
  const section = sectionOf(target)
  for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) open(one)
  if (answer) for (const one of section) for (const details of [one, ...one.querySelectorAll("details")]) if (details.matches("details.answer")) open(details)
  const marks = words.size ? section.flatMap(one => mark(one, words)) : []
  if (words.size) offerPractice(target)
  show(target, marks.find(one => one.offsetHeight))
}

/* Behind the heading that a search led to: practice this page, from here on. */
function offerPractice(target) {
  document.querySelector(".prep-head--near")?.remove()
  const head = document.querySelector(".prep-head")
  if (!head || !target.matches("h2, h3")) return
  const near = head.cloneNode(true)
  near.classList.add("prep-head--near")
  near.search += `&first=${target.id}`
  const entry = target.closest(".prep-entry")
  if (entry) return entry.append(near) // beside its heading
  near.style.marginTop = getComputedStyle(target).marginTop // beside the heading, and not behind the header
  target.before(near)
}

function targetOf(hash) {
  try {
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  } catch {
    return null
  }
}

/* The target and what follows it, to the next heading; inside an answer, the target alone. */
function sectionOf(target) {
  const section = [target]
  if (!target.matches(SECTION)) return section
  for (let one = target.nextElementSibling; one && !one.matches(SECTION); one = one.nextElementSibling) section.push(one)
  return section
}

function open(details) {
  if (details.open) return
  opened.add(details)
  details.open = true
}

function closeOpened() {
  for (const details of opened) details.open = false
  opened.clear()
}

/* Wrap each of the words in a <mark>, as the theme does it, and give the marks. */
function mark(element, words) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const found = []
  while (texts.nextNode()) found.push(texts.currentNode)
  return found
    .filter(text => !text.parentElement.closest(".headerlink, summary, mark"))
    .flatMap(text => [...text.data.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => words.has(word.toLowerCase())).reverse().map(hit => wrap(text, hit)).reverse())
}

function wrap(text, { 0: word, index }) {
  const range = new Range()
  range.setStart(text, index)
  range.setEnd(text, index + word.length)
  const made = document.createElement("mark")
  made.dataset.mdHighlight = ""
  range.surroundContents(made)
  return made
}

/* The heading goes below the header; where the first mark is further down than the screen, the mark goes to its middle. */
function show(target, first) {
  target?.scrollIntoView()
  if (first && first.getBoundingClientRect().bottom > innerHeight * 0.85) first.scrollIntoView({ block: "center" })
}

/* A tap on an answer makes it the reader's own: it stays as it is left. */
document.addEventListener("click", event => opened.delete(event.target.closest?.("summary")?.parentElement))

/* From the list of contents a reader picks a question to answer it: there the answer stays closed. */
let picked = false
document.addEventListener("click", event => (picked = Boolean(event.target.closest?.(".md-nav a, .headerlink"))), true)

addEventListener("hashchange", () => {
  arrive({ answer: !picked })
  picked = false
})
arrive()
/* Once more when all is laid out: style sheets that came late have moved things. */
addEventListener("load", () => show(targetOf(location.hash), firstMark()), { once: true })

function firstMark() {
  return [...document.querySelectorAll("mark[data-md-highlight]")].find(one => one.offsetHeight)
}
}
