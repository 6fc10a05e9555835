"""The trainer: one question at a time, on a phone, by keyboard, with a screen reader, after a reload and a detour."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from .trainer import Trainer


def test_two_taps_lead_from_home_to_the_first_answer_and_24_through_a_round(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.locator(".prep-today__do a").click()
    page.locator("[data-do=show]:visible, [data-do=false]:visible").click()
    expect(page.locator(".prep-practice__answer")).to_be_visible()
    page.close()
    trainer = Trainer(context, address, "?of=all")
    trainer.count("1 of 12")
    trainer.round("+" * 12)

    expect(trainer.page.get_by_role("heading", name="Knew all 12.")).to_be_focused()


@pytest.mark.parametrize(("query", "first", "count"), [("", "show", "1 of 12"), ("?of=corrections", "false", "1 of 1")])
def test_a_double_tap_is_no_grade(context: BrowserContext, address: str, query: str, first: str, count: str) -> None:
    trainer = Trainer(context, address, query)
    assert trainer.question
    tap = "first => { for (const name of [first, 'missed', 'knew']) document.querySelector(`[data-do=${name}]`).click() }"
    trainer.page.evaluate(tap, first)  # in one go, however busy the machine is

    expect(trainer.page.locator(".prep-practice__answer")).to_be_visible()
    trainer.count(count)
    assert trainer.page.evaluate("new Memory().log") == []


def test_undo_skip_and_again(trainer: Trainer) -> None:
    first, second = trainer.round("-+")
    trainer.count("3 of 12")
    skipped = trainer.question
    trainer.press("skip")
    assert trainer.question != skipped
    trainer.count("3 of 12")
    trainer.press("undo")
    assert trainer.question == second
    expect(trainer.page.locator(".prep-practice__answer")).to_be_visible()
    trainer.answer(False)
    assert len(trainer.page.evaluate("new Memory().log")) == 2
    rest = []
    while not trainer.ended:
        rest.append(trainer.answer(True))

    assert skipped not in rest
    assert first in rest, "what was missed comes again in the round"
    expect(trainer.page.locator(".prep-practice__end h2")).to_have_text("Knew 10 of 12.")


def test_undo_reaches_back_across_the_end(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address, "?of=linux/symptoms")
    asked = trainer.round("++")
    trainer.press("undo")

    assert trainer.question == asked[-1]
    assert len(trainer.page.evaluate("new Memory().log")) == len(asked) - 1
    trainer.answer(False)
    expect(trainer.page.get_by_role("button", name="Again the 1")).to_be_visible()
    trainer.press("again")
    assert trainer.question == asked[-1]
    trainer.answer(False)
    trainer.press("again")
    assert trainer.question == asked[-1], "as often as the reader wants"


def test_what_was_missed_twice_is_listed_once_and_what_was_put_right_is_not(trainer: Trainer) -> None:
    first, second = trainer.round("--")
    rest = []
    while not trainer.ended:
        rest.append(trainer.answer(trainer.question != first))

    assert (rest.count(first), rest.count(second)) == (1, 1)
    expect(trainer.page.locator(".prep-practice__end h2")).to_have_text("Knew 9 of 12.")
    expect(trainer.page.locator(".prep-practice__missed li")).to_have_count(1)
    trainer.page.get_by_role("button", name="Again the 1").click()
    assert trainer.question == first
    trainer.count("1 of 1")


def test_a_round_survives_a_reload_and_a_detour_to_the_page(trainer: Trainer) -> None:
    trainer.answer(True)
    shown = trainer.question
    trainer.press("show")
    trainer.page.reload()
    assert trainer.question == shown
    trainer.count("2 of 12")
    expect(trainer.page.locator("[data-do=knew]")).to_be_visible()
    trainer.page.get_by_role("link", name="Open the page").click()
    trainer.page.wait_for_url(lambda url: "/practice/" not in url)
    trainer.page.go_back()

    assert trainer.question == shown
    expect(trainer.page.locator(".prep-practice__answer")).to_be_visible()


def test_it_is_another_round_on_another_day(trainer: Trainer) -> None:
    trainer.round("+-")
    trainer.on("2026-11-26")
    trainer.page.reload()

    trainer.count("1 of 12")


def test_the_keys_alone(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address, theme=True)
    keys = trainer.page.keyboard
    first = trainer.question
    expect(trainer.page.locator(".prep-practice__question")).to_be_focused()
    keys.press("Space")
    expect(trainer.page.locator(".prep-practice__answer")).to_be_focused()
    trainer.page.evaluate("later(300)")
    keys.press("1")
    trainer.count("2 of 12")
    keys.press("u")
    assert trainer.question == first
    keys.press("2")
    trainer.count("2 of 12")
    second = trainer.question
    keys.press("s")  # the theme's key for the search
    expect(trainer.page.locator(".prep-practice__question")).not_to_have_text(second)
    expect(trainer.page.locator("[data-md-toggle=search]")).not_to_be_checked()
    keys.press("Enter")
    expect(trainer.page.locator("[data-do=knew]")).to_be_visible()
    trainer.page.evaluate("later(300)")
    keys.press("Space")
    trainer.count("3 of 12")
    keys.press("/")
    keys.type("12")  # into the search, not into the trainer
    trainer.count("3 of 12")


def test_what_a_screen_reader_is_told(trainer: Trainer) -> None:
    said = trainer.page.locator(".prep-practice__said")
    expect(said).to_have_attribute("role", "status")
    expect(trainer.page.locator(".prep-practice__question")).to_be_focused()
    trainer.press("show")
    expect(trainer.page.get_by_role("region", name="Answer")).to_be_focused()
    trainer.answer(False)
    expect(said).to_have_text("Missed it.")
    trainer.press("undo")
    expect(said).to_have_text("Taken back.")
    trainer.press("skip")
    expect(said).to_have_text("Skipped.")


def test_an_often_missed_question_says_so_and_links_its_page(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address, "?of=linux/symptoms")
    first = trainer.question
    for day in ("2026-11-26", "2026-11-27", "2026-11-28"):
        trainer.answer(False)
        trainer.on(day)
        trainer.open("?of=linux/symptoms")
        while trainer.question != first:
            trainer.press("skip")
    trainer.answer(False)

    note = trainer.page.locator(".prep-practice__note")
    expect(note).to_contain_text("Missed 4 times: read its page")
    expect(note.locator("a")).to_have_attribute("href", re.compile(f"^{address}/linux/symptoms/#"))


def test_a_scope_asks_its_own_and_no_other(trainer: Trainer) -> None:
    asked = trainer.page.evaluate(
        """() => Object.fromEntries(["linux/disk", "Linux", "company", "nowhere", "all", "missed"].map(of =>
            [of, library.scope(of, library.state({ log: [[0, 0, "inode-limit"]] })).map(({ page }) => page.path)]))"""
    )

    assert {of: len(found) for of, found in asked.items()} == {
        "linux/disk": 16, "Linux": 18, "company": 0, "nowhere": 0, "all": 18, "missed": 1,
    }  # fmt: skip
    assert set(asked["linux/disk"]) == {"linux/disk/"}
    trainer.open("?of=linux/symptoms")
    trainer.round("++")
    expect(trainer.page.locator(".prep-practice__end h2")).to_have_text("Knew all 2.")
    trainer.open("?of=nowhere")
    expect(trainer.page.locator(".prep-practice__end h2")).to_have_text("There is nothing to practice here.")


def test_only_what_was_missed(trainer: Trainer) -> None:
    first, _, third = trainer.round("-+-")
    trainer.open("?of=missed")
    missed = {first, third}
    found = set()
    while not trainer.ended:
        found.add(trainer.answer(True))

    assert found == missed
    trainer.open("?of=missed")
    expect(trainer.page.locator(".prep-practice__end h2")).to_have_text("Nothing is missed.")


def test_a_topic_and_a_search_hit_lead_to_their_own_questions(trainer: Trainer) -> None:
    trainer.page.goto(f"{trainer.address}/linux/disk/?h=inodes#inode-limit")
    expect(trainer.page.locator(".prep-head").first).to_have_text("Practice 16")
    near, header = trainer.page.locator(".prep-head--near").bounding_box(), trainer.page.locator(".md-header").bounding_box()
    assert near and header and near["y"] >= header["y"] + header["height"] - 1, "it is in sight"
    trainer.page.locator(".prep-head--near").click()

    assert trainer.question == "A disk has room, and yet no file can be made. What ran out?"
    trainer.answer(True)
    trainer.page.reload()
    trainer.count("2 of 12")
    trainer.open("?of=linux/disk&first=du")  # a section of several

    assert trainer.page.locator(".prep-practice__page").get_attribute("href") == f"{trainer.address}/linux/disk/#du"
    trainer.open("?of=linux/disk&first=nothing")
    assert trainer.question


@pytest.mark.parametrize(("tapped", "said"), [("false", "Right, it is not quite so."), ("true", "No, it is not quite so.")])
def test_what_the_notes_said_is_guessed_first(context: BrowserContext, address: str, tapped: str, said: str) -> None:
    trainer = Trainer(context, address, "?of=corrections")
    assert trainer.question == "df counts files."
    expect(trainer.page.locator("[data-do=show]")).to_be_hidden()
    trainer.press(tapped)
    expect(trainer.page.locator(".prep-practice__verdict")).to_have_text(said)
    expect(trainer.page.locator("[data-do=true]")).to_be_hidden()
    trainer.page.evaluate("later(300)")
    trainer.press("knew")

    assert trainer.ended


def test_a_guess_is_typed_too_and_can_be_left_out(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address, "?of=corrections")
    assert trainer.question
    trainer.page.keyboard.press("2")
    expect(trainer.page.locator(".prep-practice__verdict")).to_have_text("Right, it is not quite so.")
    trainer.open("?of=corrections&first=x")
    assert trainer.question
    trainer.page.keyboard.press(" ")

    expect(trainer.page.locator(".prep-practice__answer")).to_be_visible()
    assert trainer.page.locator(".prep-practice__verdict").count() == 0
