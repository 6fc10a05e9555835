"""How long a story takes to tell and how it is divided, from the words that are spoken. Pure: texts in, numbers out.

Rates: English in the United States is spoken at about 150 words a minute, speech calculators use 130; a story is planned at 140.
Lengths and shares: sources on docs/star/how-to-tell.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.story import PARTS, Story
from ..model.text import Code, Inline, Link, Prose, passages

RATES = (130, 150)
PLANNED = 140
"""Words a minute: the two rates that are shown, and the one that the target is counted at."""

SHORTEST, LONGEST = 90, 130
"""Seconds that a full answer takes at the planned rate."""

SECONDS = {"situation": 20, "task": 10, "action": 65, "result": 15}
"""About how long each part takes in an answer of 110 seconds."""

ACTION = SECONDS["action"] / sum(SECONDS.values())
"""The share of the words that the action is to take."""

FIGURE = re.compile(
    r"\b(?:\d[\d.,:]*%?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|dozen|half|twice|double|doubled|halved|percent)s?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """The words of one part, or of all: their number, share of the whole in percent, and seconds at each of `RATES`."""

    name: str
    words: int
    percent: int
    seconds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """A told story in numbers. `figure` is the first figure of the result, or nothing; `advice` never fails a build."""

    parts: tuple[Span, ...]
    whole: Span
    i: int
    we: int
    figure: str
    advice: tuple[str, ...]


def spoken(text: Prose) -> list[str]:
    """The words that are said aloud: code is not, and what holds no letter or digit is no word."""
    said = " ".join("".join(map(_said, passage)) for passage in passages(text))
    return [word for word in said.split() if re.search(r"\w", word)]


def _said(part: Inline) -> str:
    if isinstance(part, Link):
        return "".join(map(_said, part.words))
    return " " if isinstance(part, Code) else part


def seconds(words: int, rate: int = PLANNED) -> int:
    """Seconds to say so many words at a rate of words a minute, rounded."""
    return round(words * 60 / rate)


def meter(story: Story) -> Meter:
    """The numbers of a story. A lesson is told with the result and counts there."""
    said = {part: spoken(getattr(story, part)) for part in PARTS}
    said["result"] += spoken(story.lesson)
    total = sum(map(len, said.values()))
    parts = tuple(_span(part, len(words), total) for part, words in said.items())
    everything = [word for words in said.values() for word in words]
    figure = FIGURE.search(" ".join(said["result"]))
    i, we = _count(everything, "i"), _count(everything, "we")
    return Meter(parts, _span("all", total, total), i, we, figure[0] if figure else "", tuple(_advice(said, total, bool(figure))))


def _span(name: str, words: int, total: int) -> Span:
    return Span(name, words, round(100 * words / total) if total else 0, tuple(seconds(words, rate) for rate in RATES))


def _count(words: list[str], pronoun: str) -> int:
    """How often a pronoun is said, also as I'm, I've, we'd, …"""
    said = (re.sub(r"^\W+", "", word).lower().replace("’", "'") for word in words)
    return sum(bool(re.match(rf"{pronoun}(?:'\w+)?\W*$", word)) for word in said)


def _advice(said: dict[str, list[str]], total: int, figure: bool) -> list[str]:
    """What would bring the story nearer to its target, one sentence each."""
    least, most = SHORTEST * PLANNED // 60, LONGEST * PLANNED // 60
    action = len(said["action"])
    found = []
    if total > most:
        found.append(f"Too long by {total - most} words: move what carries least to the details.")
    if total < least:
        found.append(f"Room for {least - total} more words: say more of what you did.")
    if action < ACTION * total:
        found.append(f"The action is under {ACTION:.0%} of the words: tighten the situation and the task.")
    if _count(said["action"], "we") > _count(said["action"], "i"):
        found.append('The action says "we" more often than "I": say what you did yourself.')
    if not figure:
        found.append("The result has no figure: recall one, or say what could be seen afterwards.")
    return found
