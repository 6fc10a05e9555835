"""A command is copied with one tap, also where the clipboard is forbidden, and the reader hears that it was."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE


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


def test_every_button_is_big_enough_for_a_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/storage/")
    boxes = phone.evaluate(
        """() => [...document.querySelectorAll(".prep-copy, .answer > summary, .prep-bar a")]
            .map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"""
    )

    assert boxes
    assert all(width >= 44 and height >= 44 for width, height in boxes)
