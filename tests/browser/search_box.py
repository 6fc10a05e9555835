"""The site's search box, driven as fast as the worker answers: no waiting, no sleeping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

WATCH = """
window.asking = { ready: null, answered: null, errors: [] }
window.asking.ready = new Promise(resolve => {
    const Theirs = Worker
    window.Worker = class extends Theirs {
        constructor(...given) {
            super(...given)
            this.addEventListener("error", event => asking.errors.push(event.message))
            this.addEventListener("message", ({ data }) => {
                if (data.type !== 3) return
                setTimeout(() => {
                    asking.answered?.(data.data.items.length)
                    resolve() // the box asks once by itself when it may; a query typed before that has to wait
                })
            })
        }
    }
})
window.ask = query => new Promise(resolve => {
    asking.answered = resolve
    const box = document.querySelector(".md-search__input")
    box.value = query
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
window.hits = most => [...document.querySelectorAll(".md-search-result__link")].slice(0, most).map(link => ({
    href: link.href, text: link.innerText.replace(/\\s+/g, " ").trim(), marks: link.querySelectorAll("mark").length }))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: its section as in the search index (`linux/storage/#df`), the link itself, and what is read."""

    section: str
    href: str
    text: str
    marks: int


class SearchBox:
    """The search box of a page, open and ready."""

    def __init__(self, page: Page, address: str, path: str = "/") -> None:
        self.page, self.address = page, address
        page.add_init_script(WATCH)
        page.goto(address + path)
        page.locator("label[for=__search]").first.click() if page.viewport_size and page.viewport_size["width"] < 960 else None
        page.locator(".md-search__input").focus()
        page.evaluate("asking.ready")

    def hits(self, query: str, most: int = 3) -> list[Hit]:
        """The first hits of a query."""
        found = self.page.evaluate("async ([query, most]) => { await ask(query); return hits(most) }", [query, most])
        return [Hit(self.section(hit["href"]), **hit) for hit in found]

    def section(self, href: str) -> str:
        """A link as the search index names its section: without the address and the words to mark."""
        path, _, anchor = href.removeprefix(f"{self.address}/").partition("#")
        return path.split("?")[0] + (f"#{anchor}" if anchor else "")

    def every(self, queries: list[str]) -> list[int]:
        """How many hits each of many queries has."""
        counted: Any = self.page.evaluate(
            "async queries => { const counts = []; for (const one of queries) counts.push(await ask(one)); return counts }",
            queries,
        )
        return list(counted)
