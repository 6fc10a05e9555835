"""The index of the site from A to Z: every tool, command, file, concept and story, with the section that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ..model.page import Page
from ..model.records import Tool
from ..model.site import Site
from .homes import homes, titles

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
    home, title = homes(pages), titles(site, pages)
    for key, topic in site.topics.items():
        for tool in topic.tools:
            for name in tool.name.words.split(", "):
                yield Entry(name, f"/{home.of(key, 'tools').path}#{tool.id}", title[key])
        for table in topic.tables:
            yield Entry(table.title.words, f"/{home.table(key, table.id).path}#{table.id}", title[key])
        for fact in topic.facts:
            yield Entry(fact.about.words, f"/{home.of(key, 'facts').path}#{fact.id}", title[key])
    for key, story in site.stories.items():
        yield Entry(story.title.words, f"/{key}.md", home.calling("story_list").title)


def _used(site: Site, pages: Mapping[str, Page]) -> Iterator[Entry]:
    """The commands and files that stand in the uses of a tool."""
    home, title = homes(pages), titles(site, pages)
    for key, topic in site.topics.items():
        for tool in topic.tools:
            for name in _words(tool):
                yield Entry(name, f"/{home.of(key, 'tools').path}#{tool.id}", title[key], code=True)


def _words(tool: Tool) -> Iterator[str]:
    for use in tool.uses:
        for pattern in (COMMAND, FILE):
            yield from (word for word in pattern.findall(use.cmd) if word not in KEYWORDS)
