"""What a first visit weighs, compressed, and what of it is ours: `make bench`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from tests.browser.served import PHONE, serve
from tests.conftest import build, copy_project

PAGES = ("/", "/linux/permissions/", "/star/teammate/")
INDEX = "search_index.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        project = copy_project(Path(scratch))
        if (done := build(project)).returncode:
            sys.exit(done.stderr)
        server, address = serve(project / "site")
        for path in PAGES:
            weigh(address, path)
        server.shutdown()


def weigh(address: str, path: str) -> None:
    """Print the bytes of one first visit, in KB of 1024 bytes, as the host sends them."""
    weights: dict[str, int] = {}

    def note(response: Response) -> None:
        weights[response.url.removeprefix(address)] = int(response.headers.get("content-length", 0))

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        page.on("response", note)
        page.goto(address + path, wait_until="networkidle")
        browser.close()
    index = sum(size for url, size in weights.items() if INDEX in url)
    ours = sum(size for url, size in weights.items() if "/assets/css/" in url or "/assets/js/" in url)
    total = sum(weights.values()) - index
    html = weights[path]
    print(
        f"{path}: {total / 1024:.1f} KB (limit 100), of it our CSS and JS {ours / 1024:.1f} KB (limit 13),"
        f" the page {html / 1024:.1f} KB; search index {index / 1024:.1f} KB (limit 150)"
    )


if __name__ == "__main__":
    main()
