"""Search beside the stock theme's, on the same 10,000 generated cards in one run: `make bench`.

Time runs from the last keystroke to the rendered list, in a page on a laptop's screen. The index is ready when the stock theme's
worker says so after it was sent the sections; ours, which starts with the first letter, when it has answered that: the middle of
several starts. Files are weighed as gzip sends them.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.build import CARDS_A_PAGE, PAGES, many_cards
from tests.browser.search_box import WATCH
from tests.browser.served import LAPTOP, serve
from tests.conftest import build

QUERIES = [
    "command",
    "first block",
    "option 57",
    "card",
    "reads the first",
    "device copy",
    "wrong",
    "compares",
    "page 12 card 40",
    "anew",
]
ROUNDS = 4
STARTS = 7
SCRIPTS = {
    "ours": ["assets/js/search/*.js", "assets/js/box.js"],
    "stock": ["assets/javascripts/workers/search.*.min.js"],
}
"""What each search is made of; of ours, `sections.js` holds words of the content and counts as index."""
TIMED = """async queries => {
    await asking.ready
    const times = []
    for (const query of queries) {
        const start = performance.now()
        await ask(query)
        times.push(performance.now() - start)
    }
    return times
}"""
STARTED = """(() => {
    const Theirs = Worker
    window.Worker = class extends Theirs {
        constructor(...given) {
            super(...given)
            this.addEventListener("message", ({ data }) => {
                if (data.type === 1) window.readyAfter = performance.now() - this.setup
            })
        }
        postMessage(message) {
            if (message.type === 0) this.setup = performance.now()
            super.postMessage(message)
        }
    }
})()"""
"""Notes how long the stock worker takes from the sections (message 0) until it is ready (1)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of each query and until the index is ready; bytes of the scripts, and of the index with what it knows."""

    times: list[float]
    ready: float
    scripts: int
    index: int


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        ours, _ = many_cards(Path(scratch) / "cards", PAGES)
        theirs = stock(ours, Path(scratch) / "stock")
        figures = {}
        for name, project in (("ours", ours), ("stock", theirs)):
            if (done := build(project)).returncode:
                sys.exit(done.stderr)
            figures[name] = measure(project / "site", SCRIPTS[name])
    print(f"{PAGES * CARDS_A_PAGE} cards, last keystroke to rendered list:")
    for name, one in figures.items():
        median = statistics.median(one.times)
        print(f"  {name:5} median {median:.0f} ms, p95 {p95(one.times):.0f} ms; index ready {one.ready:.0f} ms;")
        print(f"        scripts {one.scripts / 1024:.1f} KB, index {one.index / 1024:.0f} KB compressed")
    mine, base = figures["ours"], figures["stock"]
    print(f"  ratio of the medians {statistics.median(mine.times) / statistics.median(base.times):.2f} (limit 1; p95 100 ms)")
    print(f"  ratio of the time until the index is ready {mine.ready / base.ready:.2f} (limit 0.5; scripts 14 KB)")


def stock(ours: Path, to: Path) -> Path:
    """The same content with the theme's search as it comes."""
    shutil.copytree(ours, to)
    config = (to / "mkdocs.yml").read_text()
    (to / "mkdocs.yml").write_text(re.sub(r"  - search:\n(?:      .*\n)+", "  - search\n", config))
    main_html = to / "overrides/main.html"
    main_html.write_text(re.sub(r"\{% block config %\}.*?\{% endblock %\}", "", main_html.read_text(), flags=re.DOTALL))
    return to


def measure(site: Path, scripts: list[str]) -> Figures:
    """The figures of a site whose search is made of some scripts, as patterns below it."""
    server, address = serve(site)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        starts = []
        for _ in range(STARTS):
            page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
            starts.append(start(page, address))
            if len(starts) < STARTS:
                page.close()
        times = rounds(page)
        browser.close()
    server.shutdown()
    files = [path for pattern in scripts for path in site.glob(pattern) if path.name != "sections.js"]
    index = [site / "search/search_index.json", *site.glob("assets/js/search/sections.js")]
    return Figures(times, statistics.median(starts), sum(map(weight, files)), sum(map(weight, index)))


def start(page: Page, address: str) -> float:
    """The time until the index is ready: the stock worker's, or that of our first letter. One start is a noisy figure."""
    page.add_init_script(STARTED)
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator(".md-search__input").focus()
    first: list[float] = page.evaluate(TIMED, ["c"])
    return max(first[0], float(page.evaluate("readyAfter")))


def rounds(page: Page) -> list[float]:
    """The times of all queries but those of the first round, which warms the caches. The rounds differ by a blank, because the
    box does not ask the same twice."""
    times: list[float] = []
    for number in range(ROUNDS):
        taken: list[float] = page.evaluate(TIMED, [query + " " * number for query in QUERIES])
        times += taken if number else []
    return times


def weight(path: Path) -> int:
    """Bytes of a file as a host with gzip sends it."""
    return len(gzip.compress(path.read_bytes(), 6))


def p95(times: list[float]) -> float:
    """The time that 95 of 100 queries stay within."""
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
