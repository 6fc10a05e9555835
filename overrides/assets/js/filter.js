/* <prep-filter>: a field above lists that leaves the rows with all the words typed, and hides a heading whose list has none. */
"use strict"
{
class PrepFilter extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `
      <label>Filter <input type="search" autocomplete="off" spellcheck="false"></label>
      <span role="status"></span>`
    this.addEventListener("input", this)
  }

  handleEvent({ target }) {
    const words = target.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const list of document.querySelectorAll(`.${this.getAttribute("for")}`)) {
      for (const row of list.children) {
        const text = `${list.previousElementSibling.textContent} ${row.textContent}`.toLowerCase()
        row.hidden = !words.every(word => text.includes(word))
        shown += !row.hidden
      }
      list.hidden = list.previousElementSibling.hidden = [...list.children].every(row => row.hidden)
    }
    this.querySelector("[role=status]").textContent = words.length ? `${shown} found` : ""
  }
}

customElements.get("prep-filter") ?? customElements.define("prep-filter", PrepFilter)
}
