"""Writes each sheet as a PDF beside its page, in A4 and US Letter, where there is a Chromium. Runs as a MkDocs hook.

On by `SHEET_PDFS=true` (`make build`). A page whose header has `sheet: {pages: N}` is a sheet with a budget of N pages.
"""

from __future__ import annotations

import html
import logging
import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

log = logging.getLogger("mkdocs.hooks.sheet_pdfs")
PAPERS = {"A4": "A4", "US Letter": "letter"}
"""The name of each paper, and what CSS calls it."""

HEIGHT_MM = {"A4": 297 - 15, "US Letter": 279.4 - 15}
"""What the margins of sheet.css leave of the height of each paper."""

LINE_MM = 8 * 1.02 * 0.3528
"""Height of a line of a sheet: 8 pt type, line height 1.02 (sheet.css), 0.3528 mm a point."""

MEASURE = """<script>addEventListener("load", () => document.fonts.ready.then(() => {
  const heights = [...document.querySelectorAll(".prep-paper__topic")].map(one => {
    const lines = Math.round([...one.getClientRects()].reduce((sum, box) => sum + box.height, 0) / 96 * 25.4 / LINE_MM)
    return one.querySelector("h2").textContent + ": " + lines
  })
  const columns = document.querySelector(".prep-paper__columns")
  heights.unshift("columns: " + (columns ? getComputedStyle(columns).columnCount : 1))
  document.body.innerHTML = "<pre id=measured>" + heights.join("\\n") + "</pre>"
}))</script>""".replace("LINE_MM", str(LINE_MM))
"""Put in a copy of a page, it leaves nothing but the number of columns and the lines of each topic."""

sheets: dict[str, int] = {}


def chromium() -> str | None:
    """The path of a Chromium: $CHROMIUM, else the first on the PATH."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


def on_config(config: MkDocsConfig) -> None:
    """Decide once whether this build makes PDFs; the pages link to them only then."""
    sheets.clear()
    config.extra["make_pdfs"] = False
    if os.environ.get("SHEET_PDFS", "").lower() != "true":
        return
    config.extra["make_pdfs"] = bool(chromium())
    if not config.extra["make_pdfs"]:
        log.info("No Chromium was found, so the sheets are not written as PDF and their pages do not link to any.")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Note each sheet with a budget, and tell its page where its files will be."""
    budget = (page.meta.get("sheet") or {}).get("pages")
    if budget and config.extra["make_pdfs"]:
        sheets[page.url] = int(budget)
        page.meta["pdfs"] = [{"name": name, "file": f"{page.url.rstrip('/')}-{css.lower()}.pdf"} for name, css in PAPERS.items()]


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files; a sheet that outgrew its budget ends the build with the lines to cut."""
    site, over = Path(config.site_dir), []
    files = [(url, name, site / f"{url.rstrip('/')}-{css.lower()}.pdf") for url in sheets for name, css in PAPERS.items()]
    with ThreadPoolExecutor() as pool:
        counts = pool.map(lambda file: write_pdf(site / file[0] / "index.html", PAPERS[file[1]], file[2]), files)
    for (url, name, _), pages in zip(files, counts, strict=True):
        if pages > sheets[url]:
            over.append(f"docs/{url.rstrip('/')}.md: {too_long(site / url / 'index.html', name, pages, sheets[url])}")
    if over:
        raise PluginError("\n".join(["a sheet has outgrown its paper", *over]))


def write_pdf(page: Path, css: str, target: Path) -> int:
    """Print one built page to a file on a paper that CSS names; gives the number of pages."""
    with tempfile.TemporaryDirectory() as profile:
        source = page.with_name(f"print-{css}.html")
        source.write_text(page.read_text().replace("</head>", f"<style>@page {{ size: {css} }}</style></head>", 1))
        try:
            run(source, profile, f"--print-to-pdf={target}", "--no-pdf-header-footer", "--generate-pdf-document-outline")
        finally:
            source.unlink()
    settle(target)
    return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))


def settle(target: Path) -> None:
    """Put the day of the build in place of the moment of printing, so that the same commit gives the same file.

    The day is today's, or SOURCE_DATE_EPOCH's. Blanks keep the length: a PDF counts its bytes.
    """
    day = f"(D:{get_build_datetime():%Y%m%d}000000".encode()
    dated = re.sub(rb"\(D:\d{14}[^)]*\)", lambda stamp: day.ljust(len(stamp[0]) - 1) + b")", target.read_bytes())
    target.write_bytes(dated)


def too_long(page: Path, paper: str, pages: int, budget: int) -> str:
    """What to say of a sheet over its budget: by how many lines, and its longest topics."""
    with tempfile.TemporaryDirectory() as profile:
        source = page.with_name("measure.html")
        style = (
            '<style>body > :not(.md-container) { display: none }</style><link rel="stylesheet" href="../../assets/css/print.css">'
        )
        source.write_text(page.read_text().replace("</head>", f"{style}{MEASURE}</head>", 1))
        try:
            dumped = run(source, profile, "--dump-dom", "--window-size=1280,900", "--virtual-time-budget=5000")
        finally:
            source.unlink()
    found = re.search(r'<pre id="measured">(.*?)</pre>', dumped, re.DOTALL)
    topics = [line.rsplit(": ", 1) for line in html.unescape(found[1] if found else "").splitlines()]
    columns = int(topics.pop(0)[1]) if topics else 1
    longest = sorted(((int(lines), name) for name, lines in topics), reverse=True)
    total, room = sum(lines for lines, _ in longest), budget * columns * int(HEIGHT_MM[paper] / LINE_MM)
    named = ", ".join(f"{name} {lines} lines" for lines, name in longest[:3])
    return (
        f"{pages} {paper} pages, and {budget} is its budget; about {max(1, total - room)} lines too many"
        f" (longest: {named}) — put `off_paper: true` on the uses that teach least"
    )


def run(source: Path, profile: str, *options: str) -> str:
    """Run Chromium on a file of the site, by itself and without any network."""
    program = chromium()
    assert program, "called only where a Chromium was found"
    command = [program, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command += ["--disable-component-update", "--disable-sync", "--allow-file-access-from-files", f"--user-data-dir={profile}"]
    command += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    done = subprocess.run([*command, *options, source.as_uri()], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise PluginError(f"Chromium could not print {source.name}: {done.stderr.strip()[-500:]}")
    return done.stdout
