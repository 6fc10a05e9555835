"""Simulated learners for `benchmarks.practice`: how likely a card is recalled at a time, and what an answer does to its memory.

Times are seconds since the midnight before the first evening. A card that was never met is never recalled. Whoever answers,
right or wrong, then reads the answer.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from fsrs import Card, Rating, Scheduler

DAY = 86_400
EVENING = 20 * 3600  # of each day
SESSION = 20 * 60
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class Learner(Protocol):
    def knows(self, cards: Iterable[str]) -> None:
        """Some cards are known before the first evening."""

    def recall(self, card: str, now: float) -> float:
        """The probability of a right answer."""

    def answered(self, card: str, right: bool, now: float) -> None:
        """An answer was given, and read."""


class Fsrs6:
    """FSRS-6 with its published default parameters, as PyPI's `fsrs` has them: the memory model without steps and fuzz.

    The model is fitted to whole days, from one day's reviews to another's, and so an answer counts by its day. In between
    its forgetting curve is asked with the time as it is: R(t) = (1 + f t / S)^-w20, where f makes R(S) 0.9
    (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm). The model knows nothing of the time before a
    first answer: a card known before is right then, and counts as right until it is asked.
    """

    MODEL = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    DECAY = -MODEL.parameters[20]
    FACTOR = 0.9 ** (1 / DECAY) - 1

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.cards: dict[str, tuple[Card, float]] = {}

    def knows(self, cards: Iterable[str]) -> None:
        self.known = set(cards)

    def recall(self, card: str, now: float) -> float:
        if card not in self.cards:
            return float(card in self.known)
        memory, last = self.cards[card]
        assert memory.stability
        return float((1 + self.FACTOR * (now - last) / DAY / memory.stability) ** self.DECAY)

    def answered(self, card: str, right: bool, now: float) -> None:
        memory = self.cards[card][0] if card in self.cards else Card(card_id=1)
        self.cards[card] = reviewed(self.MODEL, memory, right, now), now


class ActR:
    """ACT-R's activation with a decay that grows with the activation met (Pavlik & Anderson 2005, "Practice and forgetting
    effects on vocabulary memory", https://doi.org/10.1207/s15516709cog0000_14), with the parameters fitted there.

    m = ln Σ t_i^-d_i over all earlier presentations, where d_i = c e^m + a with the m at presentation i; a right answer has
    the probability 1 / (1 + e^((τ - m) / s)). Time t is in seconds, and what passes between sessions counts h times only.
    This learner forgets fast: of what was met once, 7 % are recalled on the next evening. A card known before was met on each
    of the 20 evenings before, which makes it 92 %.
    """

    BEFORE = range(-20, 0)
    SCALE, INTERCEPT, THRESHOLD, NOISE, BETWEEN = 0.217, 0.177, -0.704, 0.255, 0.025

    def __init__(self) -> None:
        self.met: dict[str, list[tuple[float, float]]] = {}

    def knows(self, cards: Iterable[str]) -> None:
        for card, day in itertools.product(cards, self.BEFORE):
            self.answered(card, True, day * DAY + EVENING)

    def recall(self, card: str, now: float) -> float:
        strength = self._strength(card, now)
        return 1 / (1 + math.exp((self.THRESHOLD - math.log(strength)) / self.NOISE)) if strength else 0

    def answered(self, card: str, right: bool, now: float) -> None:
        decay = self.SCALE * self._strength(card, now) + self.INTERCEPT
        self.met.setdefault(card, []).append((self._lived(now), decay))

    def _strength(self, card: str, now: float) -> float:
        """e^m."""
        lived = self._lived(now)
        return math.fsum(max(1, lived - then) ** -decay for then, decay in self.met.get(card, ()))

    def _lived(self, now: float) -> float:
        """The time as memory counts it: that of each evening's session in full."""
        day, second = divmod(now, DAY)
        sessions = day * SESSION + min(max(0, second - EVENING), SESSION) if now >= 0 else 0
        return self.BETWEEN * now + (1 - self.BETWEEN) * sessions


def reviewed(scheduler: Scheduler, card: Card, right: bool, now: float) -> Card:
    """The card after an answer, by whole days: `fsrs` counts 24 hours as a day, and an evening may begin a little earlier."""
    day = EPOCH + timedelta(days=now // DAY)
    return scheduler.review_card(card, Rating.Good if right else Rating.Again, day)[0]
