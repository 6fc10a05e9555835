"""What is still open in the content, ordered by what it would cost in the interview. Pure: reads records, gives items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .model import Event, Fact, Site
from .stories import matrix
from .text import plain


@dataclass(frozen=True, slots=True)
class Item:
    """One gap: its kind, what it is about, what to write, the file and line to edit, and the page that shows it."""

    kind: str
    what: str
    todo: str
    place: str
    link: str


def open_items(site: Site, today: date) -> list[Item]:
    """All open items on a day, the dearest kind first."""
    kinds = (_untold, _unanswered, _not_public, _unverified, _stale, _without_card, _without_source, _unexplained, _follow_ups)
    return [item for kind in kinds for item in kind(site, today)]


def is_stale(record: Fact | Event, today: date) -> bool:
    """Whether a record that ages was checked longer ago than it keeps."""
    if not record.stale_after:
        return False
    return today > date.fromisoformat(record.checked) + timedelta(days=int(record.stale_after))


def _place(site: Site, name: str) -> str:
    path, line = site.places[name]
    return f"{path}:{line}"


def _untold(site: Site, _: date) -> Iterator[Item]:
    for key, story in site.stories.items():
        if not story.told:
            todo = "write situation, task, action and result: its page says how"
            yield Item("Story not told", story.title, todo, _place(site, story.id), f"/{key}.md")
        elif story.status == "draft" or not (story.cue and story.short):
            todo = (
                "finish it, then status: ready"
                if story.status == "draft"
                else "write `cue` for paper and `short` for thirty seconds"
            )
            yield Item("Story not finished", story.title, todo, _place(site, story.id), f"/{key}.md")


def _unanswered(site: Site, _: date) -> Iterator[Item]:
    for row in matrix(site):
        if not row.told and not row.untold:
            todo = "name it in `asks` of the story that answers it, or tell a new one"
            yield Item("Question without a story", row.question.q, todo, _place(site, row.question.id), "/star/index.md")


def _not_public(site: Site, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for one in topic.asks:
            if not one.known:
                todo = "look for a public answer, write it as `known` with its source, or ask it as it is"
                yield Item("Question to ask without a public answer", one.ask, todo, _place(site, one.id), f"/{key}.md#{one.id}")


def _unverified(site: Site, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for fact in topic.facts:
            if fact.trust in ("third-party", "unverified"):
                todo = "find a source of the company's own, or leave it out of what you say"
                yield Item("Fact from third parties only", fact.about, todo, _place(site, fact.id), f"/{key}.md#{fact.id}")


def _stale(site: Site, today: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for fact in topic.facts:
            if is_stale(fact, today):
                todo = f"check it again (last: {fact.checked}) and renew `checked`"
                yield Item("Fact that may be out of date", fact.about, todo, _place(site, fact.id), f"/{key}.md#{fact.id}")
        for number, event in enumerate(topic.events):
            if is_stale(event, today):
                todo = f"check it again (last: {event.checked}) and renew `checked`"
                place = _place(site, f"{key}.events[{number}]")
                yield Item("Event that may be out of date", event.when, todo, place, f"/{key}.md")


def _without_card(site: Site, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        asked = " ".join(f"{card.q} {card.a} {' '.join(card.source)}" for card in topic.cards).lower()
        for tool in topic.tools:
            names = plain(tool.name).lower().split(", ")
            if topic.cards and not any(name.split(" (")[0] in asked for name in names):
                yield Item(
                    "Tool without a card", tool.name, "add a card that asks for it", _place(site, tool.id), f"/{key}.md#{tool.id}"
                )


def _without_source(site: Site, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for card in topic.cards:
            if not card.source and "person" not in card.tags:
                todo = "name who says so in its `source`"
                yield Item("Card without a source", card.q, todo, _place(site, card.id), f"/{key}.md#{card.id}")


def _unexplained(site: Site, _: date) -> Iterator[Item]:
    names = "\n".join(plain(tool.name) for topic in site.topics.values() for tool in topic.tools)
    for key, topic in site.topics.items():
        for number, listed in enumerate(topic.study_list):
            if not re.search(rf"(?<![\w/.-]){re.escape(listed)}(?![\w/.-])", names, re.IGNORECASE):
                todo = "explain it: add a tool of this name to the data of its topic"
                yield Item("Listed but never explained", listed, todo, _place(site, f"{key}.study_list[{number}]"), f"/{key}.md")


def _follow_ups(site: Site, _: date) -> Iterator[Item]:
    for key, story in site.stories.items():
        for one in story.follow_ups if story.told else ():
            if not one.a:
                yield Item(
                    "Follow-up without an answer",
                    one.q,
                    f"write its `a`. {one.prepare}".rstrip(". "),
                    _place(site, story.id),
                    f"/{key}.md#what-they-may-ask-next",
                )
