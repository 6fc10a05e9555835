"""The index of the site from A to Z: every tool, command, file, concept and story, with the section that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from .model import Site, Tool
from .pages import Page
from .text import plain

COMMAND = re.compile(r"(?:^|[|;&] ?|\$\()\s*([a-z][a-z0-9_.+-]*)(?=\s|$)")
FILE = re.compile(r"(?<![\w.~])/(?:etc|proc|sys|var|dev|run)(?:/[a-z0-9_.-]+)+(?![\w/])")
KEYWORDS = {"for", "while", "do", "done", "if", "then", "else", "fi", "in", "true", "false"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, the link to its section (from the docs root), the title of that page, and whether the name is typed as code."""

    name: str
    link: str
    page: str
    code: bool = False

    @property
    def letter(self) -> str:
        """The heading that it stands under: its first letter, or 0–9."""
        first = self.key[:1].upper()
        return first if first.isalpha() else "0–9"

    @property
    def key(self) -> str:
        """What it is sorted by: the name without case and without leading signs."""
        return re.sub(r"^[^\w]+", "", self.name).casefold()


def entries(site: Site, pages: Mapping[str, Page]) -> dict[str, list[Entry]]:
    """All entries by letter, in order; a name that two places explain stands for each of them, its own section first."""
    found: dict[tuple[str, str], Entry] = {}
    named: set[str] = set()
    for entry in _named(site, pages):
        found.setdefault((entry.key, entry.link), entry)
        named.add(entry.key)
    for entry in _used(site, pages):
        if entry.key not in named:
            named.add(entry.key)
            found[(entry.key, entry.link)] = entry
    ordered = sorted(found.values(), key=lambda one: (one.letter.isalpha(), one.key, one.link))
    return {letter: list(group) for letter, group in groupby(ordered, lambda one: one.letter)}


def _named(site: Site, pages: Mapping[str, Page]) -> Iterator[Entry]:
    """What has a section of its own."""
    for key, topic in site.topics.items():
        link, page = f"/{key}.md", pages[key].title if key in pages else key
        for tool in topic.tools:
            for name in tool.name.split(", "):
                yield Entry(name, f"{link}#{tool.id}", page)
        for table in topic.tables:
            yield Entry(plain(table.title), f"{link}#{table.id}", page)
        for fact in topic.facts:
            yield Entry(plain(fact.about), f"{link}#{fact.id}", page)
    for key, story in site.stories.items():
        yield Entry(story.title, f"/{key}.md", "STAR answers")


def _used(site: Site, pages: Mapping[str, Page]) -> Iterator[Entry]:
    """The commands and files that stand in the uses of a tool."""
    for key, topic in site.topics.items():
        page = pages[key].title if key in pages else key
        for tool in topic.tools:
            for name in _words(tool):
                yield Entry(name, f"/{key}.md#{tool.id}", page, code=True)


def _words(tool: Tool) -> Iterator[str]:
    for use in tool.uses:
        for pattern in (COMMAND, FILE):
            yield from (word for word in pattern.findall(use.cmd) if word not in KEYWORDS)
