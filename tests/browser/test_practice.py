"""The trainer: one question at a time, on a phone, by keyboard, with a screen reader, after a reload, and with a broken store."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from .served import PHONE
from .test_memory import FORBIDDEN, FULL
from .trainer import Trainer


@pytest.fixture
def trainer(context: BrowserContext, address: str) -> Trainer:
    return Trainer(context, address)


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


def test_what_is_pressed_is_large_equal_and_at_one_place(trainer: Trainer) -> None:
    show = trainer.page.locator("[data-do=show]").bounding_box()
    trainer.press("show")
    missed, knew = (trainer.page.locator(f"[data-do={name}]").bounding_box() for name in ("missed", "knew"))
    bar = trainer.page.locator(".prep-bar").bounding_box()

    assert show and missed and knew and bar
    assert round(missed["width"]) == round(knew["width"])
    assert min(missed["height"], knew["height"], show["height"], missed["width"]) >= 48
    assert round(missed["y"]) == round(knew["y"]) == round(show["y"])
    assert bar["y"] - 80 < show["y"] + show["height"] <= bar["y"]


def test_a_double_tap_on_show_is_no_grade(trainer: Trainer) -> None:
    tap = "for (const name of ['show', 'missed', 'knew']) document.querySelector(`[data-do=${name}]`).click()"
    trainer.page.evaluate(tap)  # in one go, however busy the machine is

    expect(trainer.page.locator(".prep-practice__answer")).to_be_visible()
    trainer.count("1 of 12")
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_clean_for_axe_and_fits_the_phone(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    trainer = Trainer(context, address, "?of=linux/symptoms", theme=True)

    def look() -> None:
        found = Axe().run(trainer.page, options={"resultTypes": ["violations"]})
        assert [one["id"] for one in found.response["violations"]] == []
        assert trainer.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    assert trainer.question
    look()
    trainer.press("show")
    look()
    while not trainer.ended:
        trainer.answer(False)
    look()
    for path in ("/practice/progress/", "/"):
        trainer.page.goto(f"{address}{path}")
        look()
    context.close()


def test_no_answer_is_cut_at_200_percent_text(context: BrowserContext, address: str) -> None:
    trainer = Trainer(context, address)
    trainer.page.add_style_tag(content="html { font-size: 250% !important }")  # the theme's is 125 %
    trainer.press("show")

    assert trainer.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    knew = trainer.page.locator("[data-do=knew]")
    assert knew.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_an_answer_of_at_most_40_words_needs_no_scroll(
    context: BrowserContext, addresses: Callable[[str], str], any_content: str
) -> None:
    trainer = Trainer(context, addresses(any_content), theme=True)
    trainer.press("show")
    hidden = trainer.page.evaluate(
        """async () => {
            const part = name => document.querySelector(`.prep-practice__${name}`)
            const hidden = []
            for (const item of library.items) {
                const text = await library.text(item)
                part("asks").textContent = text.asks || (item.kind === "card" ? "" : "Which command?")
                library.fill(part("question"), text.question)
                library.fill(part("answer"), text.answer)
                const words = [...part("answer").children].filter(one => !one.matches(".prep-source"))
                    .map(one => one.innerText).join(" ").split(/\\s+/).filter(Boolean).length
                const last = [...part("answer").children].filter(one => !one.matches(".prep-source")).at(-1)
                const below = last.getBoundingClientRect().bottom - part("foot").getBoundingClientRect().top
                if (words <= 40 && below > 0) hidden.push(`${item.id}: ${words} words, ${Math.round(below)} px`)
            }
            return hidden
        }"""
    )

    assert hidden == []


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
            [of, library.scope(of, order.state([[0, 0, "inode-limit"]], 0, time => time)).map(({ page }) => page.path)]))"""
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
    context.route("**/assets/practice/linux/disk.js", lambda route: route.abort())
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


def test_every_question_of_every_content_can_be_shown(
    context: BrowserContext, addresses: Callable[[str], str], any_content: str
) -> None:
    page = context.new_page()
    page.goto(f"{addresses(any_content)}/practice/")
    faults = page.evaluate(
        """async () => {
            const faults = [], ids = new Set()
            for (const item of library.items) {
                const text = await library.text(item)
                const box = document.createElement("div")
                library.fill(box, `${text?.question} ${text?.answer}`)
                if (!text?.question.trim() || !text.answer.trim()) faults.push(`${item.id} is empty`)
                if (ids.has(item.id)) faults.push(`${item.id} stands twice`)
                ids.add(item.id)
                const ours = [...box.querySelectorAll("a")].filter(link => link.host === location.host)
                const wrong = ours.filter(link => /\\.md|\\/\\//.test(link.pathname))
                if (wrong.length) faults.push(`${item.id} links ${wrong[0].href}`)
            }
            return faults
        }"""
    )

    assert faults == []


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
