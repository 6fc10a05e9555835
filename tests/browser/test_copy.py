"""A command is copied with one tap, also where the clipboard is forbidden, and the reader hears that it was."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from .served import PHONE, paths


def test_one_tap_copies_the_command(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/linux/disk/#df")
    page.get_by_role("button", name="Copy df -i", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "df -i"
    context.close()


def test_the_selection_serves_where_there_is_no_clipboard(phone: Page, address: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.goto(f"{address}/linux/disk/#df")
    phone.get_by_role("button", name="Copy df -i", exact=True).click()

    expect(phone.locator("#prep-said")).to_have_text("Copied")
    assert phone.evaluate("getSelection().toString()") == "df -i"


CODE_BLOCKS = """async () => {
    const put = []
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => put.push(text) } })
    const blocks = [...document.querySelectorAll("pre:has(.prep-copy)")]
    for (const block of blocks) {
        block.querySelector(".prep-copy").click()
        await null
    }
    const console = block => Boolean(block.closest(".language-console"))
    return blocks.map((block, i) => [block.querySelector("code").textContent, put[i], console(block)])
}"""
"""The text of each block of code, what its button puts on the clipboard, and whether it is a console."""


def test_a_block_of_code_is_copied_without_its_last_line_end(phone: Page, site: Path, address: str) -> None:
    """On paste, a line end behind the last command would run it; of a console, only what is typed is copied."""
    consoles, others = 0, 0
    for path in paths(site):
        if "<pre" not in (site / path.strip("/") / "index.html").read_text(encoding="utf-8"):
            continue
        phone.goto(address + path)
        for shown, put, console in phone.evaluate(CODE_BLOCKS):
            typed = [line[2:] for line in shown.splitlines() if re.match(r"[$#] ", line)]
            assert put == ("\n".join(typed) if console else shown.rstrip("\n")), path
            consoles, others = consoles + console, others + (not console)

    assert consoles and others


def test_what_is_selected_of_a_console_is_copied_without_prompts_where_there_is_no_clipboard(phone: Page, address: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.goto(f"{address}/linux/disk/")
    phone.evaluate("window.addEventListener('copy', event => { window.put = event.clipboardData.getData('text/plain') })")
    phone.locator(".language-console .prep-copy").first.click()

    expect(phone.locator("#prep-said")).to_have_text("Copied")
    assert phone.evaluate("window.put").splitlines()[0] == "touch report"


def test_every_button_is_big_enough_for_a_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/")
    phone.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    boxes = phone.evaluate(
        """() => [...document.querySelectorAll(".prep-copy, .answer > summary, .prep-bar a, .prep-actions a")]
            .map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"""
    )

    assert boxes
    assert all(width >= 44 and height >= 44 for width, height in boxes)
