"""What is personal, word by word: the texts and names that must not stand in what is shared, and where each is from. Pure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.page import Page
from ..model.site import Site, Topic
from ..model.story import Story
from ..model.text import Line, Link, Prose, Source, inlines, words
from ..read.header import header
from ..read.marks import parted
from .rewriting import CODE_OR_LINK, target
from .shared import is_personal, is_shared, shared_pages

UNSAID = re.compile(r"^\s*\{\{.*\}\}\s*$|\{:?[^{}]*\}|<[^>]*>|[*`]|^\s*\?\?\?\+? \w+", re.MULTILINE)
"""What a page's Markdown holds beside its words: calls, attributes, tags, marks."""

Text = tuple[str, str]
"""A place as messages show it, and a text or name there."""


def texts(site: Site, pages: Mapping[str, Page]) -> Iterator[Text]:
    """Every personal text: all of the records and pages that are not shared, and what is personal in those that are.

    What leads to a shared page is not: it may be called by its name anywhere.
    """
    shown = shared_pages(site, pages)
    reached = {page.path for page in shown.values()}
    records: list[tuple[str, object]] = [(_place(site, story.id, key), story) for key, story in site.stories.items()]
    records += [one for key, topic in site.topics.items() for one in _of_topic(site, key, topic)]
    for place, record in records:
        yield from ((place, text) for text in _said(record, reached))
    for key, page in pages.items():
        pieces = parted(page.text)[1] if key in shown else _whole(page)
        yield from ((page.shown, _spoken(piece, page.path, reached)) for piece in pieces)


def names(site: Site) -> Iterator[Text]:
    """The names that tell on a person in a word: those of `never_shared`, where stories were, and what they are called."""
    for number, name in enumerate(site.settings.never_shared):
        yield _place(site, f"content.never_shared[{number}]", "content"), name
    for key, story in site.stories.items():
        yield from ((_place(site, story.id, key), name) for name in _of_story(story))


def _of_story(story: Story) -> Iterator[str]:
    """Where it was, without what follows on that, and its title: of one word it may be any word."""
    if story.where:
        yield story.where.words.split(",")[0]
    if " " in story.title.words:
        yield story.title.words


def _of_topic(site: Site, key: str, topic: Topic) -> Iterator[tuple[str, object]]:
    """The personal records of a topic: all of one that is not shared. Of a correction that is, what the notes said."""
    shared = is_shared(key, site.settings)
    for part in (one.name for one in dataclasses.fields(topic) if one.name not in ("key", "study_list", "proven")):
        for number, record in enumerate(getattr(topic, part)):
            place = _place(site, getattr(record, "id", f"{key}.{part}[{number}]"), key)
            if not shared or is_personal(record):
                yield place, record
            elif part == "corrections":
                yield place, record.note


def _place(site: Site, name: str, key: str) -> str:
    path, line = site.places.get(name, (f"docs/{key}.yml", 1))
    return f"{path}:{line}"


def _said(value: Any, reached: set[str]) -> Iterator[str]:
    """All texts of a record, but for its sources, which are public."""
    if isinstance(value, Source):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Line | Prose):
        said = value.words
        for link in [one for one in inlines(value) if isinstance(one, Link) and target(one.url, "")[0] in reached]:
            said = said.replace(words((link,)), "\n", 1)
        yield said
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one, reached)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _said(getattr(value, field.name), reached)


def _whole(page: Page) -> list[str]:
    """The text of a page, and what its header says."""
    size = header(page.text).size
    listed = [one for value in page.header.values() for one in (value if isinstance(value, list) else [value])]
    return ["\n".join(page.text.split("\n")[size:]), *(one for one in listed if isinstance(one, str))]


def _spoken(piece: str, base: str, reached: set[str]) -> str:
    """The words of a piece of Markdown."""

    def linked(found: re.Match[str]) -> str:
        if not found["url"]:
            return found[0]
        return "\n" if target(found["url"], base)[0] in reached else found["words"]

    return UNSAID.sub(" ", CODE_OR_LINK.sub(linked, piece).replace("|", "\n"))
