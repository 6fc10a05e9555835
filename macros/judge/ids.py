"""The ids of the pages as they will be: those that authors and templates give, and those that Python-Markdown gives headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ..model.page import Page
from ..read.pages import slug

Html = Mapping[tuple[str, tuple[str, ...]], str]
"""What the calls stand for, by name and arguments."""

NAMED = re.compile(r'<[\w-]+[^<>]*? id="([^"]+)"|<h[1-6]>(.*?)</h[1-6]>', re.DOTALL)
"""An element with an id, or a heading without one."""


def given(page: Page, html: Html) -> Iterator[tuple[int, str]]:
    """The ids that authors and templates gave on a page, with their lines."""
    yield from ((heading.line, heading.id) for heading in page.headings if heading.id)
    yield from page.ids
    for call in {(call.name, call.args): call for call in reversed(page.calls)}.values():  # a call made twice is told as such
        yield from ((call.line, named) for named, _ in NAMED.findall(html.get((call.name, call.args), "")) if named)


def slugs(page: Page, html: Html) -> Iterator[str]:
    """The ids that Python-Markdown gives the other headings: a name that is taken gets a number."""
    own = [(heading.line, heading.text) for heading in page.headings if not heading.id]
    for call in page.calls:
        found = NAMED.findall(html.get((call.name, call.args), ""))
        own += [(call.line, unescape(re.sub(r"<[^>]*>", "", words))) for named, words in found if not named]
    used = {name for _, name in given(page, html)}
    for _, words in sorted(own, key=lambda one: one[0]):
        name = free = slug(words)
        number = 0
        while free in used or not free:
            number += 1
            free = f"{name}_{number}"
        used.add(free)
        yield free
