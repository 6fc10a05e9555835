"""The records that the content is made of. Plain data: nothing here knows files, YAML, templates or MkDocs.

A field without a default is required. A field's type is its shape in the data file: `str` is text, `bool` is `true`/`false`,
a tuple is a list, and a tuple of records is a list of mappings. `choices(...)` limits a text to the words that it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def choices(*allowed: str, **options: Any) -> Any:
    """A field that takes only the `allowed` words (each of them, where the field is a list)."""
    return field(metadata={"choices": allowed}, **options)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in the content: where, what, and what to do about it. A `warning` is a matter of taste."""

    path: str
    line: int
    what: str
    todo: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'warning: ' if self.warning else ''}{self.what} — {self.todo}"


TRUST = ("primary", "press", "third-party", "unverified")


@dataclass(frozen=True, slots=True)
class Use:
    """One row of a cheat sheet: a command as typed, and what happens. `off_paper` keeps it off the printed sheet.

    How it is proven (`make verify`) is part of the record. `run` (the rule): in a throw-away copy of the machine, after the shell
    lines of `given`, it `exits` as said (124: it goes on until it is stopped) and `prints` what this regular expression finds.
    The lines of `then` come after one that works without a word: what they show of its effect counts as printed.
    `terminal`: the same with a terminal to type at; `booted`: with systemd as PID 1. `manual`: each of its options stands in
    the man page, `because` it cannot run there. `source`: the tool's source documents it, `because` there is no man page.
    """

    cmd: str
    does: str
    needs: tuple[str, ...] = choices("root", "hardware", "gpu", "network", "systemd", default=())
    changes: bool = False
    off_paper: bool = False
    proof: str = choices("run", "terminal", "booted", "manual", "source", default="")
    given: str = ""
    then: str = ""
    prints: str = ""
    exits: str = "0"
    because: str = ""

    @property
    def way(self) -> str:
        """How the use is proven: as its `proof` says, else run, or against the manual where what it needs is not there."""
        if self.proof or not self.needs:
            return self.proof or "run"
        ways = {"gpu": "source", "hardware": "manual", "network": "manual", "systemd": "booted"}
        return next((way for need, way in ways.items() if need in self.needs), "run")

    @property
    def runs(self) -> bool:
        """Whether it is proven by running it."""
        return self.way in ("run", "terminal", "booted")


@dataclass(frozen=True, slots=True)
class Tool:
    """A command, file or concept of the cheat sheets."""

    id: str
    name: str
    is_: str
    source: tuple[str, ...]
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A quiz card. Only a card about the person (tag `person`) may do without a source."""

    id: str
    q: str
    a: str
    source: tuple[str, ...] = ()
    checked: str = ""
    trust: str = choices(*TRUST, default="primary")
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the notes said, what is right, and who says so."""

    note: str
    truth: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A checked statement about the company, its people or its market. `line` is what the interview day's sheet says of it;
    `stale_after` days after it was checked, it counts as old (for what ages: money, people, prices, products)."""

    id: str
    about: str
    fact: str
    source: tuple[str, ...]
    checked: str
    trust: str = choices(*TRUST)
    line: str = ""
    stale_after: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A point of the timeline."""

    when: str
    what: str
    source: tuple[str, ...]
    checked: str
    trust: str = choices(*TRUST, default="primary")
    stale_after: str = ""


@dataclass(frozen=True, slots=True)
class Symptom:
    """A fault as it is seen, the first three commands, and the likely causes.

    How it is proven (`make verify`) is part of the record. The shell lines of `make` make the fault in a throw-away copy of the
    machine, and end in one that fails if it is not there; then the first commands run in that same copy, and each `prints` what
    its text promises. `because` says why a fault cannot be made: its commands are checked against their manual or source.
    """

    id: str
    symptom: str
    first: tuple[Use, ...]
    causes: tuple[str, ...]
    source: tuple[str, ...]
    make: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A reference table; the first column is the key of its row."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: tuple[str, ...]
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for the interviewer."""

    id: str
    ask: str
    why: str
    listen_for: str = ""
    known: str = ""
    source: tuple[str, ...] = ()
    checked: str = ""
    trust: str = choices(*TRUST, default="primary")
    to: str = choices("engineer", "manager", "recruiter", default="engineer")
    off_paper: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question that an interviewer asks and a story answers."""

    id: str
    q: str
    from_: str = choices("notes", "common")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A likely next question; without an answer it is still open, and `prepare` says what to have ready."""

    q: str
    a: str = ""
    prepare: str = ""


PARTS = ("situation", "task", "action", "result")
"""The four parts of an answer, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to put into one part of a story that is not written yet, and the shape of it, with blanks to fill."""

    write: str
    shape: str
    part: str = choices(*PARTS)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A told story (by its id) whose experience could carry an untold one, and what would have to be recalled for that."""

    story: str
    recall: str


@dataclass(frozen=True, slots=True)
class Story:
    """A STAR answer in three lengths: `cue` for paper, `short` for thirty seconds, and the four parts in full.

    `asks` names the questions that it answers, the one it answers best first. `beats` are the four parts in a few words each.
    `details` were cut from speech and are told if asked. `after`, `prompts` and `carriers` help to write a story not told yet.
    """

    id: str
    title: str
    asks: tuple[str, ...]
    status: str = choices("ready", "draft", "to-write")
    where: str = ""
    cue: str = ""
    short: str = ""
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    lesson: str = ""
    beats: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    hints: tuple[str, ...] = ()
    after: str = ""
    prompts: tuple[Prompt, ...] = ()
    carriers: tuple[Carrier, ...] = ()

    @property
    def told(self) -> bool:
        """Whether all four parts are written, whatever the status says: that is what makes it a story everywhere."""
        return all(getattr(self, part) for part in PARTS)


@dataclass(frozen=True, slots=True)
class Proven:
    """The last time that `make verify` proved every use: on which system, and when."""

    on: str
    checked: str


@dataclass(frozen=True, slots=True)
class Topic:
    """All records of one data file. `key` is its path below docs without `.yml`: `linux/storage`.

    `study_list` names what the notes want explained: what no tool of the site explains is an open item.
    """

    key: str = field(metadata={"given": True})
    tools: tuple[Tool, ...] = ()
    tables: tuple[Table, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    cards: tuple[Card, ...] = ()
    corrections: tuple[Correction, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    asks: tuple[Ask, ...] = ()
    questions: tuple[Question, ...] = ()
    proven: tuple[Proven, ...] = ()
    study_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the data files hold, by key, in the order of their paths.

    `places` says where a record stands: path and line of each id, and of each list and its items by the key or id that holds
    them (`linux/storage.cards`, `df.uses[0]`).
    """

    topics: dict[str, Topic] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def proven(self) -> Proven | None:
        """The newest proof of all uses, if there was one."""
        found = [one for topic in self.topics.values() for one in topic.proven]
        return max(found, key=lambda one: one.checked, default=None)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for topic in self.topics.values() for question in topic.questions)
