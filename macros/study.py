"""What makes a card hard to learn from: rules of form, each on one card, and rules that compare all cards of the site.

The limits follow design.md's sources: Wozniak's twenty rules and Matuschak's "How to write good prompts" (one idea, no yes/no).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from .model import Card, Problem, Site
from .text import plain

WORDS, BULLETS = 40, 5
ALIKE = 0.8
"""Share of common words from which two questions are one asked twice (Jaccard index)."""

YES_NO = re.compile(r"^(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|may|must)\b", re.IGNORECASE)
LOOK_ALIKES = (
    ("df", "du"),
    ("hard limit", "soft limit"),
    ("paging", "swapping"),
    ("sigterm", "sigkill"),
    ("dmesg", "journalctl"),
    ("hard link", "symbolic link"),
    ("top", "htop"),
)


def problems(site: Site) -> Iterator[Problem]:
    """Everything that is wrong with the cards of a site, as study material."""
    for topic in site.topics.values():
        for card in topic.cards:
            path, line = site.places[card.id]
            for _, what, todo in faults(card):
                yield Problem(path, line, f"{card.id}: {what}", todo)
    yield from across(site)


def faults(card: Card) -> Iterator[tuple[str, str, str]]:
    """The faults of one card: the field, what is wrong, what to do."""
    answer = plain(card.a)
    bullets = re.findall(r"^(?:- |\d+\. )", card.a, re.MULTILINE)
    if len(bullets) > BULLETS:
        yield "a", f"the answer has {len(bullets)} bullets", f"keep {BULLETS}, or make two cards of it"
    if not bullets and len(answer.split()) > WORDS:
        yield "a", f"the answer has {len(answer.split())} words", f"keep to {WORDS}, or make two cards of it"
    if card.q.count("?") > 1:
        yield "q", "two questions in one", "make two cards of it"
    if YES_NO.match(plain(card.q).split(". ")[-1]):
        yield "q", "a yes/no question", "ask what, how or why"
    if _bare(answer).startswith(_bare(plain(card.q))):
        yield "a", "the answer repeats its question", "begin with what is new"


def across(site: Site) -> Iterator[Problem]:
    """Cards that ask the same, and pairs that get mixed up without a card to tell them apart."""
    cards = [card for topic in site.topics.values() for card in topic.cards]
    asked = [(card, set(_bare(plain(card.q)).split())) for card in cards]
    for (one, these), (other, those) in combinations(asked, 2):
        if len(these & those) >= ALIKE * len(these | those):
            path, line = site.places[other.id]
            yield Problem(path, line, f"{other.id} asks the same as {one.id}", "keep one of the two, or ask for what differs")
    for pair in LOOK_ALIKES:
        yield from _untold_apart(site, pair, cards)


def _untold_apart(site: Site, pair: tuple[str, str], cards: Iterable[Card]) -> Iterator[Problem]:
    tools = {name: tool.id for topic in site.topics.values() for tool in topic.tools for name in tool.name.lower().split(", ")}
    told = any("contrast" in card.tags and all(_holds(card, word) for word in pair) for card in cards)
    if not told and all(word in tools for word in pair):
        path, line = site.places[tools[pair[0]]]
        yield Problem(
            path, line, f"{pair[0]} and {pair[1]} are easily mixed up", "add a card with `tags: [contrast]` that has both"
        )


def _holds(card: Card, words: str) -> bool:
    text = f"{card.q} {card.a}".lower()
    return all(re.search(rf"\b{re.escape(word)}", text) for word in words.split())


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()
