"""What is wrong with the texts: marks that read as typed where an author meant more, links and names that cannot stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from ..model.page import Page
from ..model.site import Problem, Site, Written
from ..model.text import Prose, inlines

UNREAD = (
    (re.compile(r"^[ ]*([*+]) \S", re.MULTILINE), "a list here starts with `- `"),
    (re.compile(r"^[ ]*(\d{1,2}\)) \S", re.MULTILINE), "a numbered list here is written `1. `"),
    (re.compile(r"^[ ]*(#{1,6}) \S", re.MULTILINE), "a text has no headings: make it a paragraph, or a record of its own"),
    (
        re.compile(r"(?<![*\w])(\*\*)(?=[^\s*]).*?[^\s*]\1(?![*\w])"),
        "there is no bold here: say it in words, or put code between backticks",
    ),
    (re.compile(r"(!)\[[^\]]*\]\("), "there are no pictures here: link the page that has it"),
    (re.compile(r"(\[[^\]]*\]\([^)]*\))"), "a link leads to `/page.md#id` or `https://…`, without a title"),
    (
        re.compile(r"(<(?:br|b|i|em|strong|code|sub|sup|kbd|details)\b[^>]*/?>)"),
        "HTML is not read here: write it in the marks of the dialect",
    ),
)
"""What looks like Markdown that is not read: it reads as typed, which is seldom what was meant."""

FENCE = re.compile(r"^[ ]*(`{3,}|~{3,})", re.MULTILINE)


def problems(site: Site, pages: dict[str, Page]) -> Iterator[Problem]:
    for written in site.texts:
        yield from _unread(written)
    yield from _named(site, pages)


def _unread(written: Written) -> Iterator[Problem]:
    for part in inlines(written.text):
        if not isinstance(part, str):
            continue
        if isinstance(written.text, Prose) and (open_fence := FENCE.search(part)):
            what = f"the fence {open_fence[1]} is not closed"
            yield _at(written, open_fence[1], what, f"add a line {open_fence[1]} behind the code")
        for pattern, todo in UNREAD:
            if found := pattern.search(part):
                yield _at(written, found[1], f"`{found[1]}` reads as typed", todo, warning=True)


def _at(written: Written, typed: str, what: str, todo: str, warning: bool = False) -> Problem:
    """A problem at the line of a text that holds what was typed."""
    before = written.text.typed.split(typed, 1)[0]
    return Problem(written.path, written.line + (before.count("\n") if written.literal else 0), what, todo, warning)


def _named(site: Site, pages: dict[str, Page]) -> Iterator[Problem]:
    """The words that stand nowhere on the site: names of people who are not public, known by their digest."""
    secret = {*site.settings.never_named}
    if not secret:
        return
    seen: dict[str, bool] = {}
    places = [(one.path, one.line, one.text.typed, one.literal) for one in site.texts]
    places += [(page.shown, 1, page.text, True) for page in pages.values()]
    for path, line, typed, literal in places:
        for number, text in enumerate(typed.split("\n")):
            for word in re.findall(r"[^\W\d_]+", text.lower()):
                if word not in seen:
                    seen[word] = sha256(word.encode()).hexdigest() in secret
                if seen[word]:
                    yield Problem(
                        path, line + number * literal, "a name stands here that never_named forbids", "say who it was: a teammate"
                    )
