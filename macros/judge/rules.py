"""What a good record keeps to beyond its shape: rules about one record, and rules that need the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..model.records import PARTS, Ask, Card, Event, Fact, Story, Symptom, Table, Tool, Use
from ..model.site import Problem, Proven, Settings, Site
from ..read.shape import closest

Fault = tuple[str, str, str]
"""The field, what is wrong with it, what to do."""

FIRST_COMMANDS = 3
AGES = Card | Event | Fact | Ask | Table | Proven


def problems(site: Site) -> Iterator[Problem]:
    """Every fault of the records of a site, each with its place. What follows from a fault already found is none of its own."""
    for built in site.built:
        for name, what, todo in _within(built.record, site.settings):
            if name not in built.wrong:
                yield Problem(built.path, built.lines.get(name, built.line), what, todo)
    yield from _across(site)


def _within(record: object, settings: Settings) -> Iterator[Fault]:
    """The faults of one record, taken by itself."""
    identifier = getattr(record, "id", "")
    if identifier and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier):
        yield "id", f"the id `{identifier}` cannot be a link", "use lower-case letters, digits and single hyphens"
    if isinstance(record, AGES):
        yield from _age(record)
    match record:
        case Card() if not record.source and "person" not in record.tags:
            yield "source", "this card has no source", "add `source: …`, or `tags: [person]` if it is about the person"
        case Tool() if len(record.uses) > int(settings.uses):
            yield "uses", f"{len(record.uses)} uses are too many to find one", f"keep the {settings.uses} that teach most"
        case Symptom() if len(record.first) != FIRST_COMMANDS:
            yield "first", f"a symptom has {len(record.first)} first commands", f"give exactly {FIRST_COMMANDS}"
        case Use():
            yield from _use(record, settings)
        case Table():
            yield from _table(record)
        case Story():
            yield from _story(record)
        case Settings():
            yield from _settings(record)


def _use(use: Use, settings: Settings) -> Iterator[Fault]:
    known = [one.need for one in settings.needs]
    for need in use.needs:
        if need not in known:
            todo = (
                closest(need, known) or f"write one of: {', '.join(known)}"
                if known
                else "add this kind to `needs` of content.yml"
            )
            yield "needs", f"needs is `{need}`", todo
    if use.prints:
        try:
            re.compile(use.prints)
        except re.error as error:
            yield (
                "prints",
                f"prints is no regular expression: {error}",
                "put a backslash before a sign that is meant as it stands",
            )


def _story(story: Story) -> Iterator[Fault]:
    for part in PARTS if story.status == "ready" else ():
        if not getattr(story, part):
            yield "status", f"a ready story has no {part}", f"write {part}, or set the status to draft"
    if story.beats and len(story.beats) != len(PARTS):
        yield "beats", f"a story has {len(story.beats)} beats", f"write one for each of {', '.join(PARTS)}"


def _age(record: Card | Event | Fact | Ask | Table | Proven) -> Iterator[Fault]:
    if record.checked and not is_date(record.checked):
        yield "checked", f"checked is `{record.checked}`", "write a date as 2026-11-24"
    days = getattr(record, "stale_after", "")
    if days and not (re.fullmatch(r"[1-9]\d{0,3}", days)):
        yield "stale_after", f"stale_after is `{days}`", "write a number of days, at most 9999: 60"


def _table(table: Table) -> Iterator[Fault]:
    if not 2 <= len(table.columns) <= 4:
        yield "columns", f"a table has {len(table.columns)} columns", "use two to four: more cannot be read on a phone"
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            what = f"row {number} has {len(row)} cells for {len(table.columns)} columns"
            yield "rows", what, "give each row one cell a column"


def _settings(settings: Settings) -> Iterator[Fault]:
    for name in ("answer_words", "answer_bullets", "uses"):
        if not re.fullmatch(r"[1-9]\d{0,3}", getattr(settings, name)):
            yield name, f"{name} is `{getattr(settings, name)}`", "write a number: 40"
    for pair in settings.look_alikes:
        if len(pair) != 2:
            yield "look_alikes", f"look_alikes has {len(pair)} names together", "write pairs: - [df, du]"
    for digest in settings.never_named:
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            yield "never_named", "never_named holds something else than a SHA-256", "write what `printf name | sha256sum` prints"


def _across(site: Site) -> Iterator[Problem]:
    """The problems that only show when all records are read. A file that is broken may hold what another one names."""
    known = {question.id for question in site.questions}
    stories = {story.id for story in site.stories.values()}
    best: dict[str, Story] = {}
    for story in site.stories.values():
        path, line = site.places[story.id]
        for question in story.asks if not site.broken else ():
            if question not in known:
                what = f"asks names `{question}`, which is not in the list of questions"
                todo = closest(question, known) or "use the id of a question, or add it under `questions:`"
                yield Problem(path, line, what, todo)
        for carrier in story.carriers if not site.broken else ():
            if carrier.story not in stories:
                todo = closest(carrier.story, stories) or "use the id of a story"
                yield Problem(path, line, f"carriers names the story `{carrier.story}`, which does not exist", todo)
        first = best.setdefault(story.asks[0], story) if story.told and story.asks else story
        if first is not story:
            what = f"`{story.id}` and `{first.id}` both claim to answer `{story.asks[0]}` best"
            yield Problem(path, line, what, "let one of them name another question first in `asks`")
    yield from _silent_faults(site)


def _silent_faults(site: Site) -> Iterator[Problem]:
    """The first commands of a symptom that is made which do not say what they show of the fault."""
    for symptom in (one for topic in site.topics.values() for one in topic.symptoms if one.make):
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
