"""Search beside the stock theme's, on the same 10,000 generated cards in one run: `make bench`.

Time runs from the last keystroke to the rendered list, in a page on a laptop's screen; the index is weighed as gzip sends it.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import sys
import tempfile
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


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        ours, _ = many_cards(Path(scratch) / "cards", PAGES)
        theirs = stock(ours, Path(scratch) / "stock")
        figures = {}
        for name, project in (("ours", ours), ("stock", theirs)):
            if (done := build(project)).returncode:
                sys.exit(done.stderr)
            figures[name] = measure(project / "site"), weight(project / "site")
    (times, size), (base, plain) = figures["ours"], figures["stock"]
    median, stock_median = statistics.median(times), statistics.median(base)
    print(f"{PAGES * CARDS_A_PAGE} cards, last keystroke to rendered list:")
    print(f"  ours  median {median:.0f} ms, p95 {p95(times):.0f} ms (limit 150); index {size / 1024:.0f} KB compressed")
    print(f"  stock median {stock_median:.0f} ms, p95 {p95(base):.0f} ms; index {plain / 1024:.0f} KB compressed")
    print(f"  ratio of the medians {median / stock_median:.2f} (limit 1.2)")


def stock(ours: Path, to: Path) -> Path:
    """The same content with the theme's search as it comes."""
    shutil.copytree(ours, to)
    config = (to / "mkdocs.yml").read_text()
    (to / "mkdocs.yml").write_text(re.sub(r"  - search:\n(?:      .*\n)+", "  - search\n", config))
    main_html = to / "overrides/main.html"
    main_html.write_text(re.sub(r"\{% block config %\}.*?\{% endblock %\}", "", main_html.read_text(), flags=re.DOTALL))
    return to


def measure(site: Path) -> list[float]:
    """Milliseconds of each query, the first round left out: it warms the caches."""
    server, address = serve(site)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
        times = rounds(page, address)
        browser.close()
    server.shutdown()
    return times


def rounds(page: Page, address: str) -> list[float]:
    """Each round's queries differ by a blank, because the box does not ask the same twice."""
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator(".md-search__input").focus()
    times: list[float] = []
    for number in range(ROUNDS):
        taken: list[float] = page.evaluate(TIMED, [query + " " * number for query in QUERIES])
        times += taken if number else []
    return times


def weight(site: Path) -> int:
    """Bytes of the index as a host with gzip sends it."""
    return len(gzip.compress((site / "search/search_index.json").read_bytes(), 6))


def p95(times: list[float]) -> float:
    """The time that 95 of 100 queries stay within."""
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
