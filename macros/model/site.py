"""The content as a whole: its topics and stories, its settings, and where each of them stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from .records import Ask, Card, Correction, Event, Fact, Question, Symptom, Table, Tool, choices
from .story import Story
from .text import NO_LINE, Line, Prose

LONGEST = 300
"""Signs of a message; a longer one is cut in its middle."""


def one_line(text: str) -> str:
    """A message that can be printed: on one line, in signs that can be seen, and of a length that can be read."""
    plain = "".join(sign if sign.isprintable() else " " if sign.isspace() else f"U+{ord(sign):04X}" for sign in text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST // 2]} … {plain[-LONGEST // 2 :]}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in the content: where, what, and what to do about it. A `warning` is a matter of taste."""

    path: str
    line: int
    what: str
    todo: str
    warning: bool = False

    def __post_init__(self) -> None:
        for name in ("path", "what", "todo"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'warning: ' if self.warning else ''}{self.what} — {self.todo}"


@dataclass(frozen=True, slots=True)
class Proven:
    """The last time that `make verify` proved every use: on which system, and when."""

    on: Line
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
class Need:
    """A kind of thing that a use needs: its short label, what it means, and how such a use is proven where it says nothing."""

    need: str
    label: Line
    means: Line
    proof: str = choices("run", "terminal", "booted", "manual", "source", default="run")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the content tells the machine, in `content.yml`.

    `about` is the name on paper, `stories` the folder whose data files are stories. `look_alikes` are pairs of tools that get
    mixed up and want a card that tells them apart, `same_words` groups of words that mean the same to the search, and
    `first_queries` what its empty box offers. `never_named` holds the SHA-256 of names (in lower case) that must stand nowhere.
    `interview` is its date, where one is set, and `minutes` how long a day's practice may be.

    Of the site for a friend (`make share`): `shared` names the folders and pages that go into it, and all else stays out;
    `shared_name` is what it is called. `reworded` are pairs of what a text says here and there, and `never_shared` names (of
    employers, of projects) that must not stand in it.
    """

    about: Line = NO_LINE
    stories: str = "star"
    needs: tuple[Need, ...] = ()
    look_alikes: tuple[tuple[str, ...], ...] = ()
    same_words: tuple[tuple[str, ...], ...] = ()
    first_queries: tuple[str, ...] = ()
    never_named: tuple[str, ...] = ()
    interview: str = ""
    shared: tuple[str, ...] = ()
    shared_name: Line = NO_LINE
    reworded: tuple[tuple[str, ...], ...] = ()
    never_shared: tuple[str, ...] = ()
    minutes: int = 20
    answer_words: int = 40
    answer_bullets: int = 5
    uses: int = 8
    unknown: frozenset[str] = field(default=frozenset(), metadata={"given": True})
    """The fields that `content.yml` holds and that cannot be read: no rule may count on them."""

    def is_story(self, key: str) -> bool:
        """Whether a data file is a story: each in their folder is one; only its `index` is a topic like all others."""
        return key.startswith(f"{self.stories}/") and key != f"{self.stories}/index"

    def by_need(self, needs: tuple[str, ...]) -> str:
        """How a use with these needs is proven: as the first kind of them that cannot simply be run."""
        return next((one.proof for one in self.needs if one.need in needs and one.proof != "run"), "")


@dataclass(frozen=True, slots=True)
class Written:
    """A text for a reader, and where its first line stands; its other lines follow one by one where it is `literal`."""

    path: str
    line: int
    text: Line | Prose
    literal: bool


@dataclass(slots=True)
class Site:
    """Everything that the data files hold, by key, in the order of their paths.

    `faulty` are the stories with a problem. `places` says where a record stands: path and line of each id, and of each list and
    its items by the key or id that holds them (`linux/storage.cards`, `df.uses[0]`). `texts` are all texts with their places, for
    the judges. `broken` are the files with a problem, by their key, with their text where that can be read; of those in `cut`
    there are records that could not be read. `files` are the paths of all other files.
    """

    settings: Settings = Settings()
    topics: dict[str, Topic] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    faulty: dict[str, Story] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    texts: list[Written] = field(default_factory=list)
    broken: dict[str, str | None] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def may_hold(self, name: str, part: str = "", but: Collection[str] = ()) -> bool:
        """Whether an id that is not found may only be hidden by a fault, `but` not in the files of these keys, or stood in a list
        `part` that could not be read: then nothing is said of it."""
        faulty = [(key, text) for key, text in self.broken.items() if key not in but]
        return any(text is None or name in text or (part and key in self.cut and part in text) for key, text in faulty)

    @property
    def proven(self) -> Proven | None:
        """The newest proof of all uses, if there was one."""
        found = [one for topic in self.topics.values() for one in topic.proven]
        return max(found, key=lambda one: one.checked, default=None)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for topic in self.topics.values() for question in topic.questions)
