"""What an author may call in a page, alone on a line: `{{ quiz("linux/storage") }}`. Each method is a macro of its own name."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from ..derive import homes
from ..derive.open_items import open_items
from ..model.page import Call, Page
from ..model.records import Table
from ..model.site import Site, Topic
from ..read.shape import closest
from . import render, sheets

Value = TypeVar("Value")


REPEATING = ("a_z", "open_items", "command_sheet", "symptom_sheet", "chosen_sheet", "self_test", "interview_day")
"""The macros that show again what stands elsewhere: the search finds it there, and their page by its name."""


class WrongCall(Exception):
    """A call that cannot be answered: what is wrong, what to do, and how the keys of the files begin that should hold what it
    shows. Without that, the call itself is wrong."""

    def __init__(self, what: str, todo: str, key: str | None = None) -> None:
        super().__init__(what, todo)
        self.what, self.todo, self.key = what, todo, key


class Menu:
    """The macros over one content. A wrong argument raises `WrongCall`."""

    def __init__(self, site: Site, pages: Mapping[str, Page], today: date) -> None:
        self._site, self._pages, self._today = site, pages, today

    def cheat_sheet(self, topic: str) -> str:
        return render.cheat_sheet(self._topic(topic, "tools"), self._site)

    def quiz(self, topic: str) -> str:
        return render.quiz(self._topic(topic, "cards"))

    def reference_table(self, topic: str, table: str) -> str:
        tables = {one.id: one for one in self._topic(topic, "tables").tables}
        return render.reference_table(_pick(tables, table, "table", topic))

    def troubleshooting(self, topic: str) -> str:
        return render.troubleshooting(self._topic(topic, "symptoms"), self._site)

    def corrections(self, topic: str = "") -> str:
        """The corrections of one topic, or without an argument of all."""
        if not topic:
            return render.all_corrections(self._site, self._pages)
        return render.corrections([self._topic(topic, "corrections")])

    def facts(self, topic: str) -> str:
        return render.facts(self._topic(topic, "facts"), self._today)

    def timeline(self, topic: str) -> str:
        return render.timeline(self._topic(topic, "events"), self._today)

    def questions_to_ask(self, topic: str) -> str:
        return render.questions_to_ask(self._topic(topic, "asks"))

    def star_story(self, story: str) -> str:
        _pick(self._site.stories, story, "story")
        return render.star_story(story, self._site, self._pages)

    def rehearsal(self) -> str:
        return render.rehearsal(self._site)

    def today(self) -> str:
        """For the home page: the days that are left, the next best thing to do, and what is missing."""
        return render.today(self._site, self._pages, open_items(self._site, self._pages, self._today))

    def practice(self) -> str:
        return render.practice(self._pages)

    def progress(self) -> str:
        return render.progress(self._pages)

    def anki(self) -> str:
        return render.anki(self._pages)

    def story_list(self) -> str:
        return render.story_list(self._site)

    def a_z(self) -> str:
        return render.a_z(self._site, self._pages)

    def open_items(self) -> str:
        return render.open_items(open_items(self._site, self._pages, self._today))

    def command_sheet(self, title: str, folder: str, *more: str) -> str:
        """The sheet of all commands below a folder; `more` are other folders (`cluster/`) and tables (`gpu/health#xid-table`)."""
        return sheets.command_sheet(title, *self._below(folder, more, "tools"))

    def symptom_sheet(self, title: str, folder: str, *more: str) -> str:
        """The sheet of all symptoms below a folder; `more` is as of `command_sheet`."""
        return sheets.symptom_sheet(title, *self._below(folder, more, "symptoms"))

    def chosen_sheet(self, *folders: str) -> str:
        return sheets.chosen_sheet([named for folder in folders for named in self._folder(folder, "tools")])

    def self_test(self) -> str:
        return sheets.self_test(self._folder("", "cards"))

    def interview_day(self) -> str:
        return sheets.interview_day(self._site, self._pages)

    def _below(self, folder: str, more: Sequence[str], part: str) -> tuple[list[tuple[str, Topic]], list[Table]]:
        """The topics with the `part` below a folder and those of `more`, and the tables that `more` names."""
        folders = [folder, *(one for one in more if one.endswith("/"))]
        topics = [topic for one in folders for topic in self._folder(one, part)]
        return topics, self._tables([one for one in more if one not in folders])

    def _tables(self, names: Sequence[str]) -> list[Table]:
        known = {f"{key}#{table.id}": table for key, topic in self._site.topics.items() for table in topic.tables}
        return [_pick(known, name, "table", name.partition("#")[0]) for name in names]

    def _folder(self, folder: str, part: str) -> list[tuple[str, Topic]]:
        """The topics below a folder that hold the `part`, each with its name, in the order of their paths."""
        names = homes.titles(self._site, self._pages)
        found = [topic for key, topic in self._site.topics.items() if key.startswith(folder) and getattr(topic, part)]
        if not found:
            folders = {key.split("/")[0] for key, topic in self._site.topics.items() if getattr(topic, part)}
            todo = closest(folder, folders) or "name another folder"
            raise WrongCall(f"no data file below docs/{folder} has {part}", todo, folder)
        return [(names[topic.key], topic) for topic in found]

    def _topic(self, key: str, part: str) -> Topic:
        """The topic of a call, which must hold the `part` that the macro shows."""
        topic = _pick(self._site.topics, key, "topic")
        if not getattr(topic, part):
            raise WrongCall(f"docs/{key}.yml has no {part}", "add some, or take the call off the page", key)
        return topic


MACROS = tuple(name for name in vars(Menu) if not name.startswith("_"))
"""The names that can be called."""

MEMORY = ("js/log", "js/memory")
PRACTICED = (*MEMORY, "js/order", "practice/index", "js/library")
SCRIPTS = {
    "practice": (*PRACTICED, "js/round", "js/round-end", "js/scopes", "js/practice"),
    "progress": (*PRACTICED, "js/progress"),
    "today": (*PRACTICED, "js/round", "js/today"),
    "rehearsal": (*PRACTICED, "js/rehearse"),
    "story_list": ("js/filter",),
    "questions_to_ask": (*MEMORY, "js/asks"),
    "interview_day": (*MEMORY, "js/asks"),
    "star_story": (*MEMORY, "js/said", "js/draft"),
    "self_test": (*PRACTICED, "js/pick"),
    "chosen_sheet": (*PRACTICED, "js/pick"),
}
"""The scripts of `assets/` that a macro's markup comes alive with."""

SHEETS = ("command_sheet", "symptom_sheet", "chosen_sheet", "self_test", "interview_day")
"""The macros that make a sheet for paper: their page gets the looks of one."""


def answer(menu: Menu, call: Call) -> str:
    """The HTML that a call stands for. Its name is one of `MACROS`."""
    macro = getattr(menu, call.name)
    try:
        inspect.signature(macro).bind(*call.args)
    except TypeError as error:
        takes = ", ".join(f'"{name}"' for name in inspect.signature(macro).parameters)
        raise WrongCall(f"{call.name} takes other arguments: {error}", f"write {call.name}({takes})") from None
    html = str(macro(*call.args))
    repeats = call.name in REPEATING or (call.name == "corrections" and not call.args)
    return f'<prep-again data-search-exclude="1">{html}</prep-again>' if repeats else html


def _pick(known: Mapping[str, Value], name: str, what: str, key: str = "") -> Value:
    if name not in known:
        todo = closest(name, known) or f"known: {', '.join(known) or 'none'}"
        raise WrongCall(f"there is no {what} `{name}`", todo, key or name)
    return known[name]
