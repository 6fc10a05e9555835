"""What the search knows beside the texts: of each section its kind and what else a person would call it, and which page answers
each question of an interviewer. Pure: reads records and pages, gives addresses below the site's: `linux/storage/` and an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.page import Page
from ..model.records import Card, Symptom, Table, Tool
from ..model.site import Site, Topic
from .homes import Homes, homes
from .stories import matrix

KINDS = {"tools": "tool", "symptoms": "symptom", "cards": "card", "facts": "fact", "events": "event", "asks": "ask"}
"""The lists of a topic whose records have a section of their own, and the kind of it that the search shows."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its page, its id there (nothing for the page itself), its kind, and its other names."""

    page: str
    id: str
    kind: str
    also: tuple[str, ...]


def sections(site: Site, pages: Mapping[str, Page]) -> list[Section]:
    """The sections of all records and pages."""
    home = homes(pages)
    found = [section for topic in site.topics.values() for section in _of_topic(topic, home)]
    for key, page in pages.items():
        story = site.stories.get(key)
        kind = "story" if site.settings.is_story(key) else "sheet" if "sheet" in page.header else "page"
        found.append(Section(page.url, "", kind, (*_listed(page.header.get("also")), *(story.also if story else ()))))
    return found


def asked(site: Site, pages: Mapping[str, Page]) -> dict[str, dict[str, Sequence[str]]]:
    """The page that answers each question of the list, with the question's other names: {page: {question: names}}. It is the best
    story, else the page to write one on, else the list itself."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for row in matrix(site):
        named = next((name for name in (row.question.page, *row.told, *row.untold) if name in pages), "")
        page = pages[named] if named else homes(pages).calling("story_list")
        found.setdefault(page.url, {})[row.question.q.words] = row.question.also
    return found


def beyond(site: Site, pages: Mapping[str, Page]) -> list[str]:
    """The pages of the folders of which the notes name nothing: what the notes name comes before them where all else is equal."""
    origins: dict[str, set[str]] = {}
    for key, topic in site.topics.items():
        records: list[Tool | Table | Symptom | Card] = [*topic.tools, *topic.tables, *topic.symptoms, *topic.cards]
        origins.setdefault(key.split("/")[0], set()).update(one.from_ for one in records)
    return [page.url for key, page in pages.items() if origins.get(key.split("/")[0]) == {"added"}]


def _of_topic(topic: Topic, home: Homes) -> Iterator[Section]:
    for part, kind in KINDS.items():
        page = home.of(topic.key, part).url
        yield from (Section(page, one.id, kind, one.also) for one in getattr(topic, part))
    for table in topic.tables:
        yield Section(home.table(topic.key, table.id).url, table.id, "table", table.also)


def _listed(names: object) -> tuple[str, ...]:
    return tuple(str(name) for name in names) if isinstance(names, list) else ()
