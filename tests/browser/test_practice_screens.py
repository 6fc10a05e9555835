"""How the trainer looks: what is pressed, each state, large type, and each question of each content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from .served import PHONE
from .trainer import Trainer


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
                if (item.id !== library.short(text?.id ?? "")) faults.push(`${text?.id} is listed as ${item.id}`)
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
