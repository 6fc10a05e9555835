"""On which page a record is shown: read off the calls of the pages, so that data and page may have different names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..judge.pages import SHOWN_BY
from ..model.page import Page
from ..model.site import Site


@dataclass(frozen=True, slots=True)
class Homes:
    """The page of each list of a topic and of each table, by the macro and the arguments that show it."""

    shown: Mapping[tuple[str, tuple[str, ...]], Page]

    def of(self, key: str, part: str) -> Page:
        """The page that shows a list of a topic: by itself, else with those of all topics, else one of the topic's own name."""
        macro = SHOWN_BY[part]
        return self.shown.get((macro, (key,))) or self.shown.get((macro, ())) or _own(key)

    def link(self, key: str, part: str, name: str = "") -> str:
        """The link to a record of a list, or to the page of the list."""
        return f"/{self.of(key, part).path}{name and '#'}{name}"

    def calling(self, macro: str) -> Page:
        """The page that calls a macro, without arguments if one does; the home page where none calls it."""
        return self.caller(macro) or _own("index")

    def caller(self, macro: str) -> Page | None:
        """The page that calls a macro, without arguments if one does, if any does."""
        return self.shown.get((macro, ())) or next((page for (name, _), page in self.shown.items() if name == macro), None)

    def shown_by(self, macro: str) -> str:
        """The path of the page that calls a macro."""
        return self.calling(macro).path

    def table(self, key: str, table: str) -> Page:
        return self.shown.get(("reference_table", (key, table))) or _own(key)


def homes(pages: Mapping[str, Page]) -> Homes:
    """The homes of all records; where two pages show a list, the first of them."""
    shown: dict[tuple[str, tuple[str, ...]], Page] = {}
    for page in pages.values():
        for call in page.calls:
            shown.setdefault((call.name, call.args), page)
    return Homes(shown)


def titles(site: Site, pages: Mapping[str, Page]) -> dict[str, str]:
    """The name of each topic: the title of the page of its own name, else of the page that shows a list of it, else its key."""
    found = homes(pages)
    names = {}
    for key, topic in site.topics.items():
        own = pages.get(key) or next((found.of(key, part) for part in SHOWN_BY if getattr(topic, part)), None)
        names[key] = own.title if own and own.title else key
    return names


def _own(key: str) -> Page:
    return Page(f"{key}.md", f"{key}.md", key, "")
