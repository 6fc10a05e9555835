"""The search box in the hand: what arrives without a key, what is there after a hit and after Back, and an empty box."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .search_box import SearchBox
from .served import LAPTOP, PHONE

INSERTED = """text => { const box = document.querySelector(".md-search__input"); box.value = text
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text })) }"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("label[for=__search]").first.click()
    expect(page.locator(".md-search__input")).to_be_focused()
    return page


def first(page: Page) -> str:
    return page.locator(".md-search-result__link").first.inner_text()


def test_text_that_arrives_without_a_key_is_searched(phone: Page, address: str) -> None:
    opened(phone, f"{address}/")
    phone.evaluate(INSERTED, "smartctl")

    expect(phone.locator(".md-search-result__link").first).to_contain_text("smartctl")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_long_query_does_not_run_under_the_buttons(browser: Browser, address: str, size: dict[str, int]) -> None:
    page = SearchBox(browser.new_page(viewport=size), address).page  # type: ignore[arg-type]
    page.locator(".md-search__input").fill("a query that goes on and on until it fills the box from one side to the other")
    room = page.evaluate(
        """() => {
            const box = document.querySelector(".md-search__input")
            const end = box.getBoundingClientRect().right - parseFloat(getComputedStyle(box).paddingRight)
            const buttons = [...box.form.querySelectorAll(".md-search__options > *")]
            return Math.min(...buttons.map(one => one.getBoundingClientRect().left)) - end
        }"""
    )
    page.close()

    assert room >= 0


def test_an_emptied_box_lists_nothing(phone: Page, address: str) -> None:
    opened(phone, f"{address}/")
    phone.locator(".md-search__input").fill("smartctl")
    expect(phone.locator(".md-search-result__link").first).to_be_visible()
    phone.get_by_role("button", name="Clear").click()

    expect(phone.locator(".md-search-result__link")).to_have_count(0)
    expect(phone.locator(".prep-tries")).to_be_visible()


def test_back_from_a_hit_returns_to_the_same_place_with_the_query(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/")
    phone.locator("h1").wait_for()
    phone.evaluate("scrollTo(0, 600)")
    phone.locator("label[for=__search]").first.click()
    expect(phone.locator("body")).to_have_attribute("data-md-scrolllock", "")
    phone.locator(".md-search__input").fill("only root can write")
    phone.locator(".md-search-result__link").first.click()
    phone.wait_for_url("**?h=**")
    expect(phone.locator(".md-search__input")).to_have_value("only root can write")
    phone.go_back()
    phone.wait_for_url(f"{address}/linux/disk/")

    expect(phone.locator(".md-search__input")).to_have_value("only root can write")
    phone.wait_for_function("Math.abs(scrollY - 600) < 5")


def test_the_query_stays_in_the_box_of_a_page_that_is_reloaded(phone: Page, address: str) -> None:
    opened(phone, f"{address}/")
    phone.locator(".md-search__input").fill("smartctl")
    phone.locator(".md-search-result__link").first.click()
    phone.wait_for_url("**?h=**")
    phone.reload()

    expect(phone.locator(".md-search__input")).to_have_value("smartctl")


def test_the_empty_box_offers_what_was_asked_last_and_a_few_good_ones(phone: Page, address: str) -> None:
    opened(phone, f"{address}/")
    expect(phone.locator(".prep-tries a")).to_have_text(["disk full"])
    phone.locator(".md-search__input").fill("smartctl")
    expect(phone.locator(".prep-tries")).to_have_count(0)
    phone.locator(".md-search-result__link").first.click()
    phone.wait_for_url("**?h=**")
    opened(phone, f"{address}/star/")
    expect(phone.locator(".prep-tries a")).to_have_text(["smartctl", "disk full"])
    phone.locator(".prep-tries a").nth(1).click()

    expect(phone.locator(".md-search__input")).to_have_value("disk full")
    expect(phone.locator(".md-search-result__link").first).to_be_visible()


def test_the_queries_to_try_are_reached_with_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{address}/")
    page.keyboard.press("/")
    expect(page.locator(".prep-tries a")).to_have_count(1)
    expect(page.locator("#__search")).to_be_checked()  # from when on the theme hears the arrows
    page.keyboard.press("ArrowDown")
    expect(page.locator(".prep-tries a")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".md-search__input")).to_have_value("disk full")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.close()


def test_what_was_asked_is_forgotten_with_the_progress(phone: Page, address: str) -> None:
    opened(phone, f"{address}/")
    phone.locator(".md-search__input").fill("smartctl")
    phone.locator(".md-search-result__link").first.click()
    phone.wait_for_url("**?h=**")
    phone.goto(f"{address}/practice/progress/")
    phone.evaluate("new Memory().clear()")
    opened(phone, f"{address}/")

    expect(phone.locator(".prep-tries a")).to_have_text(["disk full"])


def test_hits_say_what_kind_they_are_where_several_kinds_match(phone: Page, address: str) -> None:
    box = SearchBox(phone, address)
    box.hits("disk")
    labels = phone.locator(".prep-hit__label").all_inner_texts()

    assert len(labels) >= 2
    assert len(labels) == len(set(labels))
    assert {*labels} <= {
        "Commands", "Symptoms", "Questions", "Facts", "Tables", "Timeline", "To ask", "Stories", "To print", "Pages",
    }  # fmt: skip


def test_a_weak_hit_says_so(phone: Page, address: str) -> None:
    box = SearchBox(phone, address)

    assert box.hits("zebra crossing in a snowstorm at the disk")[0].text.startswith("Nothing says exactly this; nearest:")
    assert not box.hits("smartctl")[0].text.startswith("Nothing")


def test_a_question_of_the_list_is_found_and_opens_its_best_story(phone: Page, address: str) -> None:
    hit = SearchBox(phone, address).hits("tell me about a time when you taught somebody something")[0]

    assert hit.section == "star/full-disk/"
    assert re.search("Asked: “.*taught", hit.text)


@pytest.mark.parametrize(
    ("query", "section"),
    [("how old is it", "company/#company-founded"), ("interview day", "sheets/interview-day/"), ("a-z", "a-z/")],
)
def test_events_sheets_and_lists_are_found_by_name(phone: Page, address: str, query: str, section: str) -> None:
    assert SearchBox(phone, address).hits(query)[0].section == section


def test_the_themes_own_worker_is_never_loaded(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    loaded: list[str] = []
    context.on("request", lambda request: loaded.append(request.url))
    SearchBox(page, address).hits("smartctl")

    assert [url for url in loaded if "/assets/javascripts/workers/" in url] == []
    assert [url for url in loaded if url.endswith("/assets/js/search/search.js")] != []


def test_it_works_in_a_folder_of_a_host(phone: Page, under: str) -> None:
    hit = SearchBox(phone, under, "/linux/disk/").hits("smartctl")[0]

    assert hit.section == "linux/disk/#smart"
    assert SearchBox(phone, under).page.goto(hit.href)


@pytest.mark.parametrize("path", ["index.html", "practice/index.html", "star/rehearse/index.html", "sheets/choose/index.html"])
def test_it_works_in_a_copy_on_a_disk(browser: Browser, site: Path, path: str) -> None:
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / path).as_uri())
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("smartctl")
    expect(page.locator(".md-search-result__link").first).to_contain_text("smartctl")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{(site / 'linux/disk/index.html').as_uri()}?h=**#smart")
    page.close()

    assert errors == []
