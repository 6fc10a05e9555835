"""An entry of a page: its heading unfolds it, its source is one tap away, and all of it is on paper, with scripts or without."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .served import LAPTOP

CARD, TOOL = ".prep-entry:has(> #inode-limit)", ".prep-entry:has(> #df)"


def tap(page: Page, selector: str) -> None:
    """A tap in the middle of an element, whatever lies there."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("scripts", ["phone", "plain"])
def test_the_question_itself_shows_and_hides_its_answer(request: pytest.FixtureRequest, address: str, scripts: str) -> None:
    found: Page | BrowserContext = request.getfixturevalue(scripts)
    page = found if isinstance(found, Page) else found.new_page()
    page.goto(f"{address}/linux/disk/")
    answer = page.locator(f"{CARD} details.answer")
    assert page.locator(CARD).evaluate("one => one.offsetHeight") <= 70
    for is_open in (True, False):
        tap(page, "#inode-limit")
        assert answer.evaluate("one => one.open") is is_open
    assert page.locator("summary h1, summary h2, summary h3").count() == 0


def test_a_tool_is_folded_on_a_phone_and_open_on_a_wide_screen(browser: Browser, phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/")
    expect(phone.locator(f"{TOOL} .prep-entry__lead")).to_be_visible()
    expect(phone.locator(f"{TOOL} .prep-uses")).to_be_hidden()
    tap(phone, f"{TOOL} .prep-entry__lead p")
    expect(phone.locator(f"{TOOL} .prep-uses")).to_be_visible()
    laptop = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    laptop.goto(f"{address}/linux/disk/")
    expect(laptop.locator(f"{TOOL} .prep-uses")).to_be_visible()
    expect(laptop.locator(f"{CARD} .answer > p")).to_be_hidden()
    laptop.close()


def test_a_source_is_told_on_a_tap_without_a_script_and_on_paper(plain: BrowserContext, address: str, tmp_path: Path) -> None:
    page = plain.new_page()
    page.goto(f"{address}/company/")
    for entry in page.locator(".prep-entry summary").all():
        entry.click()
    mark = page.get_by_role("button", name="Source: ").first
    box = page.locator(".prep-cite__box").first
    expect(box).to_be_hidden()
    mark.click()
    expect(box).to_be_in_viewport()
    expect(box).to_contain_text("checked 2026-11-25")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        printed = " ".join(" ".join((one.extract_text() or "").split()) for one in pdf.pages)

    assert printed.count("Source: ") == page.locator(".prep-cite__box").count()


def test_a_row_of_actions_leads_to_what_the_page_holds(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/")
    links = phone.locator(".prep-actions a")
    expect(links).to_have_text(["Practice 16", "Commands 8", "Questions 4", "On paper"])
    links.nth(2).click()
    expect(phone.locator("#df-against-du")).to_be_in_viewport()
    links.nth(3).click()
    phone.wait_for_url("**/sheets/commands/")


def test_the_contents_of_a_page_stop_at_its_parts(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{address}/linux/disk/")
    listed = page.locator(".md-nav--secondary .md-nav__link").all_inner_texts()
    page.close()

    assert listed
    assert "df" not in listed
