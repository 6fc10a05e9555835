"""What a first visit weighs, compressed, what of it is ours, and what a round of practice fetches: `make bench`."""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page, Response, sync_playwright

from macros.publish.offline import LIST
from tests.browser.served import PHONE, serve
from tests.conftest import QUIET, ROOT, build, copy_project

PAGES = ("/", "/linux/permissions/", "/star/teammate/", "/practice/", "/practice/progress/")
INDEX = "search_index.json"
DATA = "/assets/practice/"


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        project = copy_project(Path(scratch), ROOT)
        QUIET["OFFLINE"] = "true"
        if (done := build(project)).returncode:
            sys.exit(done.stderr)
        weigh_kept(project / "site")
        server, address = serve(project / "site")
        for path in PAGES:
            weigh(address, path)
        server.shutdown()


def weigh_kept(site: Path) -> None:
    """Print what a phone fetches once the page is idle, to keep the site."""
    names = json.loads((site / LIST).read_text(encoding="utf-8"))["files"]
    files = [site / unquote(name) / ("index.html" if name[-1:] in ("", "/") else "") for name in names]
    size = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    print(f"kept without a network: {len(files)} files, {size / 1024:.0f} KB")


def weigh(address: str, path: str) -> None:
    """Print the bytes of one first visit, in KB of 1024 bytes, as the host sends them; for the trainer also those of a round."""
    weights: dict[str, int] = {}

    def note(response: Response) -> None:
        if response.request.method == "GET" and response.url != f"{address}/worker.js":  # which comes once the page is idle
            weights[response.url.removeprefix(address)] = int(response.headers.get("content-length", 0))

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
        page.on("response", note)
        page.goto(address + path, wait_until="networkidle")
        first = dict(weights)
        if path == "/practice/":
            answer_all(page)
        browser.close()
    index, data = (sum(size for url, size in first.items() if name in url) for name in (INDEX, DATA))
    ours = sum(size for url, size in first.items() if "/assets/css/" in url or "/assets/js/" in url)
    print(
        f"{path}: {(sum(first.values()) - index) / 1024:.1f} KB (limit 100), of it our CSS and JS {ours / 1024:.1f} KB,"
        f" the page {first[path] / 1024:.1f} KB, data for practice {data / 1024:.1f} KB;"
        f" search index {index / 1024:.1f} KB (limit 200)"
    )
    if path == "/practice/":
        whole = sum(size for url, size in weights.items() if DATA in url)
        print(f"{path}: a round over all topics fetches {whole / 1024:.1f} KB of data (limit 45)")


def answer_all(page: Page) -> None:
    """Answer a whole round."""
    while page.locator(".prep-practice__card").is_visible():
        page.locator("[data-do=show]:visible, [data-do=false]:visible").click()
        page.wait_for_timeout(300)  # the guard against a double tap
        page.locator("[data-do=knew]").click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
