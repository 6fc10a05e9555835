"""The site's own order of practice beside other orders, with simulated learners: `python -m benchmarks.practice`.

There are 280 cards, a session of 20 minutes each evening for N days, and the interview at 10:00 on the morning after the last.
Half of the cards are known before, which no order can see: `benchmarks.learners` says what that means to each learner. A card
takes 20 s if right and 35 s if wrong when it is first asked, later 10 and 20 s. What counts is the recall expected at the
interview, the mean over all cards. The site's order is `order.js` itself, run in the Chromium that $CHROMIUM names; it is told
that half of the cards are named by the notes, which says nothing of what is known. Fails if the order is not as good as wanted.
Twelve seeds take half a minute of one core, or a few times that on a busy machine.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import statistics
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from benchmarks.learners import DAY, EVENING, SESSION, ActR, Fsrs6, Learner
from benchmarks.orders import Order, RandomPasses, anki, fsrs

ORDER = Path(__file__).parent.parent / "overrides/assets/js/order.js"
CARDS = 280
SPANS = (3, 7, 14, 30)
LEARNERS: dict[str, Callable[[], Learner]] = {"FSRS-6": Fsrs6, "ACT-R": ActR}
MORNING = 10 * 3600
SECONDS = {"first": {True: 20, False: 35}, "later": {True: 10, False: 20}}

WHOLE, SHARE, PASSES, ANKI, FSRS = (
    "the site's, whole 20 minutes",
    "the site's, to the day's share",
    "random passes",
    "Anki's default",
    "FSRS at 90 %",
)
OTHERS: dict[str, Callable[[Sequence[str]], Order]] = {PASSES: RandomPasses, ANKI: anki, FSRS: fsrs}
AHEAD, BEHIND = {ANKI: 5, FSRS: 2}, 4
"""Points wanted at 14 days, and how far behind random passes the order may be at any N. FSRS leaves 5.7 points to gain at
14 days; no variant of our order gained more than 3.1 of them."""

START = """games => {
    globalThis.games = games.map(([interview, ids]) => ({
        interview, log: [], items: ids.map((id, place) => ({ id, named: place < ids.length / 2 }))
    }))
}"""
STEP = """([moves, stops]) => moves.map(([place, day, id, right]) => {
    const game = games[place]
    if (id === null) {
        game.made = order.state(game.log, day, time => time)
        game.share = order.share(game.made, game.items, game.interview)
    } else {
        order.answer(game.made, id, right)
        game.log.push([day, right ? 1 : 0, id])
    }
    const enough = stops && order.done(game.made, game.items, game.interview) >= game.share
    return enough ? null : order.next(game.made, game.items)?.id ?? null
})"""


class Setting(NamedTuple):
    """One learner's days up to the interview."""

    learner: str
    days: int
    seed: int

    @property
    def cards(self) -> list[str]:
        """The cards in the order of the notes, which says nothing about what is known."""
        return random.Random(f"cards {self.seed}").sample([f"card-{number}" for number in range(CARDS)], CARDS)


class Move(NamedTuple):
    """What an order is told before it says which card is next: an evening begins, or a card was answered."""

    now: float
    card: str | None = None
    right: bool = False


class Played(NamedTuple):
    recall: float  # expected at the interview, in %
    minutes: float  # used on all days


Game = Generator[Move, str | None, Played]
Reply = Callable[[Mapping[int, Move]], list[str | None]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=12)
    seeds = range(parser.parse_args().seeds)
    settings = [Setting(*setting) for setting in itertools.product(LEARNERS, SPANS, seeds)]
    played = {name: play_all(settings, replies([make(setting.cards) for setting in settings])) for name, make in OTHERS.items()}
    played |= sites_own(settings)
    show(played)
    sys.exit(not claims(played))


def play_all(settings: Sequence[Setting], reply: Reply) -> dict[Setting, Played]:
    """All games move for move, because a question to the browser costs more than its answer."""
    games = [play(setting) for setting in settings]
    moves = {place: next(game) for place, game in enumerate(games)}
    played = {}
    while moves:
        for place, card in zip(list(moves), reply(moves), strict=True):
            try:
                moves[place] = games[place].send(card)
            except StopIteration as end:
                played[settings[place]] = end.value
                del moves[place]
    return played


def play(setting: Setting) -> Game:
    """A learner's evenings: each yields the moves, and is sent the card to ask."""
    chance = random.Random(f"answers {setting.seed}")
    learner, seen, used = LEARNERS[setting.learner](), set[str](), 0.0
    learner.knows(chance.sample(setting.cards, CARDS // 2))
    for day in range(setting.days):
        start = now = day * DAY + EVENING
        card = yield Move(now)
        while card and now - start < SESSION:
            right = chance.random() < learner.recall(card, now)
            now += SECONDS["later" if card in seen else "first"][right]
            seen.add(card)
            learner.answered(card, right, now)
            card = yield Move(now, card, right)
        used += now - start
    interview = setting.days * DAY + MORNING
    return Played(100 * statistics.fmean(learner.recall(card, interview) for card in setting.cards), used / 60)


def replies(orders: Sequence[Order]) -> Reply:
    """What orders written in Python say."""

    def reply(moves: Mapping[int, Move]) -> list[str | None]:
        for place, (now, card, right) in moves.items():
            if card:
                orders[place].answered(card, right, now)
        return [orders[place].next(move.now) for place, move in moves.items()]

    return reply


def sites_own(settings: Sequence[Setting]) -> dict[str, dict[Setting, Played]]:
    """The site's order, with the whole of each session and with the part that it says is enough for the day."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page()
        page.add_script_tag(path=ORDER)
        played = {name: play_all(settings, in_page(page, settings, name == SHARE)) for name in (WHOLE, SHARE)}
        browser.close()
    return played


def in_page(page: Page, settings: Sequence[Setting], stops: bool) -> Reply:
    """What `order.js` says."""
    page.evaluate(START, [(setting.days, setting.cards) for setting in settings])

    def reply(moves: Mapping[int, Move]) -> list[str | None]:
        told = [(place, now // DAY, card, right) for place, (now, card, right) in moves.items()]
        cards: list[str | None] = page.evaluate(STEP, [told, stops])
        return cards

    return reply


def show(played: Mapping[str, Mapping[Setting, Played]]) -> None:
    """A table for each learner: the mean over the seeds, its standard error, and the minutes used."""
    for learner in LEARNERS:
        print(f"{learner} learner: expected recall in % ± standard error, minutes used")
        print(f"{'':32}" + "".join(f"{f'N = {days}':>20}" for days in SPANS))
        for name, results in played.items():
            cells = (cell([results[one] for one in results if one[:2] == (learner, days)]) for days in SPANS)
            print(f"{name:32}" + "".join(f"{text:>20}" for text in cells))
        print()


def cell(results: Sequence[Played]) -> str:
    """One figure of the table."""
    recalls = [one.recall for one in results]
    error = statistics.stdev(recalls) / len(recalls) ** 0.5 if len(recalls) > 1 else 0
    return f"{statistics.fmean(recalls):.1f} ± {error:.1f} {statistics.fmean(one.minutes for one in results):5.0f}"


def claims(played: Mapping[str, Mapping[Setting, Played]]) -> bool:
    """Say what the order is good for, in points of recall, and whether that is as much as is wanted."""

    def lead(other: str, learner: str, days: int) -> float:
        ours, theirs = played[WHOLE], played[other]
        return statistics.fmean(ours[one].recall - theirs[one].recall for one in ours if one[:2] == (learner, days))

    ahead = {other: lead(other, "FSRS-6", 14) for other in (ANKI, FSRS)}
    for other, points in ahead.items():
        print(
            f"N = 14, FSRS-6 learner: the site's order is {points:.1f} points ahead of {other} (wanted: {AHEAD[other]} or more)"
        )
    learner, days = min(itertools.product(LEARNERS, SPANS), key=lambda one: lead(PASSES, *one))
    behind = -lead(PASSES, learner, days)
    print(f"Furthest behind random passes: {behind:.1f} points, {learner} learner, N = {days} (wanted: {BEHIND} or less)")
    return all(points >= AHEAD[other] for other, points in ahead.items()) and behind <= BEHIND


if __name__ == "__main__":
    main()
