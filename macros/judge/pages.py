"""What is wrong with the pages: calls that show nothing, records that no page shows, headers that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from ..model.page import Call, Page
from ..model.site import Problem, Site
from ..read.shape import closest

SHOWN_BY = {
    "tools": "cheat_sheet",
    "symptoms": "troubleshooting",
    "cards": "quiz",
    "corrections": "corrections",
    "facts": "facts",
    "events": "timeline",
    "asks": "questions_to_ask",
    "questions": "story_matrix",
}
"""The list of a data file, and the macro that shows it. Tables are shown one by one."""

FOR_ALL = ("corrections", "story_matrix")
"""The macros that, called without a topic, show the list of every topic."""


def problems(site: Site, pages: Mapping[str, Page], macros: Collection[str], icon: Callable[[str], bool]) -> Iterator[Problem]:
    """Every fault of the pages. `macros` are the names that can be called, `icon` says whether the theme has an icon."""
    for page in pages.values():
        yield from _header(page, icon)
        yield from _calls(page, macros)
    yield from _unshown(site, pages)
    for key in site.stories:
        if key in pages:
            todo = f"rename one of the two: the story is given the page {key}"
            yield Problem(pages[key].shown, 1, f"this page and the story {key}.yml have one name", todo)


def _header(page: Page, icon: Callable[[str], bool]) -> Iterator[Problem]:
    if page.header_fault:
        yield Problem(
            page.shown,
            page.header_fault,
            "MkDocs cannot read this header and would drop it",
            "write `name: value` lines between two ---",
        )
    name = page.header.get("icon")
    if name is not None and not (isinstance(name, str) and icon(name)):
        yield Problem(page.shown, _line(page, "icon"), f"the theme has no icon `{name}`", "name one as material/home-outline")
    sheet = page.header.get("sheet")
    if "sheet" in page.header:
        pages = sheet.get("pages", 1) if isinstance(sheet, dict) else None
        columns = sheet.get("columns", 1) if isinstance(sheet, dict) else None
        if not all(isinstance(one, int) and 0 < one < 1000 for one in (pages, columns)):
            yield Problem(page.shown, _line(page, "sheet"), f"sheet is `{sheet}`", "write its budget: sheet: {pages: 2}")


def _line(page: Page, field: str) -> int:
    """The line of a field of the header."""
    return next((number for number, line in enumerate(page.text.splitlines(), 1) if line.startswith(f"{field}:")), 1)


def _calls(page: Page, macros: Collection[str]) -> Iterator[Problem]:
    for call in page.calls:
        if call.name not in macros:
            todo = closest(call.name, macros) or f"known: {', '.join(macros)}"
            yield Problem(page.shown, call.line, f"there is no macro `{call.name}`", todo)
    for stray in page.strays:
        if stray.name in macros:
            todo = 'write it alone on a line, from its start: {{ name("…") }}'
            yield Problem(page.shown, stray.line, f"this call of {stray.name} shows nothing: it stands {stray.why}", todo)


def _unshown(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The records that no page shows: written, but lost to the reader."""
    calls = {(call.name, call.args) for page in pages.values() for call in page.calls}
    for key, topic in site.topics.items():
        for part, macro in SHOWN_BY.items():
            shown = (macro, (key,)) in calls or (macro in FOR_ALL and (macro, ()) in calls)
            if getattr(topic, part) and not shown:
                call = Call(macro, () if macro == "story_matrix" else (key,), 0)
                yield Problem(*site.places[f"{key}.{part}"], f"no page shows these {part}", f"add {call} to a page")
        for table in topic.tables:
            call = Call("reference_table", (key, table.id), 0)
            if (call.name, call.args) not in calls:
                yield Problem(*site.places[table.id], f"no page shows the table {table.id}", f"add {call} to a page")
