/* A sheet whose topics are picked, opened with `?of=weak`: only what is weak is ticked, and only that stands on the paper. */
"use strict"
{
function pick() {
  const paper = document.querySelector(".prep-paper")
  const state = order.state(new Memory().log, calendar.today(), calendar.dayOf)
  let count = 0
  for (const topic of paper.querySelectorAll(".prep-pick")) {
    let ours = 0
    for (const entry of topic.querySelectorAll("[data-practice]")) {
      entry.hidden = !order.weak(state.cards.get(entry.dataset.practice))
      ours += !entry.hidden
    }
    for (const tool of topic.querySelectorAll(".prep-paper__tool")) tool.hidden = !tool.querySelector("[data-practice]:not([hidden])")
    topic.querySelector("input").checked = ours > 0
    topic.hidden = !ours
    count += ours
  }
  const all = document.createElement("a")
  all.href = location.pathname
  all.textContent = "Show all"
  const note = document.createElement("p")
  note.className = "prep-picked"
  note.append(count ? `Only what is weak: ${count}. ` : "Nothing of this sheet is weak. ", all)
  paper.before(note)
}

if (new URLSearchParams(location.search).get("of") === "weak") pick()
}
