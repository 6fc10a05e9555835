"""The questions that the reader will ask: marked on their page, kept, and printed on the day's sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .test_memory import FORBIDDEN

PROPOSED = ["How is on-call shared in the team?", "What comes first?"]


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    made = context.new_page()
    made.goto(f"{address}/ask/")
    return made


def mark(page: Page, question: str) -> None:
    page.locator(".prep-entry", has_text=question).locator("summary").click()
    page.locator(".prep-entry", has_text=question).get_by_label("I will ask this").check()


def printed(page: Page) -> list[str]:
    page.emulate_media(media="print")
    return [one.inner_text() for one in page.locator("[data-ask]").all() if one.is_visible()]


def test_what_is_marked_is_kept_counted_and_takes_the_place_of_what_is_proposed(page: Page, address: str) -> None:
    expect(page.locator(".prep-ask-count")).to_have_text("Marked to ask: 0 of 6.")
    mark(page, "What are the next steps?")
    expect(page.locator(".prep-ask-count")).to_have_text("Marked to ask: 1 of 6.")
    page.reload()
    expect(page.get_by_label("I will ask this").nth(2)).to_be_checked()
    page.goto(f"{address}/sheets/interview-day/")

    assert printed(page) == ["What are the next steps?"]


def test_what_is_unmarked_again_leaves_the_proposal(page: Page, address: str) -> None:
    mark(page, "What are the next steps?")
    page.get_by_label("I will ask this").nth(2).uncheck()
    page.goto(f"{address}/sheets/interview-day/")

    assert printed(page) == PROPOSED


def test_no_more_are_marked_than_there_is_room_for(page: Page) -> None:
    first = "document.querySelector('.prep-entry')"
    page.evaluate(f"for (let copy = 0; copy < 4; copy++) {first}.after({first}.cloneNode(true))")
    boxes = page.locator("prep-ask input")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for box in boxes.all()[:6]:
        box.check()

    expect(boxes.nth(6)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(6)).to_be_enabled()


def test_a_browser_that_keeps_nothing_says_so(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script(FORBIDDEN)
    page.goto(f"{address}/ask/")

    expect(page.locator(".prep-ask-count")).to_contain_text("cannot keep them")


def test_without_a_script_the_proposal_is_printed_and_no_box_is_there(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/ask/")
    assert page.locator("input[type=checkbox]:visible").count() == 0
    page.goto(f"{address}/sheets/interview-day/")

    assert printed(page) == PROPOSED


def test_a_group_is_shown_by_itself_and_closed_without_a_script(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/ask/")
    groups, nav = page.locator(".prep-asks > section"), page.get_by_role("navigation", name="Whom to ask")
    assert nav.inner_text().split() == ["All", "Engineer", "1", "Manager", "1", "Recruiter", "1"]
    nav.get_by_role("link", name="Manager").click()
    assert [one.is_visible() for one in groups.all()] == [False, True, False]
    assert nav.is_visible()
    nav.get_by_role("link", name="All").click()

    assert [one.is_visible() for one in groups.all()] == [True, True, True]


def test_a_link_to_a_group_opens_no_answer(page: Page, address: str) -> None:
    page.get_by_role("navigation", name="Whom to ask").get_by_role("link", name="Manager").click()

    expect(page.locator(".prep-asks > section").first).to_be_hidden()
    assert page.locator(".prep-asks details[open]").count() == 0
