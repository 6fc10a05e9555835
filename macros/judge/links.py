"""Dead links: those of the data and of the pages, held against the pages as they will be; and ids that stand twice on a page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from ..model.page import Page
from ..model.site import Problem, Site
from ..model.text import Link, inlines
from ..read.shape import closest

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

Found = tuple[str, int, str, str]
"""A link: the file and the line that hold it, its address, and the page that relative ones start from (empty for data)."""


Ids = Mapping[str, Collection[str]]
"""The ids of each page, by its path below docs."""


def problems(
    site: Site, pages: Iterable[Page], ids: Ids, unknown: Collection[str], theme: Callable[[str], bool]
) -> Iterator[Problem]:
    """The links to pages, files and sections that do not exist, and to addresses that cannot be. What stands on the `unknown`
    pages may be hidden by a fault, as is a record that no page shows. `theme` says which files the theme has."""
    somewhere = frozenset[str]().union(*ids.values())
    unread = tuple(f"{key}/" for key, text in site.broken.items() if text is None)
    for shown, line, url, base in _links(site, pages):
        if SCHEME.match(url):
            if _impossible(url):
                yield Problem(shown, line, f"the address {url} cannot be", "correct it: https://host/path")
            continue
        path, _, name = re.sub(r"\?[^#]*", "", url).partition("#")
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), unquote(path)))[1:] if path else base
        if path.startswith(unread) or (base and (path in site.files or theme(path))):
            continue
        if path not in ids:
            yield Problem(shown, line, f"the link {url} leads to no page", closest(path, ids) or "link a page as /folder/page.md")
        elif name and unquote(name) not in ids[path] and path not in unknown and (name in somewhere or name not in site.places):
            todo = closest(name, ids[path]) or f"see /{path} for its ids"
            yield Problem(shown, line, f"the link {url} leads to no section of its page", todo)


def _links(site: Site, pages: Iterable[Page]) -> Iterator[Found]:
    for written in site.texts:
        for part in inlines(written.text):
            if isinstance(part, Link):
                yield written.path, written.line + part.line * written.literal, part.url, ""
    for page in pages:
        yield from ((page.shown, line, url, page.path) for line, url in page.links)


def _impossible(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and not parts.hostname
    except ValueError:
        return True


def twice(shown: str, ids: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """The ids that stand twice on a page, with the line that brings them again; one problem a line."""
    seen, told = Counter[str](), set[int]()
    for line, name in ids:
        seen[name] += 1
        if seen[name] > 1 and line not in told:
            told.add(line)
            todo = "call each list once a page, or change one of the ids"
            yield Problem(shown, line, f"`{name}` stands twice on this page", todo)
