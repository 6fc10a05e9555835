/* On the page of a story that is still to be written: the sentences that the reader kept while rehearsing its questions. */
"use strict"
{
for (const place of document.querySelectorAll("[data-said]")) {
  const memory = new Memory()
  for (const name of place.dataset.said.split(" ")) {
    const typed = memory.value(`said:${name}`)
    if (!typed) continue
    const said = document.createElement("blockquote")
    said.textContent = typed
    place.append(said)
    place.hidden = false
  }
}
}
