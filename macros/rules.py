"""What a good record keeps to beyond its shape: rules about one record, and rules that need the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .model import PARTS, Ask, Card, Event, Fact, Problem, Site, Story, Symptom, Table, Tool
from .shape import closest

Fault = tuple[str, str, str]
"""The field, what is wrong with it, what to do."""

MOST_USES = 8
FIRST_COMMANDS = 3


def within(record: object) -> Iterator[Fault]:
    """The faults of one record, taken by itself."""
    identifier = getattr(record, "id", "")
    if identifier and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier):
        yield "id", f"the id `{identifier}` cannot be a link", "use lower-case letters, digits and single hyphens"
    if isinstance(record, Card | Event | Fact | Ask | Table):
        yield from _age(record)
    if isinstance(record, Card) and not record.source and "person" not in record.tags:
        yield "id", "this card has no source", "add `source: …`, or `tags: [person]` if it is about the person"
    if isinstance(record, Tool) and len(record.uses) > MOST_USES:
        yield "uses", f"{len(record.uses)} uses are too many to find one", f"keep the {MOST_USES} that teach most"
    if isinstance(record, Symptom) and len(record.first) != FIRST_COMMANDS:
        yield "first", f"a symptom has {len(record.first)} first commands", f"give exactly {FIRST_COMMANDS}"
    if isinstance(record, Table):
        yield from _table(record)
    if isinstance(record, Story):
        yield from _story(record)


def _story(story: Story) -> Iterator[Fault]:
    for part in PARTS if story.status == "ready" else ():
        if not getattr(story, part):
            yield "status", f"a ready story has no {part}", f"write {part}, or set the status to draft"
    if story.beats and len(story.beats) != len(PARTS):
        yield "beats", f"a story has {len(story.beats)} beats", f"write one for each of {', '.join(PARTS)}"


def _age(record: Card | Event | Fact | Ask | Table) -> Iterator[Fault]:
    if record.checked and not is_date(record.checked):
        yield "checked", f"checked is `{record.checked}`", "write a date as 2026-11-24"
    days = getattr(record, "stale_after", "")
    if days and not re.fullmatch(r"[1-9]\d*", days):
        yield "stale_after", f"stale_after is `{days}`", "write a number of days: 60"


def _table(table: Table) -> Iterator[Fault]:
    if not 2 <= len(table.columns) <= 4:
        yield "columns", f"a table has {len(table.columns)} columns", "use two to four: more cannot be read on a phone"
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            what = f"row {number} has {len(row)} cells for {len(table.columns)} columns"
            yield "rows", what, "give each row one cell a column"


def across(site: Site) -> Iterator[Problem]:
    """The problems that only show when all records are read."""
    known = {question.id for question in site.questions}
    stories = {story.id for story in site.stories.values()}
    best: dict[str, Story] = {}
    for story in site.stories.values():
        path, line = site.places[story.id]
        for question in story.asks:
            if question not in known:
                what = f"asks names `{question}`, which is not in the list of questions"
                yield Problem(path, line, what, "use an id of star/index.yml, or add the question there")
        for carrier in story.carriers:
            if carrier.story not in stories:
                todo = closest(carrier.story, stories) or "use the id of a story"
                yield Problem(path, line, f"carriers names the story `{carrier.story}`, which does not exist", todo)
        first = best.setdefault(story.asks[0], story) if story.told else story
        if first is not story:
            what = f"`{story.id}` and `{first.id}` both claim to answer `{story.asks[0]}` best"
            yield Problem(path, line, what, "let one of them name another question first in `asks`")
    yield from _unshown_faults(site)


def _unshown_faults(site: Site) -> Iterator[Problem]:
    """The first commands of a symptom that is made which do not say what they show of the fault."""
    for symptom in (symptom for topic in site.topics.values() for symptom in topic.symptoms if symptom.make):
        for number, use in enumerate(symptom.first):
            if use.runs and not use.prints:
                path, line = site.places[f"{symptom.id}.first[{number}]"]
                what = f"`{use.cmd}` does not say what it shows of the fault that `{symptom.id}` makes"
                yield Problem(path, line, what, "add `prints: …`, a regular expression")


def is_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it: 2026-11-24."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
