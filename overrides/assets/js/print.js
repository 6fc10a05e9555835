/* <prep-print>: a button that prints the page. Without this script there is no button. */
"use strict"
{
class PrepPrint extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "prep-print__button"
    button.textContent = "Print"
    button.addEventListener("click", () => document.fonts.ready.then(() => print())) // not in a face that stands in
    this.replaceChildren(button)
  }
}

customElements.get("prep-print") ?? customElements.define("prep-print", PrepPrint)
}
