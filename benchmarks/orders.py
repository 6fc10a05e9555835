"""The orders that `benchmarks.practice` plays beside the site's own. They see the grades of the answers, and nothing else."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from fsrs import Card, Scheduler

from benchmarks.learners import DAY, EPOCH, reviewed


class Order(Protocol):
    def next(self, now: float) -> str | None:
        """The card to ask, or nothing when the day is done."""

    def answered(self, card: str, right: bool, now: float) -> None:
        """A card was asked and answered."""


class RandomPasses:
    """All cards in a shuffled order, then all in another."""

    def __init__(self, cards: Sequence[str]) -> None:
        self.random = random.Random(" ".join(cards))
        self.cards, self.left = list(cards), list(cards)

    def next(self, now: float) -> str:
        return self.left[-1]

    def answered(self, card: str, right: bool, now: float) -> None:
        self.left.pop()
        if not self.left:
            self.left = self.random.sample(self.cards, len(self.cards))


class Scheduled:
    """Cards that come when they are due: first what is due within the evening, then new cards and those that are due on this day
    or were before, the longest due first, and at the end what is still due later this evening. New and due ones are mixed evenly
    over the day, as Anki mixes them unless told otherwise (`new_mix` of a new deck, rslib/src/deckconfig/mod.rs).

    `wait`: how long after an answer a card is due again. A wait of days is due on that day, a shorter one at that moment.
    """

    def __init__(self, cards: Sequence[str], wait: Callable[[str, bool, float], timedelta], new_a_day: float = math.inf) -> None:
        self.new, self.wait, self.new_a_day = list(cards), wait, new_a_day
        self.soon: dict[str, float] = {}
        self.due: dict[str, int] = {}
        self.today = -1
        self.all = self.done = (0, 0)  # of this day: how many are due, how many are new

    def next(self, now: float) -> str | None:
        day = int(now // DAY)
        if day != self.today:
            number = sum(on <= day for on in self.due.values())
            self.today, self.all, self.done = day, (number, int(min(len(self.new), self.new_a_day))), (0, 0)
        soonest = min(self.soon, key=self.soon.__getitem__, default=None)
        if soonest and self.soon[soonest] <= now:
            return soonest
        longest = min(self.due, key=self.due.__getitem__, default=None)
        due = longest if longest and self.due[longest] <= day else None
        new = self.new[0] if self.new and self.done[1] < self.all[1] else None
        shares = [(done + 1) / (all_ + 1) for done, all_ in zip(self.done, self.all, strict=True)]
        return (due if due and (not new or shares[0] <= shares[1]) else new) or soonest

    def answered(self, card: str, right: bool, now: float) -> None:
        if card not in self.soon and card not in self.due:
            self.new.remove(card)
            self.done = (self.done[0], self.done[1] + 1)
        elif card in self.due:
            self.done = (self.done[0] + 1, self.done[1])
        self.soon.pop(card, None)
        self.due.pop(card, None)
        wait = self.wait(card, right, now)
        if wait.days:
            self.due[card] = int(now // DAY) + wait.days
        else:
            self.soon[card] = now + wait.seconds


def anki(cards: Sequence[str]) -> Scheduled:
    """Anki's SM-2 with the options of a new deck."""
    notes = {card: Sm2() for card in cards}
    return Scheduled(cards, lambda card, right, now: notes[card].wait(right, int(now // DAY)), new_a_day=20)


@dataclass
class Sm2:
    """A card in Anki's SM-2, with the grades Again and Good (https://docs.ankiweb.net/deck-options.html and
    https://faqs.ankiweb.net/what-spaced-repetition-algorithm): steps of 1 and 10 minutes, then a day, then 2.5 times as long
    each time, half of the days that it came late added; a lapse takes 0.2 from that ease, and goes back to 10 minutes and a day.
    """

    ease: float = 2.5
    days: int = 0
    due: int = 0
    steps: tuple[int, ...] = (1, 10)
    step: int = 0

    def wait(self, right: bool, today: int) -> timedelta:
        if self.step < len(self.steps):
            self.step = self.step + 1 if right else 0
            if self.step < len(self.steps):
                return timedelta(minutes=self.steps[self.step])
            self.days = 1
        elif right:
            self.days = max(self.days + 1, math.floor((self.days + (today - self.due) / 2) * self.ease + 0.5))
        else:
            self.ease = max(1.3, self.ease - 0.2)
            self.steps, self.step = (10,), 0
            return timedelta(minutes=10)
        self.due = today + self.days
        return timedelta(days=self.days)


def fsrs(cards: Sequence[str]) -> Scheduled:
    """FSRS-6 as a scheduler: each card is due when its recall is expected to be 90 %."""
    scheduler = Scheduler(desired_retention=0.9, enable_fuzzing=False)
    memories = {card: Card(card_id=1) for card in cards}

    def wait(card: str, right: bool, now: float) -> timedelta:
        memories[card] = reviewed(scheduler, memories[card], right, now)
        return memories[card].due - EPOCH - timedelta(days=now // DAY)

    return Scheduled(cards, wait)
