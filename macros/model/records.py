"""The records that the content is made of. Plain data: nothing here knows files, YAML, templates or MkDocs.

A field without a default is required. A field's type is its shape in the data file: `str` is a word that the machine reads (an
id, a date, a command), `Line` and `Prose` are texts for a reader, `Source` says who says so, `bool` is `true`/`false`, `int` a
number, a tuple a list, and a tuple of records is a list of mappings. `choices(...)` limits a word to those that it names.

`also` is what else a person would call a record, searched and never shown: everyday words, the wrong name, an older command.
`personal` keeps a record out of the site that `make share` writes, where its folder is shared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .text import NO_LINE, NO_PROSE, Line, Prose, Source


def choices(*allowed: str, **options: Any) -> Any:
    """A field that takes only the `allowed` words (each of them, where the field is a list)."""
    return field(metadata={"choices": allowed}, **options)


TRUST = ("primary", "press", "third-party", "unverified")
ORIGIN = ("notes", "added")
"""Who named it: the notes, which are practiced first, or who worked on them."""


@dataclass(frozen=True, slots=True)
class Use:
    """One row of a cheat sheet: a command as typed, and what happens. `off_paper` keeps it off the printed sheet.

    `needs` takes ids of the kinds in content.yml. How the use is proven (`make verify`) is part of the record. `run` (the rule):
    in a throw-away copy of the machine, after the shell lines of `given`, it `exits` as said (124: it goes on until it is
    stopped) and `prints` what this regular expression finds. The lines of `then` come after one that works without a word: what
    they show of its effect counts as printed. `terminal`: the same with a terminal to type at; `booted`: with systemd as PID 1.
    `manual`: each of its options stands in the man page, `because` it cannot run there. `source`: the tool's source documents it,
    `because` there is no man page.
    """

    cmd: str
    does: Line
    needs: tuple[str, ...] = ()
    changes: bool = False
    off_paper: bool = False
    proof: str = choices("run", "terminal", "booted", "manual", "source", default="")
    given: str = ""
    then: str = ""
    prints: str = ""
    exits: str = "0"
    because: str = ""
    by_need: str = field(default="", metadata={"given": True})
    """How a use with these needs is proven, as content.yml says."""

    @property
    def way(self) -> str:
        """How the use is proven: as its `proof` says, else as its needs ask for, else by running it."""
        return self.proof or self.by_need or "run"

    @property
    def runs(self) -> bool:
        """Whether it is proven by running it."""
        return self.way in ("run", "terminal", "booted")


@dataclass(frozen=True, slots=True)
class Tool:
    """A command, file or concept of the cheat sheets; `name` may be several, parted by `, `."""

    id: str
    name: Line
    is_: Prose
    source: tuple[Source, ...]
    uses: tuple[Use, ...] = ()
    also: tuple[str, ...] = ()
    from_: str = choices(*ORIGIN, default="added")
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A quiz card. Only a card about the person (tag `person`) may do without a source."""

    id: str
    q: Line
    a: Prose
    source: tuple[Source, ...] = ()
    checked: str = ""
    trust: str = choices(*TRUST, default="primary")
    tags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    from_: str = choices(*ORIGIN, default="added")
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What the notes said, what is right, and who says so. `verdict` is what one answers to "true or not quite?": a note that is
    right but for a word is right, and one that left something open is not asked like that. `fact` is the truth said by itself,
    for those who never read the note; a correction that is a fact has no note, and is not asked."""

    truth: Prose
    source: tuple[Source, ...]
    note: Line = NO_LINE
    verdict: str = choices("wrong", "right", "open", "fact", default="wrong")
    fact: Prose = NO_PROSE
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A checked statement about the company, its people or its market. `line` is what the interview day's sheet says of it;
    `stale_after` days after it was checked, it counts as old (for what ages: money, people, prices, products)."""

    id: str
    about: Line
    fact: Prose
    source: tuple[Source, ...]
    checked: str
    trust: str = choices(*TRUST)
    line: Line = NO_LINE
    stale_after: int = 0
    also: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A point of the timeline."""

    id: str
    when: Line
    what: Line
    source: tuple[Source, ...]
    checked: str
    trust: str = choices(*TRUST, default="primary")
    stale_after: int = 0
    also: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Symptom:
    """A fault as it is seen, the first three commands, and the likely causes. Those of one `group` that follow each other are
    listed under its name.

    How it is proven (`make verify`) is part of the record. The shell lines of `make` make the fault in a throw-away copy of the
    machine, and end in one that fails if it is not there; then the first commands run in that same copy, and each `prints` what
    its text promises. `because` says why a fault cannot be made: its commands are checked against their manual or source.
    """

    id: str
    symptom: Line
    first: tuple[Use, ...]
    causes: tuple[Line, ...]
    source: tuple[Source, ...]
    make: str = ""
    because: str = ""
    group: Line = NO_LINE
    also: tuple[str, ...] = ()
    from_: str = choices(*ORIGIN, default="added")
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A reference table; the first column is the key of its row. `practice` asks for what stands beside each key; the rows whose
    keys `stand_out` names are the ones that one is asked about, and stand out on paper."""

    id: str
    title: Line
    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    source: tuple[Source, ...]
    checked: str = ""
    practice: bool = False
    also: tuple[str, ...] = ()
    stand_out: tuple[str, ...] = ()
    from_: str = choices(*ORIGIN, default="added")
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for the interviewer: `say` is a line that one can say, `ask` the version that shows what one has read."""

    id: str
    ask: Line
    why: Line
    listen_for: Line = NO_LINE
    known: Line = NO_LINE
    source: tuple[Source, ...] = ()
    checked: str = ""
    trust: str = choices(*TRUST, default="primary")
    say: Line = NO_LINE
    to: str = choices("engineer", "manager", "recruiter", default="engineer")
    off_paper: bool = False
    also: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question that an interviewer asks and a story answers, or else a `page` of its own (its path without `.md`); listed with
    the others of its `group`."""

    id: str
    q: Line
    from_: str = choices("notes", "common")
    group: Line = NO_LINE
    also: tuple[str, ...] = ()
    page: str = ""
