"""Arriving at a section: its answer is open, in view, below the header and marked; what was opened is closed again."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Locator, Page, expect

from .search_box import SearchBox

CARD = "/linux/disk/?h=deleted%20file#df-against-du"


def answer(page: Page, card: str) -> Locator:
    return page.locator(f"#{card} + details.answer")


def below_header(page: Page, selector: str) -> bool:
    """Whether the top of an element is on the screen and not behind the header."""
    return bool(
        page.evaluate(
            """selector => {
                const top = document.querySelector(selector).getBoundingClientRect().top
                return top >= document.querySelector(".md-header").getBoundingClientRect().bottom - 1 && top < innerHeight - 20
            }""",
            selector,
        )
    )


def test_the_answer_that_holds_the_match_is_open_and_marked(phone: Page, address: str) -> None:
    phone.goto(address + CARD)

    expect(answer(phone, "df-against-du")).to_have_attribute("open", "")
    expect(answer(phone, "df-against-du").locator("mark").first).to_be_in_viewport()
    assert below_header(phone, "#df-against-du")
    assert phone.locator("details.answer[open]").count() == 1


def test_every_hit_is_in_view_when_it_is_followed(context: BrowserContext, address: str) -> None:
    box, page = SearchBox(context.new_page(), address), context.new_page()
    queries = ("df -i", "deleted file", "no space left on device", "number of links", "1024", "on-call")
    for hit in {hit.href: hit for query in queries for hit in box.hits(query, most=5)}.values():
        page.goto(hit.href)

        assert page.evaluate(
            """() => [...document.querySelectorAll("mark[data-md-highlight]")].some(mark => {
                const box = mark.getBoundingClientRect()
                const header = document.querySelector(".md-header").getBoundingClientRect().bottom
                return box.height > 0 && box.top >= header - 1 && box.bottom <= innerHeight
            })"""
        ), hit


def test_a_link_to_an_id_opens_its_answer(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/#hard-link-count")

    expect(answer(phone, "hard-link-count")).to_have_attribute("open", "")
    assert below_header(phone, "#hard-link-count")


def test_what_arriving_opened_is_closed_and_what_the_reader_opened_stays(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/#hard-link-count")
    answer(phone, "df-against-du").locator("summary").click()
    phone.evaluate("location.hash = '#inode-limit'")

    expect(answer(phone, "inode-limit")).to_have_attribute("open", "")
    expect(answer(phone, "hard-link-count")).not_to_have_attribute("open", "")
    expect(answer(phone, "df-against-du")).to_have_attribute("open", "")


def test_an_answer_that_the_reader_touched_is_the_readers(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/#hard-link-count")
    summary = answer(phone, "hard-link-count").locator("summary")
    summary.click()
    summary.click()
    phone.evaluate("location.hash = '#inode-limit'")

    expect(answer(phone, "inode-limit")).to_have_attribute("open", "")
    expect(answer(phone, "hard-link-count")).to_have_attribute("open", "")


def test_a_target_inside_nested_answers_is_opened(phone: Page, address: str) -> None:
    phone.route("**/linux/symptoms/", lambda route: route.fulfill(response=(page := route.fetch()), body=nested(page.text())))
    phone.goto(f"{address}/linux/symptoms/#deep")

    expect(phone.locator("#deep")).to_be_in_viewport()


def nested(html: str) -> str:
    """A page with a target two closed blocks deep."""
    inside = "<details><summary>a</summary><details><summary>b</summary><p id=deep>here</p></details></details>"
    return html.replace("</article>", f"{inside}</article>", 1)


def test_what_print_opened_is_closed_again(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linux/disk/")
    phone.emulate_media(media="print")
    phone.emulate_media(media="screen")

    expect(phone.locator("details.answer[open]")).to_have_count(0)
