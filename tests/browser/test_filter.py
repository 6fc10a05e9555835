"""The list of stories leaves what is typed, and says how much that is."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect


def test_the_rows_with_all_words_stay_and_empty_groups_go(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/star/")
    rows = page.locator(".prep-asked > li:visible")
    every = rows.count()
    field = page.get_by_label("Filter")
    field.fill("TEAM disagreed")
    expect(rows).to_have_count(1)
    expect(page.locator(".prep-filter [role=status]")).to_have_text("1 found")
    expect(page.get_by_role("heading", name="Pressure")).to_be_hidden()
    field.fill("pressure")  # the name of a group
    expect(rows).to_have_count(2)
    field.fill("no such words")
    expect(page.locator(".prep-filter [role=status]")).to_have_text("0 found")
    field.fill("")

    expect(rows).to_have_count(every)
    expect(page.get_by_role("heading", name="Pressure")).to_be_visible()


def test_without_a_script_there_is_the_whole_list_and_no_field(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/star/")

    assert page.locator(".prep-asked > li:visible").count() == 5
    assert page.get_by_label("Filter").count() == 0
