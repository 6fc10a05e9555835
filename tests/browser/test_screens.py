"""What fits on one screen, and how many screens a page takes: the budgets of what a reader came for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import BOOKS

from .served import PHONE

STORIES = [(content, key) for content, book in BOOKS.items() for key, story in book.site.stories.items() if story.told]
LONG = [
    (content, page.url)
    for content, book in BOOKS.items()
    for page in book.pages.values()
    if any(call.name in ("cheat_sheet", "facts", "troubleshooting") for call in page.calls)
]


@pytest.fixture(scope="module")
def hand(browser: Browser) -> Iterator[Page]:
    """A phone in somebody's hand."""
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def below(page: Page, selector: str) -> float:
    """Where an element ends, in pixels from the top of the screen."""
    return float(page.evaluate("selector => document.querySelector(selector).getBoundingClientRect().bottom", selector))


@pytest.mark.parametrize("width", [1220, 1280, 1920])
def test_every_tab_is_in_sight(browser: Browser, addresses: Callable[[str], str], any_content: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{addresses(any_content)}/")

    for tab in page.locator(".md-tabs__link").all():
        expect(tab).to_be_in_viewport(ratio=1)
    page.close()


@pytest.mark.parametrize(("content", "key"), STORIES)
def test_a_told_story_is_on_one_screen(browser: Browser, addresses: Callable[[str], str], content: str, key: str) -> None:
    for size in (PHONE, {"width": 1280, "height": 800}):
        page = browser.new_page(viewport=size)  # type: ignore[arg-type]
        page.goto(f"{addresses(content)}/{key}/")
        foot = page.evaluate("innerWidth < 1200 ? document.querySelector('.prep-bar').getBoundingClientRect().top : innerHeight")
        rows = page.locator(".prep-story .prep-entry__lead").all_inner_texts()

        assert below(page, ".prep-story__foot") <= foot
        assert len(rows) == 4 and all(rows)
        expect(page.locator(".prep-story .answer > p").first).to_be_hidden()
        page.close()


@pytest.mark.parametrize("content", BOOKS)
def test_question_clock_key_points_and_grades_are_on_one_screen(
    hand: Page, addresses: Callable[[str], str], content: str
) -> None:
    for story in (one for one in BOOKS[content].site.stories.values() if one.told):
        hand.goto(f"{addresses(content)}/star/rehearse/?story={story.id}")
        hand.get_by_role("button", name="Show the key points").click()
        for part in (".prep-rehearse__question", ".prep-rehearse__clock", "[data-went='good']"):
            expect(hand.locator(part)).to_be_in_viewport(ratio=1)
        assert below(hand, "[data-went='good']") <= hand.evaluate(
            "document.querySelector('.prep-bar').getBoundingClientRect().top"
        )
        expect(hand.locator(".prep-plain").first).to_be_hidden()


@pytest.mark.parametrize(("content", "url"), LONG)
def test_no_page_takes_more_screens_than_its_budget(hand: Page, addresses: Callable[[str], str], content: str, url: str) -> None:
    """As it opens on a phone; what is beyond the budget is a table of codes, which is looked up and not read."""
    hand.goto(f"{addresses(content)}/{url}")
    hand.add_style_tag(content=".prep-uses { content-visibility: visible !important }")
    tables = hand.evaluate("[...document.querySelectorAll('.prep-table')].reduce((sum, one) => sum + one.offsetHeight, 0)")

    assert (hand.evaluate("document.documentElement.scrollHeight") - tables) / PHONE["height"] <= 10


@pytest.mark.parametrize("content", BOOKS)
def test_the_first_screen_of_the_symptoms_is_their_list(hand: Page, addresses: Callable[[str], str], content: str) -> None:
    listing = [one for one in BOOKS[content].pages.values() if any(call.name == "troubleshooting" for call in one.calls)]
    page = max(listing, key=lambda one: len(BOOKS[content].site.topics[one.path.removesuffix(".md")].symptoms))
    hand.goto(f"{addresses(content)}/{page.url}")
    first = hand.locator(".prep-entry").first
    expect(first).to_be_in_viewport(ratio=1)
    assert first.bounding_box()["y"] < PHONE["height"] / 2  # type: ignore[index]
    first.locator("summary").first.click()
    expect(first.locator(".prep-uses tr")).to_have_count(4)
    expect(first.locator(".prep-causes li").first).to_be_hidden()
    first.get_by_text("Likely causes").click()
    expect(first.locator(".prep-causes li").first).to_be_visible()


@pytest.mark.parametrize(("content", "key"), STORIES)
def test_a_told_story_is_on_one_side_of_paper(
    hand: Page, addresses: Callable[[str], str], tmp_path: Path, content: str, key: str
) -> None:
    hand.goto(f"{addresses(content)}/{key}/")
    for paper in ("A4", "Letter"):
        hand.pdf(path=tmp_path / "story.pdf", format=paper)
        with pdfplumber.open(tmp_path / "story.pdf") as pdf:
            assert len(pdf.pages) == 1
            assert "Rehearse this" not in (pdf.pages[0].extract_text() or "")
