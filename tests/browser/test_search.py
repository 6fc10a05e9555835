"""Search finds what a person types: the section that answers it comes first, whatever signs the query holds."""

from __future__ import annotations

import functools
import http.server
import random
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .search_box import SearchBox
from .served import LAPTOP, PHONE, Server


def test_a_hit_shows_its_name_its_page_and_a_line_with_the_words(phone: Page, address: str) -> None:
    hit = SearchBox(phone, address).hits("inodes used and free")[0]

    assert hit.text == "df · Disk space df -i · Show inodes used and free; what they are is told below."
    assert hit.marks >= 2


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("a twin of my document", "linux/disk/#hard-link-count"),  # as the record says
        ("my document's twin?", "linux/disk/#hard-link-count"),  # almost
        ("what they sell", "company/"),  # as the page says
        ("own up to a fault", "star/first-mistake/"),  # as the question of a story says
        ("time when you taught somebody", "star/full-disk/"),  # the question itself
        ("df", "linux/disk/#df"),  # an exact name comes before all that
    ],
)
def test_what_a_section_is_also_called_leads_there(phone: Page, address: str, query: str, section: str) -> None:
    assert SearchBox(phone, address).hits(query)[0].section == section


def test_what_a_section_is_also_called_is_not_shown(site: Path) -> None:
    assert [page.name for page in site.rglob("*.html") if "twin of my document" in page.read_text(encoding="utf-8")] == []


def random_inputs(count: int) -> list[str]:
    """Inputs nobody would think of: the same ones in each run, so that a failure can be looked at."""
    chance = random.Random(3)
    signs = [*"-+^*:\"'(]\\/|#?=é漢🐧", "~1", "{{", "%}", "&&", "<b>", "&lt;", "title:", "-u", "+L1"]
    words = ["__proto__", "constructor", "toString", "df", "journalctl", "0", "a"]
    parts = [*signs, *words, " ", "\t", "\u200b", "\u202e", "\x00"]
    made = {" ".join(chance.choices(parts, k=chance.randint(1, 6))) for _ in range(count)}
    made |= {"".join(chance.choices(parts, k=chance.randint(1, 12))) for _ in range(count)}
    made |= {chr(chance.randint(33, 0xD7FF)) * chance.choice((1, 2, 300)) for _ in range(count // 4)}
    made |= {"x" * 300, "journalctl " * 30, "__proto__", "hasOwnProperty", "-" * 300}
    return sorted(made)[: max(count, 2_000)]


def test_no_input_is_an_error(phone: Page, address: str) -> None:
    noise: list[str] = []
    phone.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
    phone.on("pageerror", lambda error: noise.append(str(error)))
    box = SearchBox(phone, address)
    inputs = random_inputs(2_000)
    answered = box.every(inputs)

    assert len(answered) == len(inputs) >= 2_000
    assert noise == []
    assert phone.evaluate("asking.errors") == []
    assert box.hits("df")[0].section == "linux/disk/#df"


SIGNS = (
    "-",
    "df -",
    "- df",
    '"df -h"',
    "df:",
    "df]",
    "[df",
    "~df",
    "^df^",
    "df*",
    "+df",
    "key=value df",
    "df​",
    "DF",
    "  df  ",
    "'df'",
)
"""Queries with signs that mean something to a search library, or nothing."""


def test_signs_never_empty_the_result(phone: Page, address: str) -> None:
    box = SearchBox(phone, address)

    assert [query for query in SIGNS if not box.hits(query)] == []


def step_onto_the_first_hit(page: Page) -> None:
    page.locator(".md-search__input").fill("smartctl")  # at once: each list that comes later would take the focus
    page.keyboard.press("End")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("smartctl")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()


@pytest.mark.parametrize("key", ["/", "s"])
def test_keys_open_walk_and_leave(browser: Browser, address: str, key: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{address}/linux/")
    box = page.locator(".md-search__input")
    page.keyboard.press(key)
    expect(box).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    step_onto_the_first_hit(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.close()


def test_enter_on_a_hit_follows_it(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{address}/linux/")
    page.keyboard.press("/")
    step_onto_the_first_hit(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/linux/disk/**#smart")
    page.close()


def test_enter_goes_to_the_best_hit(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{address}/linux/")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("mkfs")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_contain_text("mkfs.ext4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/linux/disk/**#mkfs")
    page.close()


def test_it_works_from_a_copy_served_without_compression(phone: Page, site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "copy")
    handler = functools.partial(Quiet, directory=str(copy))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = SearchBox(phone, f"http://127.0.0.1:{server.server_port}").hits("smartctl")
    server.shutdown()
    server.server_close()

    assert found[0].section == "linux/disk/#smart"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's own server for files, without its log."""

    def log_message(self, *_: object) -> None:
        pass


def test_a_query_is_shared_as_a_link(phone: Page, address: str) -> None:
    phone.goto(f"{address}/?q=df+%2Bh")

    expect(phone.locator(".md-search__input")).to_have_value("df +h")
    expect(phone.locator(".md-search-result__link").first).to_contain_text("df")


def test_a_tap_on_a_phone_lands_on_the_hit(phone: Page, address: str) -> None:
    box = SearchBox(phone, address)
    box.hits("deleted file still open")
    first = phone.locator(".md-search-result__link").first
    bounds = first.bounding_box()
    assert bounds
    assert round(bounds["width"]) <= PHONE["width"]  # a layout's parts of a pixel add up to a hair more
    assert round(bounds["height"]) >= 44
    first.tap()
    phone.wait_for_url("**/linux/**#*")
    expect(phone.locator(".md-content mark").first).to_be_in_viewport()


def test_without_scripts_the_index_from_a_to_z_leads_there(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/a-z/")
    page.get_by_role("link", name="smartctl", exact=True).click()

    assert page.url == f"{address}/linux/disk/#smart"
