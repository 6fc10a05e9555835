"""The records of a STAR answer, which is a data file of its own. As in `records.py`, the type of a field is its shape."""

from __future__ import annotations

from dataclasses import dataclass

from .records import choices
from .text import NO_LINE, NO_PROSE, Line, Prose


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A likely next question; without an answer it is still open, and `prepare` says what to have ready."""

    q: Line
    a: Prose = NO_PROSE
    prepare: Line = NO_LINE


PARTS = ("situation", "task", "action", "result")
"""The four parts of an answer, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to put into one part of a story that is not written yet, and the shape of it, with blanks to fill."""

    write: Line
    shape: Line
    part: str = choices(*PARTS)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A told story (by its id) whose experience could carry an untold one, and what would have to be recalled for that."""

    story: str
    recall: Line


@dataclass(frozen=True, slots=True)
class Story:
    """A STAR answer in three lengths: `cue` for paper, `short` for thirty seconds, and the four parts in full.

    `asks` names the questions that it answers, the one it answers best first. `beats` are the four parts in a few words each.
    `details` were cut from speech and are told if asked. `after`, `prompts` and `carriers` help to write a story not told yet.
    """

    id: str
    title: Line
    asks: tuple[str, ...]
    status: str = choices("ready", "draft", "to-write")
    where: Line = NO_LINE
    cue: Line = NO_LINE
    short: Prose = NO_PROSE
    situation: Prose = NO_PROSE
    task: Prose = NO_PROSE
    action: Prose = NO_PROSE
    result: Prose = NO_PROSE
    lesson: Prose = NO_PROSE
    beats: tuple[Line, ...] = ()
    details: tuple[Line, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    hints: tuple[Line, ...] = ()
    after: Prose = NO_PROSE
    prompts: tuple[Prompt, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether all four parts are written, whatever the status says: that is what makes it a story everywhere."""
        return all(getattr(self, part) for part in PARTS)
