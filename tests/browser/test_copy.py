"""A command is copied with one tap, also where the clipboard is forbidden, and the reader hears that it was."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, paths


def test_one_tap_copies_the_command(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/linux/storage/")
    page.get_by_role("button", name="Copy df -i", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "df -i"
    context.close()


def test_the_selection_serves_where_there_is_no_clipboard(phone: Page, address: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.goto(f"{address}/linux/storage/")
    phone.get_by_role("button", name="Copy df -i", exact=True).click()

    expect(phone.locator("#prep-said")).to_have_text("Copied")
    assert phone.evaluate("getSelection().toString()") == "df -i"


def copied(page: Page, selector: str) -> tuple[str, str]:
    """The text of a block of code, and what its button puts on the clipboard."""
    block = page.locator(selector)
    block.locator(".prep-copy").click()
    expect(page.locator("#prep-said")).to_have_text("Copied")
    return block.locator("code").text_content() or "", page.evaluate("navigator.clipboard.readText()")


def test_a_block_of_code_is_copied_without_its_last_line_end(browser: Browser, site: Path, address: str) -> None:
    """On paste, a line end behind the last command would run it."""
    page = browser.new_page(permissions=["clipboard-read", "clipboard-write"])
    seen = 0
    for path in paths(site):
        if "<pre" not in (site / path.strip("/") / "index.html").read_text():
            continue
        page.goto(address + path)
        for number in range(page.locator("pre:visible").count()):
            page.evaluate("document.getElementById('prep-said')?.replaceChildren()")
            shown, text = copied(page, f"pre:visible >> nth={number}")
            seen += 1
            prompted = [line[2:] for line in shown.splitlines() if re.match(r"[$#] ", line)]
            assert not text.endswith("\n"), path
            if page.locator(f"pre:visible >> nth={number}").evaluate("one => Boolean(one.closest('.language-console'))"):
                assert text.splitlines() == prompted, path
            else:
                assert text == shown.rstrip("\n"), path
    page.close()

    assert seen > 5


def test_what_is_selected_of_a_console_is_copied_without_prompts_where_there_is_no_clipboard(phone: Page, address: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.goto(f"{address}/linux/storage/")
    phone.evaluate("window.addEventListener('copy', event => { window.put = event.clipboardData.getData('text/plain') })")
    phone.locator(".language-console .prep-copy").first.click()

    expect(phone.locator("#prep-said")).to_have_text("Copied")
    assert phone.evaluate("window.put").splitlines()[0] == "echo hi > report"


def test_every_button_is_big_enough_for_a_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/storage/")
    boxes = phone.evaluate(
        """() => [...document.querySelectorAll(".prep-copy, .answer > summary, .prep-bar a")]
            .map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"""
    )

    assert boxes
    assert all(width >= 44 and height >= 44 for width, height in boxes)
