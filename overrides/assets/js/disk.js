/* From a copy of the site on a disk (`file:`) there is no host that finds `index.html` in a folder: links name it. A browser also
   lets no page read a file there, so the search box says that it cannot search. */
"use strict"
if (location.protocol === "file:") {
  for (const link of document.links) if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  const box = document.querySelector("[data-md-component=search-query]")
  box.placeholder = "No search in a copy on disk"
  box.disabled = true
}
