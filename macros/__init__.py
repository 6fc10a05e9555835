"""The macros of the site. This is the one file that knows MkDocs; `define_env` is the menu of what an author may call."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from . import pages, render
from .load import load_site
from .model import Problem, Site, Topic
from .open_items import open_items
from .shape import closest

log = logging.getLogger("mkdocs.macros")
Value = TypeVar("Value")


def define_env(env: Any) -> None:
    """Called by mkdocs-macros at the start of each build: reads all data, then offers the macros.

    Wrong data stops a strict build (`make build`) before any page is rendered. A lenient one (`make serve`) stays up: it
    reports the same, and shows it in place of the pages until the next save.
    """
    docs = Path(env.conf["docs_dir"])
    site, problems = load_site(docs)
    written = pages.load_pages(docs)
    problems += sorted(pages.unshown(site, written)) if not problems else []
    menu = Menu(site, written)
    macros: Sequence[Callable[..., str]] = (
        menu.cheat_sheet,
        menu.quiz,
        menu.reference_table,
        menu.troubleshooting,
        menu.corrections,
        menu.facts,
        menu.timeline,
        menu.questions_to_ask,
        menu.star_story,
        menu.story_matrix,
        menu.rehearsal,
        menu.a_z,
        menu.open_items,
        menu.open_count,
        menu.command_sheet,
        menu.chosen_sheet,
        menu.self_test,
        menu.interview_day,
    )
    if problems:
        report(problems, stop=env.conf["strict"])
        notice = render.problems(problems)
        macros = [_stand_in(macro.__name__, notice) for macro in macros]
    for macro in macros:
        env.macro(macro, macro.__name__)


class Menu:
    """What an author may call in a page, at the start of a line: `{{ quiz("linux/storage") }}`."""

    def __init__(self, site: Site, written: dict[str, pages.Page]) -> None:
        self.site, self.written = site, written
        self.today = get_build_datetime().date()  # SOURCE_DATE_EPOCH's day where that is set

    def cheat_sheet(self, topic: str) -> str:
        return render.cheat_sheet(self.topic(topic, "tools"), self.site.proven)

    def quiz(self, topic: str) -> str:
        return render.quiz(self.topic(topic, "cards"))

    def reference_table(self, topic: str, table: str) -> str:
        tables = {one.id: one for one in self.topic(topic, "tables").tables}
        return render.reference_table(_pick(tables, table, "table"))

    def troubleshooting(self, topic: str) -> str:
        return render.troubleshooting(self.topic(topic, "symptoms"), self.site.proven)

    def corrections(self, topic: str = "") -> str:
        """The corrections of one topic, or without an argument of all."""
        if not topic:
            return render.all_corrections(self.site, self.written)
        return render.corrections([self.topic(topic, "corrections")])

    def facts(self, topic: str) -> str:
        return render.facts(self.topic(topic, "facts"), self.today)

    def timeline(self, topic: str) -> str:
        return render.timeline(self.topic(topic, "events"), self.today)

    def questions_to_ask(self, topic: str) -> str:
        return render.questions_to_ask(self.topic(topic, "asks"))

    def star_story(self, story: str) -> str:
        _pick(self.site.stories, story, "story")
        return render.star_story(story, self.site)

    def rehearsal(self) -> str:
        return render.rehearsal(self.site)

    def story_matrix(self) -> str:
        return render.story_matrix(self.site)

    def a_z(self) -> str:
        return render.a_z(self.site, self.written)

    def open_items(self) -> str:
        return render.open_items(open_items(self.site, self.today))

    def open_count(self) -> str:
        return render.open_count(open_items(self.site, self.today))

    def command_sheet(self, title: str, folder: str, *tables: str) -> str:
        """The sheet of all commands below a folder, and tables named as `gpu/health#xid-table`."""
        known = {f"{key}#{table.id}": table for key, topic in self.site.topics.items() for table in topic.tables}
        return render.command_sheet(title, folder, self.folder(folder, "tools"), [_pick(known, name, "table") for name in tables])

    def chosen_sheet(self, *folders: str) -> str:
        return render.chosen_sheet([named for folder in folders for named in self.folder(folder, "tools")])

    def self_test(self) -> str:
        return render.self_test(self.folder("", "cards"))

    def interview_day(self) -> str:
        return render.interview_day(self.site)

    def folder(self, folder: str, part: str) -> list[tuple[str, Topic]]:
        """The topics below a folder that hold the `part`, each with the title of its page, in the order of the pages."""
        found = [key for key, topic in self.site.topics.items() if key.startswith(folder) and getattr(topic, part)]
        if not found:
            raise ValueError(f"no data file below docs/{folder} has {part}")
        return [(self.written[key].title if key in self.written else key, self.site.topics[key]) for key in found]

    def topic(self, key: str, part: str) -> Topic:
        """The topic of a call, which must hold the `part` that the macro shows."""
        topic = _pick(self.site.topics, key, "topic")
        if not getattr(topic, part):
            raise ValueError(f"docs/{key}.yml has no {part}: add some, or take the call off the page")
        return topic


def report(problems: Sequence[Problem], stop: bool) -> None:
    """Say every problem at once, one a line, and end the build if it is to `stop`."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    text = "\n".join([f"{count} in the content", *map(str, problems)])
    if stop:
        raise PluginError(text)
    log.error(text)


def _pick(known: dict[str, Value], name: str, what: str) -> Value:
    if name not in known:
        raise KeyError(f"there is no {what} `{name}`; {closest(name, known) or 'known: ' + ', '.join(known)}")
    return known[name]


def _stand_in(name: str, notice: str) -> Callable[..., str]:
    def macro(*_: object, **__: object) -> str:
        return notice

    macro.__name__ = name
    return macro
