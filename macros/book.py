"""The content, read, judged and shown: all that is known of it before MkDocs begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path

from .judge import links, rules, texts
from .judge import pages as page_rules
from .model.page import Call, Page
from .model.site import Problem, Site
from .read.content import read_content
from .read.pages import slug
from .show.menu import MACROS, Menu, WrongCall, answer

Html = Mapping[tuple[str, tuple[str, ...]], str]

NAMED = re.compile(r'<[\w-]+[^<>]*? id="([^"]+)"|<h[1-6]>(.*?)</h[1-6]>', re.DOTALL)
"""An element with an id, or a heading without one."""


@dataclass(frozen=True, slots=True)
class Book:
    """The records, the pages by their path without `.md` (those of the stories included), what each call of a page stands for,
    and every problem that stops a build."""

    site: Site
    pages: Mapping[str, Page]
    html: Html = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def make_book(docs: Path, today: date, icon: Callable[[str], bool]) -> Book:
    """Read the folder `docs`, judge it as of a day, and answer the calls of its pages. `icon` says whether the theme has one."""
    site, written, problems = read_content(docs)
    problems += rules.problems(site)
    problems += (one for one in texts.problems(site, written) if not one.warning)
    problems += page_rules.problems(site, written, MACROS, icon)
    pages = {**_story_pages(site), **written}
    html: dict[tuple[str, tuple[str, ...]], str] = {}
    menu = Menu(site, pages, today)
    for page in pages.values():
        for call in page.calls:
            if call.name in MACROS and (call.name, call.args) not in html:
                try:
                    html[call.name, call.args] = answer(menu, call)
                except WrongCall as wrong:
                    if not site.broken & {*call.args} and not (site.broken and call.name in ("command_sheet", "chosen_sheet")):
                        problems.append(Problem(page.shown, call.line, wrong.what, wrong.todo))
    ids = {page.path: list(_ids(page, html)) for page in pages.values()}
    for page in pages.values():
        problems += links.twice(page.shown, ids[page.path])
    unknown = {page.path for page in pages.values() if any(site.broken & {*call.args} for call in page.calls)}
    given = {path: {name for _, name in found} for path, found in ids.items()}
    known = {page.path: frozenset({*given[page.path], *_slugs(page, html, given[page.path])}) for page in pages.values()}
    problems += links.problems(site, known, frozenset(unknown) | frozenset(f"{key}.md" for key in site.broken))
    return Book(site, pages, html, tuple(sorted({*problems})))


def _story_pages(site: Site) -> dict[str, Page]:
    """The page that each story is given: it calls its story, and nothing else."""
    pages = {}
    for key, story in site.stories.items():
        shown, line = site.places[story.id]
        pages[key] = Page(f"{key}.md", shown, story.title.words, "", calls=(Call("star_story", (key,), line),))
    return pages


def _ids(page: Page, html: Html) -> Iterator[tuple[int, str]]:
    """The ids that authors and templates gave on a page, with their lines: of its headings, and in what its calls stand for."""
    yield from ((heading.line, heading.id) for heading in page.headings if heading.id)
    for call in page.calls:
        yield from ((call.line, named) for named, _ in NAMED.findall(html.get((call.name, call.args), "")) if named)


def _slugs(page: Page, html: Html, given: set[str]) -> Iterator[str]:
    """The ids that Python-Markdown gives the other headings: a name that is taken gets a number."""
    own = [(heading.line, heading.text) for heading in page.headings if not heading.id]
    for call in page.calls:
        found = NAMED.findall(html.get((call.name, call.args), ""))
        own += [(call.line, unescape(re.sub(r"<[^>]*>", "", words))) for named, words in found if not named]
    used = set(given)
    for _, words in sorted(own, key=lambda one: one[0]):
        name = free = slug(words)
        number = 0
        while free in used or not free:
            number += 1
            free = f"{name}_{number}"
        used.add(free)
        yield free
