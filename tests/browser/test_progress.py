"""What is known and what is not, on the screen and on paper, and moving it to another device."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from .trainer import Trainer


@pytest.fixture
def trainer(context: BrowserContext, address: str) -> Trainer:
    """After a round on the disk with two misses."""
    made = Trainer(context, address, "?of=linux/disk")
    made.asked = made.round("-+-+++")  # type: ignore[attr-defined]
    made.page.goto(f"{address}/practice/progress/")
    return made


def said(trainer: Trainer, words: str) -> None:
    expect(trainer.page.locator(".prep-progress__said")).to_have_text(words)


def test_it_counts_what_is_known_shaky_and_new(trainer: Trainer) -> None:
    total = trainer.page.locator(".prep-progress__sum")
    expect(total).to_have_text("Of 18 questions, 0 are known, 6 shaky and 12 new. Known: right on two days in a row.")
    disk = trainer.page.locator(".prep-progress__pages p").filter(has_text="Disk space")
    expect(disk).to_contain_text("6 shaky, 10 new")
    assert sorted(trainer.page.locator(".prep-progress__weakest a").all_inner_texts()) == sorted(
        name if len(name) > 1 else f"Units of size: {name}"
        for name in (trainer.asked[0], trainer.asked[2])  # type: ignore[attr-defined]
    )
    trainer.on("2026-11-26")
    trainer.open("?of=linux/disk")
    trainer.round("++++")
    trainer.page.goto(f"{trainer.address}/practice/progress/")

    expect(total).to_contain_text("Of 18 questions, 0 are known")


def test_the_weak_ones_are_ticked_on_the_self_test_and_the_chosen_sheet(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address)
    trainer.page.evaluate(
        """async () => { const memory = new Memory(), du = library.items.find(item => item.kind === "command")
            memory.add("-", "inode-limit"); memory.add("+", "hard-link-count")
            memory.add("-", (await library.text(du)).id) }"""
    )
    trainer.page.goto(f"{address}/practice/progress/")
    trainer.page.get_by_role("link", name="Print it as a self-test").click()
    expect(trainer.page.locator(".prep-picked")).to_contain_text("Only what is weak: 1.")
    trainer.page.emulate_media(media="print")
    assert trainer.page.locator(".prep-test:visible").count() == 1
    expect(trainer.page.locator(".prep-test:visible")).to_contain_text("A disk has room, and yet no file can be made.")
    trainer.page.emulate_media(media="screen")
    trainer.page.get_by_role("link", name="Show all").click()
    assert trainer.page.locator(".prep-picked").count() == 0
    trainer.page.goto(f"{address}/practice/progress/")
    trainer.page.get_by_role("link", name="Print its commands").click()
    expect(trainer.page.locator(".prep-picked")).to_contain_text("Only what is weak: 1.")

    assert trainer.page.locator("[data-practice]:visible").count() == 1


def test_a_sheet_of_which_nothing_is_weak_is_whole(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/sheets/self-test/?of=weak")
    expect(page.locator(".prep-picked")).to_have_text("Nothing of this sheet is weak, so all of it is here.")
    page.emulate_media(media="print")

    assert page.locator(".prep-test:visible").count() == 4


def test_from_phone_to_laptop_both_ways_and_twice(browser: Browser, address: str, trainer: Trainer, tmp_path: Path) -> None:
    laptop = Trainer(browser.new_context(), address)
    laptop.answer(True)
    laptop.page.goto(f"{address}/practice/progress/")
    for _ in range(2):
        for here, there in ((trainer, laptop), (laptop, trainer)):
            with here.page.expect_download() as download:
                here.page.get_by_role("button", name="Save as a file").click()
            file = tmp_path / "practice.txt"
            download.value.save_as(file)
            there.page.locator("input[type=file]").set_input_files(file)
            expect(there.page.locator(".prep-progress__said")).not_to_be_empty()
    said(trainer, "Nothing in it is new here.")

    assert trainer.page.evaluate("new Memory().text") == laptop.page.evaluate("new Memory().text")
    assert len(trainer.page.evaluate("new Memory().log")) == 7
    laptop.page.context.close()


def test_it_is_shared_as_a_file_where_the_device_can(context: BrowserContext, address: str) -> None:
    context.add_init_script(
        """navigator.canShare = ({ files }) => files[0].type === "text/plain" && files[0].name.endsWith(".txt")
            navigator.share = async ({ files }) => { window.shared = await files[0].text() }"""
    )
    trainer = Trainer(context, address)
    trainer.answer(True)
    trainer.page.goto(f"{address}/practice/progress/")
    trainer.page.get_by_role("button", name="Save as a file").click()
    said(trainer, "Shared.")

    assert trainer.page.evaluate("window.shared") == trainer.page.evaluate("new Memory().text")


def test_it_can_be_pasted_and_what_is_none_is_refused(trainer: Trainer) -> None:
    area, take = trainer.page.locator("textarea"), trainer.page.get_by_role("button", name="Take it in")
    area.fill("prep log 1\n5 + hard-link-count\n")
    take.click()
    said(trainer, "Taken in: 1 new line.")
    area.fill("something else")
    take.click()

    said(trainer, "This is no saved progress of this site.")


def test_starting_anew_asks_first(trainer: Trainer) -> None:
    button = trainer.page.locator("[data-do=clear]")
    button.click()
    expect(button).to_have_text("Yes, forget all answers, sentences and the date")
    assert len(trainer.page.evaluate("new Memory().log")) == 6
    button.click()
    said(trainer, "Forgotten.")

    assert trainer.page.evaluate("new Memory().log") == []
    expect(trainer.page.locator(".prep-progress__sum")).to_contain_text("18 new")


def test_on_paper_it_is_what_is_known_and_the_trainer_says_what_to_print(trainer: Trainer) -> None:
    trainer.page.emulate_media(media="print")
    expect(trainer.page.locator(".prep-progress__pages p").first).to_be_visible()
    expect(trainer.page.locator(".prep-progress__weakest li").first).to_be_visible()
    expect(trainer.page.get_by_role("button", name="Save as a file")).to_be_hidden()
    expect(trainer.page.locator(".prep-unscripted")).to_be_hidden()
    trainer.open()

    expect(trainer.page.get_by_text("print the self-test")).to_be_visible()


def test_the_stories_stand_by_their_last_telling(trainer: Trainer) -> None:
    trainer.page.evaluate("new Memory().add('+', 'full-disk')")
    trainer.page.reload()

    expect(trainer.page.locator(".prep-progress__stories li")).to_have_text(
        ["Two tools for one job: not told yet", "The disk that was full: last told today"]
    )
