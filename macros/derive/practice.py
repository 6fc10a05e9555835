"""What can be practiced: each question of the site, with an id that survives edits.

A card, a symptom and a story have an id of their own. A command, a row of a table and a correction have none: they are known by
the id of what holds them and a digest of their own text, never by their place in a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..model.page import Page
from ..model.records import Card, Correction, Symptom, Table, Tool, Use
from ..model.site import Site, Topic
from ..model.text import Line
from .homes import Homes, homes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, to be asked by its key."""

    table: Table
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A command, to be asked by what it does."""

    tool: Tool
    use: Use


@dataclass(frozen=True, slots=True)
class Item:
    """One question: its id, its kind, the page that answers it and the section there, whether the notes name it, its record."""

    id: str
    kind: str
    page: Page
    section: str
    named: bool
    record: Card | Command | Symptom | Row | Correction


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one page."""

    page: Page
    items: tuple[Item, ...]


def sections(nav: object) -> dict[str, str]:
    """The entry at the top of a navigation, as mkdocs.yml has it, that each page stands under: its name by the page's path."""
    entries = [entry for entry in nav if isinstance(entry, dict)] if isinstance(nav, list) else []
    return {path: name for entry in entries for name, listed in entry.items() for path in _paths(listed)}


def _paths(listed: object) -> Iterator[str]:
    if isinstance(listed, str):
        yield listed
    for one in listed if isinstance(listed, list) else listed.values() if isinstance(listed, dict) else ():
        yield from _paths(one)


def digest(text: str) -> str:
    """Eight signs for a text, of its SHA-256: two of a thousand texts share them once in 8,600 sites."""
    return sha256(text.encode()).hexdigest()[:8]


def command_id(tool: Tool, use: Use) -> str:
    return f"{tool.id}:{digest(use.cmd)}"


def groups(site: Site, pages: Mapping[str, Page]) -> list[Group]:
    """All questions, page by page in the order of the data."""
    found: dict[str, list[Item]] = {}
    home = homes(pages)
    for topic in site.topics.values():
        for item in _items(topic, home):
            found.setdefault(item.page.path, []).append(item)
    return [Group(items[0].page, tuple(items)) for items in found.values()]


def _items(topic: Topic, home: Homes) -> Iterator[Item]:
    cards, tools = home.of(topic.key, "cards"), home.of(topic.key, "tools")
    symptoms, corrections = home.of(topic.key, "symptoms"), home.of(topic.key, "corrections")
    for card in topic.cards:
        yield Item(card.id, "card", cards, card.id, card.from_ == "notes", card)
    for tool in topic.tools:
        for use in tool.uses:
            yield Item(command_id(tool, use), "command", tools, tool.id, tool.from_ == "notes", Command(tool, use))
    for symptom in topic.symptoms:
        yield Item(symptom.id, "symptom", symptoms, symptom.id, symptom.from_ == "notes", symptom)
    for table in topic.tables:
        for cells in table.rows if table.practice else ():
            name = f"{table.id}:{digest(cells[0].typed)}"
            yield Item(name, "row", home.table(topic.key, table.id), table.id, table.from_ == "notes", Row(table, cells))
    for one in [one for one in topic.corrections if one.verdict != "fact"]:
        yield Item(f"{topic.key}:{digest(one.note.typed)}", "correction", corrections, "", True, one)
