"""What is wrong with the pages: calls that show nothing, records that no page shows, two pages with one address."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches

from ..model.page import Call, Page
from ..model.site import Problem, Site
from ..read.shape import closest
from . import header

SHOWN_BY = {
    "tools": "cheat_sheet",
    "symptoms": "troubleshooting",
    "cards": "quiz",
    "corrections": "corrections",
    "facts": "facts",
    "events": "timeline",
    "asks": "questions_to_ask",
    "questions": "story_list",
}
"""The list of a data file, and the macro that shows it. Tables are shown one by one."""

FOR_ALL = ("corrections", "story_list")
"""The macros that, called without a topic, show the list of every topic."""

SHOWING = (*SHOWN_BY.values(), "reference_table")


def problems(site: Site, pages: Mapping[str, Page], macros: Collection[str], theme: Callable[[str], bool]) -> Iterator[Problem]:
    """Every fault of the pages. `macros` are the names that can be called, `theme` says whether the theme has a file."""
    for page in pages.values():
        yield from (Problem(page.shown, *fault) for fault in page.faults)
        yield from header.problems(page, theme)
        yield from _calls(page, macros)
    if None not in site.broken.values():  # a page that cannot be read may show anything
        yield from _unshown(site, pages, macros)
        yield from _missing(site, pages)
    yield from _same_address(site, pages)


def _calls(page: Page, macros: Collection[str]) -> Iterator[Problem]:
    made = set[tuple[str, tuple[str, ...]]]()
    for call in page.calls:
        if (call.name, call.args) in made:
            yield Problem(page.shown, call.line, f"{call} stands twice on this page", "keep one of the two")
        made.add((call.name, call.args))
        if call.name not in macros:
            todo = closest(call.name, macros) or f"known: {', '.join(macros)}"
            yield Problem(page.shown, call.line, f"there is no macro `{call.name}`", todo)
    for stray in page.strays:
        if stray.name in macros:
            todo = 'write it alone on a line, from its start: {{ name("…") }}'
            yield Problem(page.shown, stray.line, f"this call of {stray.name} shows nothing: {stray.why}", todo)


def _unshown(site: Site, pages: Mapping[str, Page], macros: Collection[str]) -> Iterator[Problem]:
    """The records that no page shows: written, but lost to the reader. A call that is wrong may be meant to show them."""
    calls = [call for page in pages.values() for call in page.calls]
    made = {(call.name, call.args) for call in calls}
    lists = {f"{key}.{part}": _shows(key, part) for key in site.topics for part in SHOWN_BY if f"{key}.{part}[0]" in site.places}
    tables = {one.id: Call("reference_table", (key, one.id), 0) for key, topic in site.topics.items() for one in topic.tables}
    right = {(call.name, call.args) for call in (*lists.values(), *tables.values())} | {(name, ()) for name in FOR_ALL}
    wrong = [stray.typed for page in pages.values() for stray in page.strays if stray.name in macros]
    wrong += [
        str(call) for call in calls if call.name not in macros or (call.name in SHOWING and (call.name, call.args) not in right)
    ]
    for place, call in {**lists, **tables}.items():
        what = f"the table {place}" if place in tables else f"these {place.rpartition('.')[2]}"
        page = pages.get(place.partition(".")[0])
        empty = page and page.faults and not page.calls
        shown = empty or (call.name, call.args) in made or (call.name in FOR_ALL and (call.name, ()) in made)
        if not shown and not _meant(call, wrong):
            yield Problem(*site.places[place], f"no page shows {what}", f"add {call} to a page")


def _missing(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The pages that are said to answer a question and are not there."""
    for question in site.questions:
        if question.page and question.page not in pages:
            todo = closest(question.page, pages) or f"write docs/{question.page}.md"
            yield Problem(*site.places[question.id], f"`page` of `{question.id}` names {question.page}, which is no page", todo)


def _shows(key: str, part: str) -> Call:
    return Call(SHOWN_BY[part], () if part == "questions" else (key,), 0)


def _meant(call: Call, wrong: Collection[str]) -> bool:
    """Whether one of the wrong calls, as typed, may be meant as a call: one that names no topic may be meant for any."""
    if any(call.name in typed and (all(arg in typed for arg in call.args) or not re.search("[\"']", typed)) for typed in wrong):
        return True
    return bool(get_close_matches(str(call), wrong, n=1, cutoff=0.8))


def _same_address(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The pages that would be written over one another: a story's and a hand-written one, `disk.md` and `disk/index.md`."""
    taken: dict[str, str] = {}
    stories = {key: f"{key}.yml" for key in (*site.stories, *site.faulty)}
    for key, name in [*stories.items(), *((key, page.path) for key, page in pages.items())]:
        first = taken.setdefault(re.sub(r"(^|/)(index|README)$", "", key), name)
        if first != name:
            yield Problem(pages[key].shown, 1, f"this page would be written over that of {first}", "rename one of the two")
