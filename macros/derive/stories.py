"""Which story answers which question. Pure: reads records, gives rows."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.records import Question
from ..model.site import Site
from ..model.story import Story
from ..model.text import Line, Prose


@dataclass(frozen=True, slots=True)
class Row:
    """A question, the told stories that answer it (by key, the best first), and the untold ones that are meant to."""

    question: Question
    told: tuple[str, ...]
    untold: tuple[str, ...]


def matrix(site: Site) -> list[Row]:
    """A row for each question in the order of its list. A story answers best what it names first."""
    rows = []
    for question in site.questions:
        naming = sorted((story.asks.index(question.id), key) for key, story in site.stories.items() if question.id in story.asks)
        told = tuple(key for _, key in naming if site.stories[key].told)
        rows.append(Row(question, told, tuple(key for _, key in naming if key not in told)))
    return rows


def open_first(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by groups, in the order in which those are first named; before them those without a told story, which have no
    group: the ones with a page to write them on first."""
    groups: dict[str, list[Row]] = {"": sorted((row for row in rows if not row.told), key=lambda row: not row.question.page)}
    for row in rows:
        if row.told:
            groups.setdefault(row.question.group.words or "Answered", []).append(row)
    return [(name, found) for name, found in groups.items() if found]


def beats(story: Story) -> tuple[Line, ...]:
    """The four parts in a few words each: as the author wrote them, else the first sentence of each part."""
    return story.beats or tuple(_first_sentence(part) for part in (story.situation, story.task, story.action, story.result))


def _first_sentence(part: Prose) -> Line:
    words = part.words.replace("\n", " ").split(". ")[0].rstrip(".") + "."
    return Line(words, (words,))
