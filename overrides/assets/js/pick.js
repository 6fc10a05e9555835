/* A sheet whose topics are picked, opened with `?of=weak`: only what is weak is ticked, and only that stands on the paper. */
"use strict"
{
function pick() {
  const paper = document.querySelector(".prep-paper")
  const state = library.state(new Memory())
  const weak = new Set([...paper.querySelectorAll("[data-practice]")].filter(({ dataset }) => order.weak(state.cards.get(library.short(dataset.practice)))))
  const note = document.createElement("p")
  note.className = "prep-picked"
  paper.before(note)
  if (!weak.size) return note.append("Nothing of this sheet is weak, so all of it is here.")
  const all = document.createElement("a")
  all.href = location.pathname
  all.textContent = "Show all"
  note.append(`Only what is weak: ${weak.size}. `, all)
  for (const entry of paper.querySelectorAll("[data-practice]")) entry.hidden = !weak.has(entry)
  for (const part of paper.querySelectorAll(".prep-pick, .prep-paper__tool")) part.hidden = !part.querySelector("[data-practice]:not([hidden])")
  for (const box of paper.querySelectorAll(".prep-pick:not([hidden]) input")) box.checked = true
}

if (new URLSearchParams(location.search).get("of") === "weak") pick()
}
