"""A story that is still to be written: its parts are typed in the browser, kept there, and come out as lines for its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import build

TYPED = """I deleted the wrong log: `app.log` # not the old one\n\n\tIt was "mine"; {{ no macro }} and 100 % of it."""


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    made = context.new_page()
    made.goto(f"{address}/star/first-mistake/")
    return made


def test_what_is_typed_is_counted_and_kept(page: Page) -> None:
    field = page.get_by_label("Your situation")
    field.fill("I deleted the wrong log - of today .")
    expect(page.locator(".prep-draft__count").first).to_have_text("7 words, 3 s.")
    field.blur()
    page.reload()

    expect(field).to_have_value("I deleted the wrong log - of today .")


def test_it_comes_out_as_lines_that_the_file_takes(page: Page, project: Path) -> None:
    expect(page.locator(".prep-draft__out")).to_be_hidden()
    for part in ("situation", "task", "action", "result"):
        page.get_by_label(f"Your {part}").fill(TYPED)
    data = project / "docs/star/first-mistake.yml"
    data.write_text(data.read_text() + page.locator("#draft-for-file").inner_text())
    done = build(project)

    assert done.returncode == 0, done.stderr
    html = (project / "site/star/first-mistake/index.html").read_text()
    assert html.count("{{ no macro }} and 100 % of it.") >= 4
    assert "Rehearse this" in html


def test_without_a_script_the_shapes_are_there(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/star/first-mistake/")

    expect(page.locator("[data-part=situation]")).to_be_visible()
    assert page.locator("textarea").count() == 0
