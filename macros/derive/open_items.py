"""What is still open in the content, ordered by what it would cost in the interview. Pure: reads records, gives items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model.page import Page
from ..model.records import Card, Event, Fact
from ..model.site import Site
from ..model.text import Line
from ..read.text import line
from .homes import Homes, homes
from .stories import matrix

TODO = "todo"
"""The source of a card that has none yet, as it is written where cards are taken in from elsewhere."""


@dataclass(frozen=True, slots=True)
class Item:
    """One gap: its kind, what it is about, what to write, the file and line to edit, and the page that shows it."""

    kind: str
    what: Line
    todo: Line
    place: str
    link: str


def open_items(site: Site, pages: Mapping[str, Page], today: date) -> list[Item]:
    """What one who prepares cannot tell or know yet on a day, the dearest kind first."""
    return _found((_asked_always, _untold, _unanswered, _unverified, _stale, _follow_ups), site, pages, today)


def to_write(site: Site, pages: Mapping[str, Page], today: date) -> list[Item]:
    """What the content lacks that only its author can add."""
    return _found((_not_public, _without_card, _without_source, _unexplained), site, pages, today)


def _found(
    kinds: Iterable[Callable[[Site, Homes, date], Iterator[Item]]], site: Site, pages: Mapping[str, Page], today: date
) -> list[Item]:
    home = homes(pages)
    return [item for kind in kinds for item in kind(site, home, today)]


def is_stale(record: Fact | Event, today: date) -> bool:
    """Whether a record that ages was checked longer ago than it keeps."""
    return bool(record.stale_after) and (today - date.fromisoformat(record.checked)).days > record.stale_after


def _item(kind: str, what: Line, todo: str, place: str, link: str) -> Item:
    return Item(kind, what, line(todo), place, link)


def _place(site: Site, name: str) -> str:
    path, line = site.places[name]
    return f"{path}:{line}"


def _untold(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, story in site.stories.items():
        if not story.told:
            todo = "write situation, task, action and result: its page says how"
            yield _item("Story not told", story.title, todo, _place(site, story.id), f"/{key}.md")
        elif story.status == "draft" or not (story.cue and story.short):
            todo = (
                "finish it, then status: ready"
                if story.status == "draft"
                else "write `cue` for paper and `short` for thirty seconds"
            )
            yield _item("Story not finished", story.title, todo, _place(site, story.id), f"/{key}.md")


def _asked_always(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for row in matrix(site):
        if not row.told and row.question.page:
            place, link = _place(site, row.question.id), f"/{row.question.page}.md"
            yield _item("Page to fill in", row.question.q, "fill the blanks of its page", place, link)


def _unanswered(site: Site, home: Homes, _: date) -> Iterator[Item]:
    todo = "name it in `asks` of the story that answers it, or tell a new one"
    for row in matrix(site):
        if not row.told and not row.untold and not row.question.page:
            place, link = _place(site, row.question.id), f"/{home.shown_by('story_list')}"
            yield _item("Question without a story", row.question.q, todo, place, link)


def _not_public(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for one in topic.asks:
            if not one.known:
                todo = "look for a public answer, write it as `known` with its source, or ask it as it is"
                yield _item(
                    "Question to ask without a public answer", one.ask, todo, _place(site, one.id), home.link(key, "asks", one.id)
                )


def _unverified(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for fact in topic.facts:
            if fact.trust in ("third-party", "unverified"):
                todo = "find a source of the company's own, or leave it out of what you say"
                yield _item(
                    "Fact from third parties only", fact.about, todo, _place(site, fact.id), home.link(key, "facts", fact.id)
                )


def _stale(site: Site, home: Homes, today: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        aged = [("Fact", one, one.about, "facts") for one in topic.facts] + [
            ("Event", one, one.when, "events") for one in topic.events
        ]
        for kind, record, name, part in aged:
            if is_stale(record, today):
                todo = f"check it again (last: {record.checked}) and renew `checked`"
                link = home.link(key, part, record.id)
                yield _item(f"{kind} that may be out of date", name, todo, _place(site, record.id), link)


def _without_card(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        asked = " ".join(_asked(card) for card in topic.cards).lower()
        for tool in topic.tools:
            names = tool.name.words.lower().split(", ")
            if topic.cards and not any(name.split(" (")[0] in asked for name in names):
                link = home.link(key, "tools", tool.id)
                yield _item("Tool without a card", tool.name, "add a card that asks for it", _place(site, tool.id), link)


def _asked(card: Card) -> str:
    return f"{card.q.words} {card.a.words} {' '.join(one.words for one in card.source)}"


def _without_source(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, topic in site.topics.items():
        for card in topic.cards:
            sourced = [one for one in card.source if one.typed != TODO]
            if not sourced and "person" not in card.tags:
                link = home.link(key, "cards", card.id)
                yield _item("Card without a source", card.q, "name who says so in its `source`", _place(site, card.id), link)


def _unexplained(site: Site, home: Homes, _: date) -> Iterator[Item]:
    names = "\n".join(tool.name.words for topic in site.topics.values() for tool in topic.tools)
    for key, topic in site.topics.items():
        for number, listed in enumerate(topic.study_list):
            if not re.search(rf"(?<![\w/.-]){re.escape(listed)}(?![\w/.-])", names, re.IGNORECASE):
                todo = "explain it: add a tool of this name to the data of its topic"
                place = _place(site, f"{key}.study_list[{number}]")
                yield _item("Listed but never explained", Line(listed, (listed,)), todo, place, home.link(key, "tools"))


def _follow_ups(site: Site, home: Homes, _: date) -> Iterator[Item]:
    for key, story in site.stories.items():
        for one in story.follow_ups if story.told else ():
            if not one.a:
                todo = f"write its `a`. {one.prepare.typed}".rstrip(". ")
                yield _item(
                    "Follow-up without an answer", one.q, todo, _place(site, story.id), f"/{key}.md#what-they-may-ask-next"
                )
