"""Dead links: every link of the data, and every call twice on a page, held against the pages as they will be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..model.site import Problem, Site
from ..model.text import Link, inlines
from ..read.shape import closest


def problems(site: Site, ids: Mapping[str, frozenset[str]], unknown: Collection[str]) -> Iterator[Problem]:
    """The links to pages and sections that do not exist. `ids` are the ids of each page, by its path below docs; pages that are
    `unknown` exist, but a fault in their data hides what they hold."""
    for written in site.texts:
        for part in inlines(written.text):
            if isinstance(part, Link) and part.url.startswith("/"):
                line = written.line + part.line * written.literal
                path, _, name = part.url[1:].partition("#")
                if path in unknown:
                    continue
                if path not in ids:
                    todo = closest(path, ids) or "link a page as /folder/page.md"
                    yield Problem(written.path, line, f"the link {part.url} leads to no page", todo)
                elif name and name not in ids[path]:
                    todo = closest(name, ids[path]) or f"see /{path} for its ids"
                    yield Problem(written.path, line, f"the link {part.url} leads to no section of its page", todo)


def twice(shown: str, ids: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """The ids that stand twice on a page, with the line that brings them again; one problem a line."""
    seen, told = Counter[str](), set[int]()
    for line, name in ids:
        seen[name] += 1
        if seen[name] == 2 and line not in told:
            told.add(line)
            yield Problem(
                shown, line, f"`{name}` stands twice on this page", "call each list once a page, or change one of the ids"
            )
