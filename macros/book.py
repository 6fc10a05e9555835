"""The content, read, judged and shown: all that is known of it before MkDocs begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .derive.actions import Action, actions
from .derive.deck import Deck, deck
from .derive.homes import homes
from .derive.practice import Group, groups, sections
from .judge import across, ids, links, rules, texts
from .judge import pages as page_rules
from .judge.ids import Html
from .model.page import Call, Page
from .model.site import Problem, Site
from .read.content import read_content
from .show import practice
from .show.deck import faces
from .show.menu import MACROS, SHEETS, Menu, WrongCall, answer


@dataclass(frozen=True, slots=True)
class Book:
    """The records, the pages by their path without `.md` (those of the stories included), what each call of a page stands for,
    every problem that stops a build, and the questions to practice."""

    site: Site
    pages: Mapping[str, Page]
    html: Html = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    groups: tuple[Group, ...] = ()

    def practice(self, sections: Mapping[str, str]) -> tuple[dict[str, object], dict[str, dict[str, list[str]]]]:
        """What can be practiced: the list of all questions, and their texts by the address of their page. `sections` are the
        names of the parts of the navigation, by the paths of the pages in them."""
        texts = {one.page.url: practice.texts(one, self.site) for one in self.groups}
        return practice.index(self.groups, self.site, self.pages, sections), texts

    def deck(self, name: str, sections: Mapping[str, str], url: str, moment: int) -> Deck:
        """The same for Anki, under a name: see `derive.deck.deck`."""
        return deck(name, self.groups, faces(self.groups, self.site), sections, url, moment)

    def sheets_listed(self, url: str) -> list[Page]:
        """The sheets with a budget that an index page links to in its own folder, in its order."""
        page = next((one for one in self.pages.values() if one.url == url and one.path.endswith("index.md")), None)
        names = dict.fromkeys(address.removesuffix(".md") for _, address in page.links) if page else ()
        linked = [self.pages.get(page.path.removesuffix("index.md") + name) for name in names if page]
        return [one for one in linked if one and has_budget(one)]

    def actions(self, url: str) -> list[Action]:
        """What one can do with the page of an address."""
        practiced = next((len(one.items) for one in self.groups if one.page.url == url), 0)
        trainer = homes(self.pages).calling("practice").url
        page = next((one for one in self.pages.values() if one.url == url), None)
        return actions(page, self.site, self.pages, practiced, trainer) if page else []


def make_book(docs: Path, today: date, theme: Callable[[str], bool], nav: object = None) -> Book:
    """Read the folder `docs`, judge it as of a day, answer the calls of its pages. `theme` says which files the theme has, `nav`
    (as mkdocs.yml has it) in which order topics come where all are listed: sheets, corrections, practice."""
    site, written, problems = read_content(docs, rules.faults)
    listed = {path.removesuffix(".md"): place for place, path in enumerate(sections(nav))}
    site.topics = dict(sorted(site.topics.items(), key=lambda one: listed.get(one[0], len(listed))))
    problems += across.problems(site)
    problems += (one for one in texts.problems(site, written) if not one.warning)
    problems += page_rules.problems(site, written, MACROS, theme)
    across.keep_whole(site)
    pages = {**_story_pages(site), **written}
    html = _answers(Menu(site, pages, today), site, pages, problems)
    given = {page.path: list(ids.given(page, html)) for page in pages.values()}
    for page in pages.values():
        problems += links.twice(page.shown, sorted(given[page.path], key=lambda one: one[0]))
    known = {page.path: _known(page, site, html, given[page.path]) for page in pages.values()}
    unknown = {page.path for key, page in pages.items() if _unknown(key, page, site, html)}
    problems += links.problems(site, pages.values(), known, unknown, theme)
    return Book(site, pages, html, tuple(sorted({*problems})), () if problems else tuple(groups(site, pages)))


def _story_pages(site: Site) -> dict[str, Page]:
    """The page that each story is given: it calls its story, and nothing else. One of a faulty story is there, but blank."""
    pages = {}
    for key, story in {**site.faulty, **site.stories}.items():
        shown, line = site.places.get(story.id, (f"{key}.yml", 1))
        calls = (Call("star_story", (key,), line),) if key in site.stories else ()
        pages[key] = Page(f"{key}.md", shown, story.title.words, "", calls=calls)
    return {**{key: Page(f"{key}.md", f"{key}.yml", key, "") for key in site.cut if site.settings.is_story(key)}, **pages}


def _answers(
    menu: Menu, site: Site, pages: Mapping[str, Page], problems: list[Problem]
) -> dict[tuple[str, tuple[str, ...]], str]:
    """What each call stands for. Adds the wrong ones to the problems, but for those that a fault in the data explains."""
    html: dict[tuple[str, tuple[str, ...]], str] = {}
    for page, call in [(one, call) for one in pages.values() for call in one.calls if call.name in MACROS]:
        try:
            if (call.name, call.args) not in html:
                html[call.name, call.args] = answer(menu, call)
        except WrongCall as wrong:
            if wrong.key is None or not any(key.startswith(wrong.key) for key in site.broken):
                problems.append(Problem(page.shown, call.line, wrong.what, wrong.todo))
    return html


def _known(page: Page, site: Site, html: Html, given: list[tuple[int, str]]) -> set[str]:
    """The ids of a page; of faulty data that it shows, every word that may be one."""
    faulty = [site.broken.get(arg) or "" for call in page.calls for arg in call.args]
    return {*(name for _, name in given), *ids.slugs(page, html), *re.findall(r"[\w-]+", " ".join(faulty))}


def _unknown(key: str, page: Page, site: Site, html: Html) -> bool:
    """Whether the ids of a page are not known: a call of it has no answer, or a fault may keep something out of it."""
    data = {key, *(arg for call in page.calls for arg in call.args)}
    unread = key in site.faulty or site.broken.get(key, "") is None or site.cut & data
    unanswered = page.strays or any((call.name, call.args) not in html for call in page.calls)
    lists_all = any(not call.args or call.name in SHEETS for call in page.calls)
    return bool(unread or unanswered or (lists_all and site.broken))


def has_budget(page: Page) -> bool:
    """Whether a page is a sheet that is to be written as files, in so many sides."""
    sheet = page.header.get("sheet")
    return isinstance(sheet, dict) and "pages" in sheet and any(call.name in SHEETS for call in page.calls)
