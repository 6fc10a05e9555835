"""The Markdown pages as text: their titles, and which data each of them shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .model import Problem, Site

SHOWN_BY = {
    "tools": "cheat_sheet",
    "symptoms": "troubleshooting",
    "cards": "quiz",
    "corrections": "corrections",
    "facts": "facts",
    "events": "timeline",
    "asks": "questions_to_ask",
    "questions": "story_matrix",
}
"""The list of a data file, and the macro that shows it. Tables are shown one by one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page: its path below docs, its first heading, its text."""

    path: str
    title: str
    text: str


def load_pages(docs: Path) -> dict[str, Page]:
    """Every Markdown page below the folder `docs`, by its path without `.md`."""
    pages = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        heading = re.search(r"^# +(.+?)(?: *\{.*\})?$", text, re.MULTILINE)
        relative = path.relative_to(docs)
        pages[relative.with_suffix("").as_posix()] = Page(relative.as_posix(), heading[1] if heading else "", text)
    return pages


def unshown(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The records that no page shows: written, but lost to the reader."""
    calls = {call for page in pages.values() for call in _calls(page.text)}
    for key, topic in site.topics.items():
        for part, macro in SHOWN_BY.items():
            if getattr(topic, part) and not {f'{macro}("{key}")', f"{macro}()"} & calls:
                path, line = site.places[f"{key}.{part}"]
                yield Problem(path, line, f"no page shows these {part}", f'add {{{{ {macro}("{key}") }}}} to a page')
        for table in topic.tables:
            call = f'reference_table("{key}","{table.id}")'
            if call not in calls:
                path, line = site.places[table.id]
                yield Problem(path, line, f"no page shows the table {table.id}", f"add {{{{ {call} }}}} to a page")


def _calls(text: str) -> Iterator[str]:
    """The macro calls of a page, without blanks and with double quotes: `quiz("linux/storage")`."""
    for call in re.findall(r"^\{\{-? *(\w+\(.*?\)) *-?\}\}", text, re.MULTILINE):
        yield call.replace("'", '"').replace(" ", "")
