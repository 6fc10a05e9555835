"""How long the trainer takes to show the next question, on a phone four times slower than this machine: `make bench`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.browser.served import PHONE, serve
from tests.conftest import ROOT, build, copy_project

SLOWER = 4
ROUND = 12
TURN = """() => new Promise(done => {
    const question = document.querySelector(".prep-practice__question"), began = performance.now()
    const shown = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
    const seen = (_, watch) => question.textContent && (watch.disconnect(), shown())
    new MutationObserver(seen).observe(question, { childList: true })
    document.querySelector("[data-do=knew]").click()
})"""
"""From the press on a grade to the second frame after the next question is in the page."""

FRAMES = """() => new Promise(done => {
    const began = performance.now()
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
})"""
"""The baseline: two frames in which nothing is done."""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        project = copy_project(Path(scratch), ROOT)
        if (done := build(project)).returncode:
            sys.exit(done.stderr)
        server, address = serve(project / "site")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{address}/practice/")
        turns, frames = [], []
        for _ in range(ROUND - 1):
            page.locator("[data-do=show]:visible, [data-do=false]:visible").click()
            page.wait_for_timeout(300)  # the guard against a double tap
            frames.append(page.evaluate(FRAMES))
            turns.append(page.evaluate(TURN))
        browser.close()
        server.shutdown()
    print(
        f"next question: {median(turns):.0f} ms, the slowest {max(turns):.0f} ms (limit 100), {SLOWER} times slowed down;"
        f" {median(turns) / median(frames):.2f} of two idle frames ({median(frames):.0f} ms)"
    )


if __name__ == "__main__":
    main()
