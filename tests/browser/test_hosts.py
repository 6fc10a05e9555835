"""The site works where it is put: on a strict host (conftest's own), under a folder, without storage, as a copy on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .served import LAPTOP

FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
    configurable: true, get() { throw new DOMException("cookies are blocked", "SecurityError") } })"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_missing_page_under_a_folder_has_looks_and_ways_on(browser: Browser, under: str, scheme: str) -> None:
    page = browser.new_page(viewport=LAPTOP, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{under}/linux/gone/deep/")
    expect(page.get_by_role("link", name="Home", exact=True)).to_have_attribute("href", "./")
    page.wait_for_function("document.baseURI.endsWith('/some/folder/')")

    assert page.evaluate("getComputedStyle(document.documentElement).fontFamily") != "serif"
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("searchbox").fill("inode")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"{under}/?q=inode")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.close()


def test_a_missing_page_finds_home_and_linux(browser: Browser, under: str) -> None:
    page = browser.new_page()
    for name, path in (("Home", "/"), ("Linux", "/linux/")):
        page.goto(f"{under}/gone")
        page.wait_for_function("document.baseURI.endsWith('/some/folder/')")
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(under + path)
    page.close()


def test_forbidden_storage_costs_neither_search_nor_the_switch(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORBIDDEN)
    page.goto(f"{address}/?q=inode")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{address}/star/rehearse/")

    expect(page.get_by_role("status").filter(has_text="cannot remember")).to_have_count(1)
    assert background(page) < 60
    page.get_by_title("Switch to the light colors").click()
    page.wait_for_function("document.body.dataset.mdColorMedia === '(prefers-color-scheme: light)'")
    assert background(page) > 200
    assert errors == []
    page.close()


def test_links_of_a_copy_on_a_disk_open_pages(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("article").get_by_role("link", name="Symptoms", exact=True).click()
    page.wait_for_url((site / "linux/symptoms/index.html").as_uri())

    expect(page.get_by_role("heading", level=1)).to_contain_text("Symptoms")
    assert (
        page.evaluate("[...document.links].filter(link => link.protocol === 'file:' && link.pathname.endsWith('/')).length") == 0
    )
    page.close()


def background(page: Page) -> int:
    """How light the page is, from 0 to 255."""
    return page.evaluate("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))")  # type: ignore[no-any-return]
