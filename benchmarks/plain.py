"""The content written out as plain Markdown, as its author would without this machine: what a build is measured against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from textwrap import indent

from macros.derive.stories import matrix
from macros.model.page import Call
from macros.model.records import Card, Tool, Use
from macros.model.site import Site, Topic
from macros.model.story import PARTS, Story
from macros.model.text import Line


def plain(site: Site, call: Call) -> str:
    """The Markdown for a call of a page. What only this machine makes (sheets, index, open items) is a list of its parts."""
    topic = site.topics.get(call.args[0]) if call.args else None
    if call.name == "star_story":
        return "\n\n".join(_story(site.stories[call.args[0]]))
    if call.name == "story_list" or call.name == "rehearsal":
        return "\n".join(f"- {row.question.q.typed}: {', '.join(row.told)}" for row in matrix(site))
    if topic and call.name in LISTS:
        return "\n\n".join(LISTS[call.name](topic))
    return "\n\n".join(part for topic in site.topics.values() for part in [*_cheat_sheet(topic), *_corrections(topic)])


def _cheat_sheet(topic: Topic) -> Iterator[str]:
    for tool in topic.tools:
        yield from (f"### {tool.name.typed} {{ #{tool.id} }}", tool.is_.typed, _uses(tool.uses), _source(tool))


def _quiz(topic: Topic) -> Iterator[str]:
    for card in topic.cards:
        answer = f"{_apart(card.a.typed)}\n\n{_source(card)}"
        yield from (f"### {card.q.typed} {{ #{card.id} }}", f'??? answer "Show answer"\n\n{indent(answer, "    ")}')


def _symptoms(topic: Topic) -> Iterator[str]:
    for one in topic.symptoms:
        causes = "\n".join(f"1. {cause.typed}" for cause in one.causes)
        yield from (f"### {one.symptom.typed} {{ #{one.id} }}", _uses(one.first), causes)


def _corrections(topic: Topic) -> Iterator[str]:
    for one in topic.corrections:
        yield from (f"Notes: {one.note.typed}", one.truth.typed)


def _facts(topic: Topic) -> Iterator[str]:
    for one in topic.facts:
        yield from (f"### {one.about.typed} {{ #{one.id} }}", one.fact.typed)


def _events(topic: Topic) -> Iterator[str]:
    yield "\n".join(f"- **{one.when.typed}** {one.what.typed}" for one in topic.events)


def _asks(topic: Topic) -> Iterator[str]:
    for one in topic.asks:
        yield from (f"### {one.ask.typed} {{ #{one.id} }}", one.why.typed, one.listen_for.typed, one.known.typed)


def _tables(topic: Topic) -> Iterator[str]:
    for table in topic.tables:
        yield from (f"### {table.title.typed} {{ #{table.id} }}", _rows([table.columns, *table.rows]))


def _story(story: Story) -> Iterator[str]:
    yield from (f"# {story.title.typed}", story.cue.typed, story.short.typed)
    for part in PARTS:
        yield from (f"## {part.capitalize()}", getattr(story, part).typed)
    yield from (f"### {one.q.typed}\n\n{one.a.typed}" for one in story.follow_ups)


def _uses(uses: tuple[Use, ...]) -> str:
    head = (Line("Command"), Line("What it does"))
    return _rows([head, *((Line(f"`{use.cmd}`"), use.does) for use in uses)]) if uses else ""


def _rows(rows: list[tuple[Line, ...]]) -> str:
    lines = [f"| {' | '.join(cell.typed.replace('|', '&#124;') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "| --- " * len(rows[0]) + "|", *lines[1:]])


def _apart(text: str) -> str:
    """A text with the blank line before a list that Markdown wants."""
    return re.sub(r"(?m)^(?!- |\d+\. )(.+)\n(?=- |1\. )", r"\1\n\n", text)


def _source(record: Tool | Card) -> str:
    return f"Source: {' · '.join(one.typed for one in record.source)}" if record.source else ""


LISTS: dict[str, Callable[[Topic], Iterator[str]]] = {
    "cheat_sheet": _cheat_sheet,
    "quiz": _quiz,
    "troubleshooting": _symptoms,
    "corrections": _corrections,
    "facts": _facts,
    "timeline": _events,
    "questions_to_ask": _asks,
    "reference_table": _tables,
}
