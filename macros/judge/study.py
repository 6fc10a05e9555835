"""What makes a site hard to learn from: rules of form, each on one card, rules that compare all cards, and a rule for headings.

What is wrong is an error. What is a matter of taste (two cards worded alike, a heading in title case) is a warning.
The limits follow design.md's sources: Wozniak's twenty rules and Matuschak's "How to write good prompts" (one idea, no yes/no).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ..model.page import Page
from ..model.records import Card
from ..model.site import Problem, Settings, Site
from ..model.text import Items, Line

ALIKE = 0.8
"""Share of common words from which two questions are one asked twice (Jaccard index)."""

YES_NO = re.compile(r"^(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|may|must)\b", re.IGNORECASE)
TITLE_CASE = re.compile(r"(?<=\S )(?<![.?!:;] )(?:An|And|Are|Do|Does|For|From|In|Is|Of|On|Or|The|To|With)(?![\w-])")
"""A little word with a capital inside a sentence. Hardly a name has one, so it tells title case without a list of names."""


def problems(site: Site) -> Iterator[Problem]:
    """Everything that is wrong with the records of a site, as study material."""
    for topic in site.topics.values():
        for card in topic.cards:
            path, line = site.places[card.id]
            for what, todo in faults(card, site.settings):
                yield Problem(path, line, f"{card.id}: {what}", todo)
        named = [(card.id, card.q) for card in topic.cards]
        named += [(tool.id, tool.name) for tool in topic.tools] + [(table.id, table.title) for table in topic.tables]
        for name, heading in named:
            yield from _title_case(*site.places[name], heading)
    yield from across(site)


def headings(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The headings in title case on the hand-written pages."""
    for page in pages.values():
        for heading in page.headings:
            yield from _title_case(page.shown, heading.line, Line(heading.text, (heading.text,)))


def faults(card: Card, settings: Settings) -> Iterator[tuple[str, str]]:
    """The faults of one card: what is wrong, what to do."""
    answer, question = card.a.words, card.q.words
    bullets = sum(len(block.items) for block in card.a.blocks if isinstance(block, Items))
    if bullets > settings.answer_bullets:
        yield f"the answer has {bullets} bullets", f"keep {settings.answer_bullets}, or make two cards of it"
    if not bullets and len(answer.split()) > settings.answer_words:
        yield f"the answer has {len(answer.split())} words", f"keep to {settings.answer_words}, or make two cards of it"
    if question.count("?") > 1:
        yield "two questions in one", "make two cards of it"
    if YES_NO.match(question.split(". ")[-1]):
        yield "a yes/no question", "ask what, how or why"
    if _bare(answer).startswith(_bare(question)):
        yield "the answer repeats its question", "begin with what is new"


def across(site: Site) -> Iterator[Problem]:
    """Cards that ask the same, and pairs that get mixed up without a card to tell them apart."""
    cards = [card for topic in site.topics.values() for card in topic.cards]
    asked = [(card, set(_bare(card.q.words).split())) for card in cards]
    for (one, these), (other, those) in combinations(asked, 2):
        if len(these & those) >= ALIKE * len(these | those):
            path, line = site.places[other.id]
            what = f"{other.id} asks the same as {one.id}"
            yield Problem(path, line, what, "keep one of the two, or ask for what differs", warning=True)
    for pair in site.settings.look_alikes:
        yield from _untold_apart(site, pair, cards)


def _untold_apart(site: Site, pair: tuple[str, ...], cards: Iterable[Card]) -> Iterator[Problem]:
    tools = {
        name: tool.id for topic in site.topics.values() for tool in topic.tools for name in tool.name.words.lower().split(", ")
    }
    told = any("contrast" in card.tags and all(_holds(card, word) for word in pair) for card in cards)
    if not told and all(word in tools for word in pair):
        path, line = site.places[tools[pair[0]]]
        yield Problem(
            path, line, f"{pair[0]} and {pair[1]} are easily mixed up", "add a card with `tags: [contrast]` that has both"
        )


def _title_case(path: str, line: int, heading: Line) -> Iterator[Problem]:
    said = "".join(part if isinstance(part, str) else "code" for part in heading.parts)
    if capitals := TITLE_CASE.findall(said):
        what = f"capital {', '.join(capitals)} in `{heading.words}`"
        yield Problem(path, line, what, "write it as a sentence", warning=True)


def _holds(card: Card, words: str) -> bool:
    text = f"{card.q.words} {card.a.words}".lower()
    return all(re.search(rf"\b{re.escape(word)}", text) for word in words.split())


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()
