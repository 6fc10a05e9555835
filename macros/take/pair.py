"""A question and its answer as a file brings them, and what a file could not bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..model.page import Fault


@dataclass(frozen=True, slots=True)
class Pair:
    """One card to be: the line of the file where it begins, its texts in the dialect of the data files, what else is known of it.

    `id` is empty where the file gives none that could be ours; `doubts` are what was left out of it, and why.
    """

    line: int
    question: str
    answer: str
    source: tuple[str, ...] = ()
    checked: str = ""
    trust: str = ""
    tags: tuple[str, ...] = ()
    named: bool = False
    id: str = ""
    doubts: tuple[Fault, ...] = field(default=())


Found = tuple[list[Pair], list[Fault]]
"""The cards of a file, and the lines that could not be taken: each with what it is and what to do."""

Reader = Callable[[str], Found]


def lacking(question: str, answer: str) -> tuple[str, str] | None:
    """What a card lacks, and what to do."""
    if not question.strip():
        return "there is no question", "write one, or take the line out"
    if not answer.strip():
        return "there is no answer", "write one, or take the line out"
    return None
