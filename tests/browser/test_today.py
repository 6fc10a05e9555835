"""Home: what it offers bends with the days that are left, and with what was answered. The clock is the test's own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from .test_memory import FORBIDDEN
from .trainer import Trainer


class Home(Trainer):
    """The trainer, and the home page that leads to it."""

    def go(self) -> None:
        self.page.goto(self.address)

    @property
    def days(self) -> Locator:
        return self.page.locator(".prep-today__days")

    def offers(self, words: str, cost: str) -> None:
        expect(self.page.locator(".prep-today__do a")).to_have_text(words)
        expect(self.page.locator(".prep-today__do span")).to_have_text(cost)

    def line(self, number: int, words: str) -> None:
        expect(self.page.locator(".prep-today__lines li").nth(number)).to_have_text(words)

    def set(self, date: str) -> None:
        self.page.locator(".prep-today__date summary").click()
        self.page.locator(".prep-today__date input").fill(date)


@pytest.fixture
def home(context: BrowserContext, address: str) -> Home:
    made = Home(context, address)
    made.go()
    return made


def test_a_plan_of_days_with_misses_a_day_left_out_and_a_moved_date(home: Home) -> None:
    expect(home.days).to_have_text("No date is set yet: 20 minutes a day are a good pace.")
    home.offers("Practice 12", "12 new · about 6 min; 18 in all today")
    home.set("2026-11-28")
    expect(home.days).to_have_text("Three days left: Saturday, November 28.")
    home.offers("Practice 12", "12 new · about 6 min; 18 in all today")
    home.page.locator(".prep-today__do a").click()
    home.round("-+-+++++++++")
    expect(home.page.locator(".prep-practice__end")).to_contain_text("left for today.")
    home.page.get_by_role("link", name="Done").click()
    expect(home.page.locator(".prep-today__lines")).to_contain_text("Weakest: ")

    home.on("2026-11-27")  # a day was left out
    home.go()
    expect(home.days).to_have_text("Tomorrow is the interview.")
    home.line(0, "This evening: your questions to ask, aloud, true or not quite")
    expect(home.page.locator(".prep-today__lines")).to_contain_text("In thirty seconds: ")
    home.set("2026-12-05")  # it is moved
    expect(home.days).to_have_text("Eight days left: Saturday, December 5.")
    expect(home.page.locator(".prep-today__do a")).to_have_text("Practice 6")

    home.on("2026-12-05")
    home.go()
    expect(home.days).to_have_text("Today is the day. You know more than you think.")
    home.offers("Read the one page for today", "five minutes, and nothing new")
    expect(home.page.locator(".prep-today__lines")).to_be_hidden()

    home.on("2026-12-06")
    home.go()
    expect(home.days).to_have_text("The interview is over. Well done for preparing.")
    expect(home.page.locator(".prep-today__date summary")).to_have_text("Set another date")
    home.offers("Go on", "")
    assert home.errors == []


def test_the_day_before_only_what_was_missed(home: Home) -> None:
    home.set("2026-11-26")
    home.open("?of=linux/disk")
    home.round("--++++++++++")
    home.open("?of=missed")
    while not home.ended and home.page.locator(".prep-practice__count").inner_text():
        home.answer(True)
    home.go()

    home.offers("Read your questions to ask", "then rest")


def test_done_for_today_and_go_on(home: Home) -> None:
    home.set("2026-12-25")  # 18 questions, three right days each, on 30 days: two a day
    home.offers("Practice 2", "2 new · about 1 min")
    home.page.locator(".prep-today__do a").click()
    home.round("++")
    expect(home.page.locator(".prep-practice__end")).to_contain_text("Done for today. Tomorrow: 2 questions, about 1 min.")
    home.go()
    home.offers("Go on", "done for today: 2 right")
    home.page.locator(".prep-today__do a").click()
    home.count("1 of 12")


def test_a_round_that_was_begun_goes_on(home: Home) -> None:
    home.page.locator(".prep-today__do a").click()
    home.round("+++")
    third = home.question
    home.go()
    home.offers("Go on: 9 left", "of the round that you began")
    home.page.locator(".prep-today__do a").click()

    assert home.question == third
    home.count("4 of 12")


def test_no_date_again_and_a_date_that_is_none(home: Home) -> None:
    home.set("2026-12-25")
    expect(home.days).to_contain_text("days left")
    home.page.locator(".prep-today__date summary").click()
    home.page.get_by_role("button", name="No date").click()
    expect(home.days).to_contain_text("No date is set yet")
    home.page.locator(".prep-today__date summary").click()
    expect(home.page.get_by_role("button", name="No date")).to_be_hidden()
    home.page.reload()
    expect(home.days).to_contain_text("No date is set yet")


def test_a_story_a_day(home: Home) -> None:
    first = home.page.locator(".prep-today__lines a").first
    title = first.inner_text()
    first.click()
    home.page.get_by_role("button", name="Show the key points").click()
    expect(home.page.locator(".prep-rehearse__beats")).to_be_visible()
    home.page.get_by_role("button", name="Good").click()
    home.go()

    expect(first).not_to_have_text(title)
    home.set("2026-11-30")  # in the last week one a day is enough
    expect(home.page.locator(".prep-today__lines")).not_to_contain_text("Tell:")


def test_few_days_say_how_much_there_is_time_for(context: BrowserContext, addresses: Callable[[str], str]) -> None:
    home = Home(context, addresses("docs"))
    home.go()
    expect(home.page.locator(".prep-today__reach")).to_be_empty()
    home.set("2026-11-27")
    home.page.evaluate(
        "library.text(library.items[0]).then(({ id }) => new Memory().add('-', id))"
    )  # other lines do not take its place
    home.page.reload()

    words = home.page.locator(".prep-today__reach")
    expect(words).to_have_text(re.compile(r"There is time for about 58 of \d+ new questions, those first that the notes name\."))


def test_what_to_do_fits_the_first_screen_of_a_phone(home: Home) -> None:
    home.open("?of=linux/disk")
    home.round("--+")
    home.go()
    home.set("2026-12-25")
    end = home.page.evaluate("document.querySelector('.prep-today').getBoundingClientRect().bottom")
    bar = home.page.evaluate("document.querySelector('.prep-bar').getBoundingClientRect().top")

    assert end <= bar


def test_nothing_moves_when_the_script_fills_it(home: Home) -> None:
    home.page.add_init_script(
        """const add = list => list.getEntries().forEach(one => { window.moved = (window.moved ?? 0) + one.value })
            new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true })"""
    )
    home.go()
    expect(home.days).not_to_be_empty()
    home.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert home.page.evaluate("window.moved ?? 0") < 0.01


def test_without_a_store_it_is_still_todays_list(context: BrowserContext, address: str) -> None:
    home = Home(context, address, script=FORBIDDEN)
    home.go()

    home.offers("Practice 12", "12 new · about 6 min; 18 in all today")
    assert [error for error in home.errors if "today" in error or "memory" in error] == []
