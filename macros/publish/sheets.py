"""Writes each sheet as a PDF beside its page, in A4 and US Letter, with a Chromium. The one file that knows Chromium."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

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

PATIENCE = 60
"""Seconds that a Chromium may take for one sheet; one takes about two."""


FACES = 5000
"""Milliseconds of the page's own time until its faces are there: it stands still while something is loaded."""


class PrintFault(Exception):
    """A sheet that cannot be printed, or has outgrown its paper: what to say, a sheet a line."""


def chromium() -> str | None:
    """The path of a Chromium: $CHROMIUM, else the first on the PATH."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


def files_of(url: str) -> list[dict[str, str]]:
    """The name of each paper and the file that a sheet has for it."""
    return [{"name": name, "file": f"{url.rstrip('/')}-{css.lower()}.pdf"} for name, css in PAPERS.items()]


def publish_sheets(site: Path, budgets: Mapping[str, int], day: date) -> None:
    """Write the files of each sheet, by its address below `site` and its budget of pages, dated with a day.

    A sheet that outgrew its budget raises `PrintFault` with the lines to cut.
    """
    jobs = [(url, paper, site / file["file"]) for url in budgets for paper, file in zip(PAPERS, files_of(url), strict=True)]
    with ThreadPoolExecutor() as pool:
        try:
            counts = list(pool.map(lambda job: write_pdf(site / job[0] / "index.html", PAPERS[job[1]], job[2], day), jobs))
        except PrintFault:
            pool.shutdown(cancel_futures=True)  # what one cannot print, the next will not
            raise
    over = list(_over(site, budgets, jobs, counts))
    if over:
        raise PrintFault("\n".join(["a sheet has outgrown its paper", *over]))


def _over(site: Path, budgets: Mapping[str, int], jobs: list[tuple[str, str, Path]], counts: list[int]) -> Iterator[str]:
    for (url, paper, _), pages in zip(jobs, counts, strict=True):
        if pages > budgets[url]:
            yield f"docs/{url.rstrip('/')}.md:1: {too_long(site / url / 'index.html', paper, pages, budgets[url])}"


def write_pdf(page: Path, css: str, target: Path, day: date) -> int:
    """Print one built page to a file on a paper that CSS names, dated with a day; gives the number of pages."""
    with tempfile.TemporaryDirectory() as profile:
        source = page.with_name(f"print-{css}.html")
        source.write_text(
            page.read_text(encoding="utf-8").replace("</head>", f"<style>@page {{ size: {css} }}</style></head>", 1),
            encoding="utf-8",
        )
        try:
            options = ("--no-pdf-header-footer", "--generate-pdf-document-outline", f"--virtual-time-budget={FACES}")
            run(source, profile, f"--print-to-pdf={target}", *options)
        finally:
            source.unlink()
    pages = len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) if target.exists() else 0
    if not pages:
        raise PrintFault(f"Chromium wrote no page of {page.parent.name}: run it by hand, or build without SHEET_PDFS")
    settle(target, day)
    return pages


def settle(target: Path, day: date) -> None:
    """Put a day in place of the moment of printing, so that the same commit gives the same file.

    Blanks keep the length: a PDF counts its bytes.
    """
    dated_day = f"(D:{day:%Y%m%d}000000".encode()
    dated = re.sub(rb"\(D:\d{14}[^)]*\)", lambda stamp: dated_day.ljust(len(stamp[0]) - 1) + b")", target.read_bytes())
    target.write_bytes(dated)


def too_long(page: Path, paper: str, pages: int, budget: int) -> str:
    """What to say of a sheet over its budget: by how many lines, and its longest topics."""
    with tempfile.TemporaryDirectory() as profile:
        source = page.with_name("measure.html")
        style = (
            '<style>body > :not(.md-container) { display: none }</style><link rel="stylesheet" href="../../assets/css/print.css">'
        )
        source.write_text(page.read_text(encoding="utf-8").replace("</head>", f"{style}{MEASURE}</head>", 1), encoding="utf-8")
        try:
            dumped = run(source, profile, "--dump-dom", "--window-size=1280,900", f"--virtual-time-budget={FACES}")
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
    sheet = source.parent.name
    try:
        process = subprocess.Popen(
            [*command, *options, source.as_uri()],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    except OSError as error:
        raise PrintFault(f"{program} cannot be run: {error.strerror}") from None
    with process:
        try:
            printed, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its own processes too: they hold the pipes open
            raise PrintFault(f"{program} did not print {sheet} within {PATIENCE} seconds: try another Chromium") from None
    if process.returncode:
        raise PrintFault(f"{program} could not print {sheet}: {said.strip()[-500:]}")
    return printed
