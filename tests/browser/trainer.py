"""The trainer on a phone, as a person uses it: what is asked, showing, grading, and the day that it is."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import BrowserContext, expect

DAY = datetime(2026, 11, 25, 19, 0)
LATER = """{
    const now = performance.now.bind(performance)
    let passed = 0
    performance.now = () => now() + passed
    window.later = milliseconds => { passed += milliseconds }
}"""
"""Milliseconds pass when a test says so, on top of those that do."""


class Trainer:
    """A page with the trainer, on a fixed day; without the theme's own script, which takes most of a page's time, if not said."""

    def __init__(self, context: BrowserContext, address: str, query: str = "", script: str = "", theme: bool = False) -> None:
        self.page = context.new_page()
        if not theme:
            self.page.route("**/assets/javascripts/bundle.*", lambda route: route.fulfill(body=""))
        self.address = address
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.add_init_script(LATER)
        if script:
            self.page.add_init_script(script)
        self.page.clock.set_fixed_time(DAY)
        self.open(query)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}/practice/{query}")

    def on(self, day: str) -> None:
        """Go to a day, in the evening."""
        self.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T19:00"))

    @property
    def question(self) -> str:
        expect(self.page.locator(".prep-practice__question")).not_to_be_empty()
        return str(self.page.locator(".prep-practice__question").inner_text())

    @property
    def ended(self) -> bool:
        return self.page.locator(".prep-practice__end").is_visible()

    def press(self, name: str) -> None:
        """Tap what is named; where the answer is guessed first, a guess shows it."""
        shown = "[data-do=show]:visible, [data-do=false]:visible"
        self.page.locator(shown if name == "show" else f"[data-do={name}]").click()

    def answer(self, known: bool) -> str:
        """Show, let pass what the guard against a double tap asks for, and grade. Gives the question."""
        asked = self.question
        if self.page.locator("[data-do=show]:visible, [data-do=false]:visible").count():
            self.press("show")
        self.page.evaluate("later(300)")
        self.press("knew" if known else "missed")
        return asked

    def round(self, rights: str) -> list[str]:
        """Answer as the signs say, `+` or `-`. Gives the questions."""
        return [self.answer(sign == "+") for sign in rights]

    def count(self, words: str) -> None:
        expect(self.page.locator(".prep-practice__count")).to_have_text(words)
