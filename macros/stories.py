"""Which story answers which question. Pure: reads records, gives rows."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Question, Site, Story


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


def beats(story: Story) -> tuple[str, ...]:
    """The four parts in a few words each: as the author wrote them, else the first sentence of each part."""
    parts = (story.situation, story.task, story.action, story.result)
    return story.beats or tuple(part.strip().split(". ")[0].rstrip(".") + "." for part in parts)
