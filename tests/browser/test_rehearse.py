"""The rehearsal on a phone: the clock, the keyboard, and a browser that cannot remember. Time is the test's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 780}
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/star/rehearse/")
    expect(page.locator(".prep-rehearse__question")).not_to_be_empty()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    yield page
    context.close()


def said(page: Page, words: str) -> None:
    expect(page.locator(".prep-rehearse__said")).to_have_text(words)


def story(page: Page) -> str:
    """The story of the question that is shown."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll("a[data-rehearse]")].find(one => one.parentElement.textContent.trim()
                .startsWith(document.querySelector(".prep-rehearse__question").textContent)).dataset.rehearse"""
        )
    )


def test_the_clock_starts_pauses_and_speaks_only_at_its_marks(page: Page) -> None:
    clock = page.locator(".prep-rehearse__clock")
    page.evaluate(
        """() => { window.spoken = []; const region = document.querySelector(".prep-rehearse__said")
            new MutationObserver(() => spoken.push(region.textContent)).observe(region, { childList: true }) }"""
    )
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(29_500)
    expect(clock).to_have_text("0:29")
    said(page, "")
    page.clock.run_for(1_000)
    said(page, "30 seconds")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(clock).to_have_text("0:30")
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(60_000)
    said(page, "90 seconds: come to the result")
    page.clock.run_for(30_000)
    said(page, "Two minutes: finish")
    expect(page.locator("prep-rehearse")).to_have_class("prep-rehearse--over")
    assert page.evaluate("spoken") == ["30 seconds", "90 seconds: come to the result", "Two minutes: finish"]


def test_the_keyboard_alone_goes_round(page: Page) -> None:
    page.locator(".prep-rehearse__question").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.clock.run_for(5_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".prep-rehearse__check")).to_be_focused()
    expect(page.locator(".prep-rehearse__beats li")).to_have_count(4)
    expect(page.locator(".prep-rehearse__beats")).to_contain_text(re.compile(r"As written \d+ s · action \d+ %"))
    for _ in range(2):  # past the link to the whole story
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Missed a part")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".prep-rehearse__question")).to_be_focused()
    said(page, "Noted: missed a part. Here is the next question.")


def tell(page: Page, went: str) -> None:
    page.get_by_role("button", name="Show the key points").click()
    page.get_by_role("button", name=went).click()


def test_each_story_is_drawn_then_a_question_without_one_and_the_next_day_the_one_that_went_badly(page: Page) -> None:
    stories = set(page.locator("a[data-rehearse]").evaluate_all("all => all.map(one => one.dataset.rehearse)"))
    told = []
    for times in range(len(stories)):
        told.append(story(page))
        tell(page, "Good" if times else "Too long")
    expect(page.locator(".prep-rehearse__question")).to_have_text(re.compile("mistake that you made|Why this company"))
    page.clock.run_for(24 * 3600 * 1000)
    page.reload()
    expect(page.locator(".prep-rehearse__question")).not_to_be_empty()

    assert set(told) == stories
    assert story(page) == told[0]


def test_a_sentence_for_a_question_without_a_story_is_kept_and_shown_where_it_is_to_be_written(page: Page, address: str) -> None:
    page.goto(f"{address}/star/rehearse/?story=q-mistake")
    expect(page.get_by_role("button", name="Show the key points")).to_be_hidden()
    page.get_by_label("One sentence").fill("I once deleted\nthe wrong <b>log</b>.")
    page.get_by_role("button", name="Keep it").click()
    said(page, "Kept. Here is the next question.")
    page.goto(f"{address}/star/first-mistake/")

    expect(page.locator(".prep-said")).to_contain_text("You said, while rehearsing")
    expect(page.locator(".prep-said blockquote")).to_have_text("I once deleted the wrong <b>log</b>.")


def test_a_story_leads_to_its_own_rehearsal(page: Page, address: str) -> None:
    for name in ("full-disk", "two-tools"):
        page.goto(f"{address}/star/{name}/")
        page.get_by_role("link", name="Rehearse this").click()
        expect(page.locator(".prep-rehearse__question")).not_to_be_empty()

        assert story(page) == name


def test_what_an_older_version_kept_is_taken_over(page: Page) -> None:
    page.evaluate(
        """localStorage.setItem('prep.rehearsed', '{"full-disk": {"last": "missed a part", "times": 2}, "gone": {}}')"""
    )
    for _ in range(2):
        page.reload()
        expect(page.locator(".prep-rehearse__question")).not_to_be_empty()

    assert story(page) == "full-disk"
    assert page.evaluate("localStorage.getItem('prep:/log')") == "prep log 1\n0 - full-disk\n1 - full-disk\n"


@pytest.mark.parametrize("broken", [FORBIDDEN, FULL])
def test_it_works_and_says_so_where_nothing_can_be_kept(browser: Browser, address: str, broken: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(broken)
    page.goto(f"{address}/star/rehearse/")
    first = story(page)
    page.get_by_role("button", name="Show the key points").click()
    page.get_by_role("button", name="Good").click()

    expect(page.locator(".prep-rehearse__said")).to_contain_text("This browser cannot remember")
    assert story(page) != first
    assert not [error for error in errors if "rehearse" in error or "memory" in error]
    page.close()


@pytest.mark.parametrize("kept", ["not json", "[1]", "null", '{"full-disk": 7}'])
def test_what_was_kept_may_be_broken(browser: Browser, address: str, kept: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}/star/rehearse/")
    page.evaluate("kept => localStorage.setItem('prep.rehearsed', kept)", kept)
    page.reload()
    page.get_by_role("button", name="Show the key points").click()
    page.get_by_role("button", name="Good").click()

    expect(page.locator(".prep-rehearse__said")).to_have_text("Noted: good. Here is the next question.")
    page.close()


def test_it_works_from_a_copy_on_the_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto((site / "star/rehearse/index.html").as_uri())
    page.get_by_role("button", name="Show the key points").click()
    page.get_by_role("button", name="Good").click()

    expect(page.locator(".prep-rehearse__said")).to_have_text("Noted: good. Here is the next question.")
    page.close()


def test_without_a_script_it_is_a_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/star/rehearse/")

    expect(page.locator("prep-rehearse")).to_be_hidden()
    expect(page.locator("article ol > li").first).to_be_visible()
    assert page.locator("article ol > li").count() == 5
    context.close()
