"""What makes a site hard to learn from: rules of form, each on one card, rules that compare all cards, and a rule for headings.

What is wrong is an error. What is a matter of taste (two cards worded alike, a heading in title case) is a warning.
The limits follow design.md's sources: Wozniak's twenty rules and Matuschak's "How to write good prompts" (one idea, no yes/no).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from .model import Card, Problem, Site
from .pages import Page
from .text import CODE, FENCE, plain

WORDS, BULLETS = 40, 5
ALIKE = 0.8
"""Share of common words from which two questions are one asked twice (Jaccard index)."""

YES_NO = re.compile(r"^(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|may|must)\b", re.IGNORECASE)
TITLE_CASE = re.compile(r"(?<=\S )(?<![.?!:;] )(?:An|And|Are|Do|Does|For|From|In|Is|Of|On|Or|The|To|With)(?![\w-])")
"""A little word with a capital inside a sentence. Hardly a name has one, so it tells title case without a list of names."""
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
    """Everything that is wrong with the records of a site, as study material."""
    for topic in site.topics.values():
        for card in topic.cards:
            path, line = site.places[card.id]
            for _, what, todo in faults(card):
                yield Problem(path, line, f"{card.id}: {what}", todo)
        headings = [(card.id, card.q) for card in topic.cards]
        headings += [(tool.id, tool.name) for tool in topic.tools] + [(table.id, table.title) for table in topic.tables]
        for name, heading in headings:
            yield from _title_case(*site.places[name], heading)
    yield from across(site)


def headings(pages: Mapping[str, Page], folder: str) -> Iterator[Problem]:
    """The headings in title case on the hand-written pages below a folder."""
    for page in pages.values():
        text = FENCE.sub(lambda code: "\n" * code[0].count("\n"), page.text)
        for number, line in enumerate(text.splitlines(), 1):
            if heading := re.fullmatch(r"#+ +(.+?)(?: *\{.*\})?", line):
                yield from _title_case(f"{folder}/{page.path}", number, heading[1])


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
            what = f"{other.id} asks the same as {one.id}"
            yield Problem(path, line, what, "keep one of the two, or ask for what differs", warning=True)
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


def _title_case(path: str, line: int, heading: str) -> Iterator[Problem]:
    if capitals := TITLE_CASE.findall(re.sub(CODE, "code", heading)):
        what = f"capital {', '.join(capitals)} in `{heading}`"
        yield Problem(path, line, what, "write it as a sentence", warning=True)


def _holds(card: Card, words: str) -> bool:
    text = f"{card.q} {card.a}".lower()
    return all(re.search(rf"\b{re.escape(word)}", text) for word in words.split())


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()
