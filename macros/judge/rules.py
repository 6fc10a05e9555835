"""What a good record keeps to beyond its shape, taken by itself: a field, what is wrong with it, what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ..model.records import Card, Correction, Symptom, Table, Tool, Use
from ..model.site import Settings, Topic
from ..model.story import PARTS, Story
from ..read.shape import closest

Fault = tuple[str, str, str]
"""The field, what is wrong with it, what to do."""

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
OURS = "prep-"
"""What the ids begin with that our scripts give."""

FIRST_COMMANDS = 3


def faults(record: object, settings: Settings, unsure: Collection[str] = ()) -> Iterator[Fault]:
    """The faults of one record. Of its fields, those that are `unsure` could not be read: nothing follows from them."""
    yield from _id("id", getattr(record, "id", ""))
    yield from _id("need", getattr(record, "need", ""))
    yield from _date("checked", getattr(record, "checked", ""))
    match record:
        case Card() if not record.source and "person" not in record.tags:
            yield "source", "this card has no source", "add `source: …`, or `tags: [person]` if it is about the person"
        case Correction() if not record.note and record.verdict != "fact" and "verdict" not in unsure:
            yield "note", "this correction has no note", "add `note: …`, or `verdict: fact` if no note said otherwise"
        case Tool():
            yield from _tool(record, settings)
        case Topic():
            yield from _twice("corrections", [one.note.typed for one in record.corrections if one.note])
        case Symptom():
            yield from _symptom(record)
        case Use():
            yield from _use(record, settings)
        case Table():
            yield from _table(record, unsure)
        case Story():
            yield from _story(record, unsure)
        case Settings():
            yield from _settings(record)


def _id(field: str, name: str) -> Iterator[Fault]:
    if name and not re.fullmatch(ID, name):
        yield field, f"the id `{name}` cannot be a link", "use lower-case letters, digits and single hyphens"
    elif name.startswith(OURS):
        yield field, f"the id `{name}` may clash with one of the scripts", f"begin it with something else than {OURS}"


def _tool(tool: Tool, settings: Settings) -> Iterator[Fault]:
    if len(tool.uses) > settings.uses:
        yield "uses", f"{len(tool.uses)} uses are too many to find one", f"keep the {settings.uses} that teach most"
    yield from _twice("uses", [use.cmd for use in tool.uses])


def _symptom(symptom: Symptom) -> Iterator[Fault]:
    if len(symptom.first) != FIRST_COMMANDS:
        yield "first", f"a symptom has {len(symptom.first)} first commands", f"give exactly {FIRST_COMMANDS}"


def _use(use: Use, settings: Settings) -> Iterator[Fault]:
    known = [one.need for one in settings.needs]
    for need in use.needs if known and "needs" not in settings.unknown else ():
        if need not in known:
            yield "needs", f"needs is `{need}`", closest(need, known) or f"write one of: {', '.join(known)}"
    if found := next((sign for sign in use.cmd if not sign.isprintable() and sign != "\n"), ""):
        yield "cmd", f"the command holds the sign U+{ord(found):04X}, which no shell takes", "type a blank there, or nothing"
    if not re.fullmatch(r"\d{1,3}( \d{1,3})*", use.exits, re.ASCII):
        yield "exits", f"exits is `{use.exits}`", "write a number, or several with blanks between them: '0 1'"
    try:
        re.compile(use.prints)
    except (re.error, OverflowError, RecursionError) as error:
        todo = "put a backslash before a sign that is meant as it stands"
        yield "prints", f"prints is no regular expression: {error}", todo


def _story(story: Story, unsure: Collection[str]) -> Iterator[Fault]:
    for part in PARTS if story.status == "ready" else ():
        if not getattr(story, part) and part not in unsure:
            yield "status", f"a ready story has no {part}", f"write {part}, or set the status to draft"
    if story.beats and len(story.beats) != len(PARTS):
        yield "beats", f"a story has {len(story.beats)} beats", f"write one for each of {', '.join(PARTS)}"
    yield from _twice("asks", story.asks)
    yield from _twice("carriers", [one.story for one in story.carriers])
    yield from _twice("prompts", [one.part for one in story.prompts])
    if story.id in [one.story for one in story.carriers]:
        yield "carriers", "the story is to carry itself", "name another story that is told"


def _table(table: Table, unsure: Collection[str]) -> Iterator[Fault]:
    if not 2 <= len(table.columns) <= 4:
        yield "columns", f"a table has {len(table.columns)} columns", "use two to four: more cannot be read on a phone"
    for number, row in enumerate(table.rows if "columns" not in unsure else (), 1):
        if len(row) != len(table.columns):
            what = f"row {number} has {len(row)} cells for {len(table.columns)} columns"
            yield "rows", what, "give each row one cell a column"
    keys = [row[0].words for row in table.rows if row]
    for name in table.stand_out if "rows" not in unsure else ():
        if name not in keys:
            yield "stand_out", f"no row begins with `{name}`", "name the first cell of a row"
    yield from _twice("rows", [row[0].typed for row in table.rows if row] if table.practice else [])


def _settings(settings: Settings) -> Iterator[Fault]:
    for pair in settings.look_alikes:
        if len(pair) not in (0, 2):
            yield "look_alikes", f"look_alikes has {len(pair)} names together", "write pairs: - [df, du]"
    for group in settings.same_words:
        if len(group) == 1:
            yield "same_words", f"same_words has `{group[0]}` alone", "write what means the same together: - [drive, disk]"
    for digest in settings.never_named:
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            yield "never_named", "never_named holds something else than a SHA-256", "write what `printf name | sha256sum` prints"
    for pair in settings.reworded:
        if len(pair) not in (0, 2):
            yield "reworded", f"reworded has {len(pair)} texts together", "write pairs: - [what it says here, what it says there]"
    yield from _twice("needs", [one.need for one in settings.needs])
    yield from _date("interview", settings.interview)


def _twice(field: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield field, f"{field} names `{name}` twice", "keep one of the two"


def _date(field: str, typed: str) -> Iterator[Fault]:
    if typed and not is_date(typed):
        yield field, f"{field} is `{typed}`", "write a date as 2026-11-24"


def is_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it: 2026-11-24."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
