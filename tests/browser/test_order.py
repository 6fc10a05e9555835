"""The order of practice: the very file of the site, asked in a browser with answers that chance makes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import ROOT

PLAY = """([items, days, interview, rights]) => {
    const log = [], trace = []
    let turn = 0
    for (const { day, answers } of days) {
        const state = order.state(log, day, time => time)
        const share = order.share(state, items, interview)
        const { planned } = order.today(state, items, interview, 20)
        const done = order.done(state, items, interview)
        const asked = []
        for (let number = 0; number < answers; number++) {
            const item = order.next(state, items)
            if (!item) break
            const right = rights[turn++ % rights.length]
            order.answer(state, item.id, right)
            log.push([day, right ? 1 : 0, item.id])
            asked.push({ id: item.id, right, again: order.state(log, day, time => time).right.size })
        }
        trace.push({ day, share, planned: planned.map(({ id }) => id), done, asked })
    }
    return trace
}"""
"""Days of practice, each with so many answers; `rights` says in turn which are right."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.add_script_tag(path=ROOT / "overrides/assets/js/order.js")
    yield made
    made.close()


def items(number: int) -> list[dict[str, Any]]:
    return [{"id": f"card-{one}", "named": one % 3 == 0} for one in range(number)]


def played(page: Page, number: int, answers: list[int], rights: list[bool], interview: int = 99) -> list[dict[str, Any]]:
    days = [{"day": day, "answers": many} for day, many in enumerate(answers)]
    return list(page.evaluate(PLAY, [items(number), days, interview, rights]))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_answered(page: Page, seed: int) -> None:
    dice = random.Random(seed)
    number, answers = dice.randint(1, 40), [dice.choice([0, 3, 12, 30, 90]) for _ in range(8)]
    rights = [dice.random() < 0.6 for _ in range(97)]
    trace = played(page, number, answers, rights, interview=dice.choice([-1, 0, 3, 7, 20]))
    known, last_right = set[str](), dict[str, bool]()
    for day in trace:
        ids = [one["id"] for one in day["asked"]]
        right = [one["id"] for one in day["asked"] if one["right"]]

        assert all(one != other for one, other in pairwise(ids)) or len(set(ids)) == 1
        assert len(right) == len(set(right)), "a right answer ends a card for the day"
        assert all(ids.count(one) <= 2 for one in ids), "a missed one comes once more at most"
        assert day["share"] >= 0
        assert len(day["planned"]) <= max(0, day["share"] - day["done"])
        before = dict(last_right)
        for one in day["asked"]:
            assert not before.get(one["id"]) or len(known) == number, "every new one comes before a right one's second day"
            known.add(one["id"])
            last_right[one["id"]] = one["right"]


def test_every_new_one_comes_before_the_second_day_of_any_right_one(page: Page) -> None:
    asked = [one["id"] for day in played(page, 30, [12, 12, 12], [True]) for one in day["asked"]]

    assert len(set(asked[:30])) == 30


def test_those_that_the_notes_name_come_first(page: Page) -> None:
    asked = [one["id"] for one in played(page, 30, [30], [True])[0]["asked"]]

    assert {int(one.split("-")[1]) % 3 for one in asked[:10]} == {0}


def test_a_miss_comes_again_when_eight_others_came_between_and_once_at_most(page: Page) -> None:
    asked = [one["id"] for one in played(page, 30, [30], [False, *[True] * 8, False, *[True] * 40])[0]["asked"]]

    assert [place for place, one in enumerate(asked) if one == asked[0]] == [0, 9]


def test_where_nothing_else_is_left_a_miss_comes_earlier(page: Page) -> None:
    asked = [one["id"] for one in played(page, 2, [9], [False, True, True])[0]["asked"]]

    assert [asked[0], *asked[2:]] == [asked[0], asked[0]]


def test_what_was_missed_the_last_time_comes_first_on_the_next_day(page: Page) -> None:
    first, second = played(page, 30, [5, 5], [True, False, True, True, False, True])

    assert {one["id"] for one in first["asked"] if not one["right"]} == {one["id"] for one in second["asked"][:2]}


def test_a_days_share_leads_to_three_right_days(page: Page) -> None:
    trace = played(page, 28, [99] * 14, [True], interview=14)

    assert trace[0]["share"] == 6  # 28 times three, on 14 days
    assert trace[-1]["share"] <= 28


@pytest.mark.parametrize(("interview", "share"), [(2, 30), (1, 30), (0, 0), (-5, 0)])
def test_near_the_day_the_target_is_lower_and_behind_it_there_is_none(page: Page, interview: int, share: int) -> None:
    assert played(page, 30, [0], [True], interview)[0]["share"] == share


def test_a_day_left_out_and_a_moved_interview_make_no_debt(page: Page) -> None:
    at_once = played(page, 30, [12, 12, 0, 0, 0, 12], [True, True, False])
    moved = played(page, 30, [12, 12, 0, 0, 0, 12], [True, True, False], interview=7)
    order = [[one["id"] for one in day["asked"]] for day in at_once]

    assert [[one["id"] for one in day["asked"]] for day in moved] == order
    assert len(order[5]) == 12


def test_few_days_say_how_many_will_be_reached(page: Page) -> None:
    reached = page.evaluate(
        "items => [1, 3, 300, null, 0].map(day => order.today(order.state([], 0, time => time), items, day, 20).reached)",
        items(300),
    )

    assert reached == [42, 87, None, None, None]


def test_planning_changes_nothing(page: Page) -> None:
    same = """items => {
        const state = order.state([[0, 1, "card-1"], [0, 0, "card-2"]], 0, time => time)
        const shown = () => JSON.stringify([[...state.cards], [...state.before], state.today, [...state.right]])
        const before = shown()
        order.plan(state, items, 20)
        order.today(state, items, 5, 20)
        return before === shown()
    }"""

    assert page.evaluate(same, items(30))
