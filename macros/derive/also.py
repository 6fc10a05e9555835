"""What else a person would call a section, for the search: the `also` of records and pages, and the questions of the stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.page import Page
from ..model.site import Site
from .homes import homes
from .stories import matrix

PARTS = ("tools", "cards", "facts", "symptoms", "asks")
"""The lists of a topic whose records have a section of their own."""


def also(site: Site, pages: Mapping[str, Page]) -> dict[str, list[str]]:
    """The other names of each section, by its address from the site's root: `linux/storage/#df`, a page without what follows."""
    found: dict[str, list[str]] = {}
    for address, names in _named(site, pages):
        if names:
            found.setdefault(address, []).extend(names)
    return found


def _named(site: Site, pages: Mapping[str, Page]) -> Iterator[tuple[str, list[str]]]:
    home = homes(pages)
    for key, topic in site.topics.items():
        for part in PARTS:
            for record in getattr(topic, part):
                yield f"{home.of(key, part).url}#{record.id}", [*record.also]
        for table in topic.tables:
            yield f"{home.table(key, table.id).url}#{table.id}", [*table.also]
    for page in pages.values():
        names = page.header.get("also", [])
        yield page.url, [str(name) for name in names] if isinstance(names, list) else []
    for key, story in site.stories.items():
        yield pages[key].url, [*story.also]
    for row in matrix(site):
        named = next((name for name in (row.question.page, *row.told, *row.untold) if name in pages), "")
        answer = pages[named] if named else home.calling("story_list")
        yield answer.url, [row.question.q.words, *row.question.also]
