/* The questions that the reader will ask. <prep-ask>: on their page, a box in each (`for`, its id) that marks it, at most as many as
   the day's sheet has room for. On that sheet, once any is marked, those stand in place of the ones that the site proposes. */
"use strict"
{
const ROOM = 6

class PrepAsk extends HTMLElement {
  static #memory = new Memory()

  static marked = id => PrepAsk.#memory.value(`ask:${id}`) === "yes"

  connectedCallback() {
    const box = document.createElement("input")
    box.type = "checkbox"
    box.checked = PrepAsk.marked(this.getAttribute("for"))
    box.addEventListener("change", () => {
      PrepAsk.#memory.keep(`ask:${this.getAttribute("for")}`, box.checked ? "yes" : "")
      count()
    })
    const label = document.createElement("label")
    label.append(box, " I will ask this")
    this.replaceChildren(label)
  }
}

/* How many are marked; at the last one that there is room for, no other can be. */
function count() {
  const boxes = [...document.querySelectorAll("prep-ask input")]
  const marked = boxes.filter(box => box.checked).length
  const lost = new Memory().lasts ? "" : " This browser cannot keep them once you leave the page."
  for (const box of boxes) box.disabled = !box.checked && marked >= ROOM
  for (const place of document.querySelectorAll(".prep-ask-count")) place.textContent = `Marked to ask: ${marked} of ${ROOM}.${lost}`
}

customElements.get("prep-ask") ?? customElements.define("prep-ask", PrepAsk)
count()

const printed = [...document.querySelectorAll("[data-ask]")]
if (printed.some(one => PrepAsk.marked(one.dataset.ask))) {
  for (const one of printed) one.hidden = !PrepAsk.marked(one.dataset.ask)
  const files = document.querySelector(".prep-sheet-bar a[download]")
  if (files) files.parentElement.insertAdjacentHTML("afterend", `<p class="prep-ask-count">"Print" has the questions that you marked; the files have those that the site proposes.</p>`)
}
}
