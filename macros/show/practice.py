"""What the trainer shows: the list of all questions, and their texts page by page. The markup is in practice.html.j2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import groupby
from typing import Any

from ..derive.homes import homes
from ..derive.practice import Group, Item, Row
from ..derive.short import shortening
from ..model.page import Page, url_of
from ..model.records import Correction
from ..model.site import Site
from .jinja import module

PLACES = ("practice", "progress", "rehearsal", "interview_day", "questions_to_ask", "self_test", "chosen_sheet")
"""The macros whose pages the scripts lead to, where there are such."""

LINK = re.compile(r'(?<= href=")/([^"#?]*)\.md(?=["#?])')


def index(groups: Iterable[Group], site: Site, pages: Mapping[str, Page], sections: Mapping[str, str]) -> dict[str, object]:
    """What the scripts know of all questions: the settings, each page with its section (`sections`, by path) and its questions,
    and the told stories. The questions of a page are runs of one kind, [kind, whether the notes name them, how many], and their
    short ids in one text."""
    groups = list(groups)
    short = shortening([item.id for group in groups for item in group.items])
    listed = [
        [
            group.page.url,
            group.page.title,
            sections.get(group.page.path, group.page.title),
            [
                [kind, int(named), len([*run])]
                for (kind, named), run in groupby(group.items, key=lambda item: (item.kind, item.named))
            ],
            "".join(short.of(item.id) for item in group.items),
        ]
        for group in groups
    ]
    stories = [[one.id, one.title.words] for one in site.stories.values() if one.told]
    home = homes(pages)
    places = {name: page.url for name in PLACES if (page := home.caller(name))}
    settings = {"interview": site.settings.interview, "minutes": site.settings.minutes, "places": places}
    return {**settings, "signs": short.signs, "salt": short.salt, "pages": listed, "stories": stories}


def texts(group: Group, site: Site) -> dict[str, list[str]]:
    """The question and the answer of each item of a page as HTML, whose links start from the site's root, and its section; of a
    row also the title of its table, which its question needs, and of a correction whether the note was right."""
    made = module("practice", needs={one.need: one for one in site.settings.needs})
    return {item.id: list(_parts(made, item)) for item in group.items}


def _parts(made: Any, item: Item) -> Iterator[str]:
    told = f"{linked(made.answer(item))}\n{linked(made.source_of(item))}".strip()
    yield from (linked(made.question(item)), told, item.section)
    if isinstance(item.record, Row):
        yield item.record.table.title.words
    if isinstance(item.record, Correction):
        yield from ("", item.record.verdict)


def linked(html: object) -> str:
    """Some HTML whose links to pages are addresses below the site, without the marks for the search, which never reads it."""
    plain = str(html).strip().replace(' data-search-exclude="1"', "")
    return LINK.sub(lambda found: escape(url_of(f"{unescape(found[1])}.md")), plain)
