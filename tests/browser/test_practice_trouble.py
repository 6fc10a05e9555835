"""The trainer where something is missing: a store, a text, a question, a script, a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from .test_memory import FORBIDDEN, FULL
from .trainer import Trainer


def test_a_removed_question_breaks_no_round(trainer: Trainer) -> None:
    trainer.answer(True)
    trainer.page.evaluate(
        """() => {
            const memory = new Memory(), round = memory.local("round")
            const asked = [...round.asked, { id: "gone", right: false, line: "1 - gone" }]
            memory.setLocal("round", { ...round, current: "gone", asked })
            memory.add("-", "gone-too")
        }"""
    )
    trainer.page.reload()
    trainer.answer(True)
    trainer.press("undo")
    trainer.press("undo")

    assert trainer.question
    assert trainer.errors == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (FORBIDDEN, "keeps nothing"),
        (FULL, "store is full"),
        ("localStorage.setItem('prep:/log', 'prep log 9\\n')", "newer version"),
    ],
)
def test_a_broken_store_is_said_and_the_trainer_works(context: BrowserContext, address: str, script: str, words: str) -> None:
    trainer = Trainer(context, address, script=script)
    first, second = trainer.round("+-")

    assert first != second
    expect(trainer.page.locator(".prep-practice__note")).to_contain_text(words)
    trainer.press("undo")
    assert trainer.question == second
    assert [error for error in trainer.errors if "practice" in error or "memory" in error] == []


def test_it_works_from_a_copy_on_the_disk(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "practice/index.html").as_uri())
    page.locator("[data-do=show]:visible, [data-do=false]:visible").click()

    expect(page.locator(".prep-practice__answer")).not_to_be_empty()


def test_a_text_that_does_not_come_is_said_and_can_be_skipped(context: BrowserContext, address: str) -> None:
    context.route("**/assets/practice/linux/disk/*.js", lambda route: route.abort())
    trainer = Trainer(context, address, "?of=linux/disk")

    expect(trainer.page.locator(".prep-practice__question")).to_contain_text("Is there a connection?")
    trainer.press("skip")
    expect(trainer.page.locator(".prep-practice__question")).to_contain_text("Is there a connection?")


def test_where_the_questions_do_not_come_it_says_what_to_do(context: BrowserContext, address: str) -> None:
    context.route("**/assets/practice/index.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}/practice/")
    expect(page.get_by_text("The trainer needs JavaScript.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Ten minutes:")).to_be_visible()


def test_without_a_script_it_says_what_to_do(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/practice/")
    expect(page.get_by_text("The trainer needs JavaScript.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Ten minutes:")).to_be_visible()
    expect(page.get_by_text("Still open:")).to_be_visible()
    context.close()
