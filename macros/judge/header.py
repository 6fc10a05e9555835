"""What is wrong with the header of a page: fields that the theme would choke on, or pass over without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from ..model.page import Page
from ..model.site import Problem
from ..read.signs import UNSHOWN

Fault = tuple[str, str, str]

TEXTS = ("title", "description", "subtitle", "author")
FIELDS = (*TEXTS, "also", "hide", "icon", "personal", "render_macros", "search", "sheet", "status", "tags", "template")
HIDDEN = ("navigation", "toc", "path", "footer", "tags", "feedback")
SHEET = ("pages", "columns")


def problems(page: Page, theme: Callable[[str], bool]) -> Iterator[Problem]:
    """Every fault of a header. `theme` says whether the theme has a file."""
    for name, what, todo in (*_values(page), *_personal(page), *_files(page, theme)):
        yield Problem(page.shown, page.places.get(name, 1), what, todo)


def _values(page: Page) -> Iterator[Fault]:
    for name, value in page.header.items():
        if name not in FIELDS and (near := get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.75)):
            yield name, f"nothing reads the field `{name}`", f"did you mean {near[0]}?"
        if name in TEXTS and not (isinstance(value, str) and value.strip()):
            yield name, f"{name} is not a text", "write one; put '…' around a number, a date, and what starts with a sign"
        elif name in TEXTS and (found := UNSHOWN.search(str(value))):
            yield name, f"the character U+{ord(found[0]):04X} in {name} cannot be shown", "remove it"
    also = page.header.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) and one.strip() for one in also):
        yield "also", f"also is `{also}`", "name it otherwise as well: also: [slow, high load]"
    hide = page.header.get("hide", [])
    for one in hide if isinstance(hide, list) else [hide]:
        if one not in HIDDEN:
            yield "hide", f"the theme cannot hide `{one}`", f"write some of: {', '.join(HIDDEN)}"
    search = page.header.get("search", {})
    if (
        not isinstance(search, dict)
        or not {*search} <= {"exclude", "boost"}
        or not isinstance(search.get("boost", 1), int | float)
    ):
        yield "search", f"search is `{search}`", "write search: {exclude: true}, or {boost: 2}"
    sheet = page.header.get("sheet", {})
    if not isinstance(sheet, dict) or not {*sheet} <= {*SHEET} or not all(map(_counts, sheet.values())):
        yield "sheet", f"sheet is `{sheet}`", "write its budget: sheet: {pages: 2}"


def _personal(page: Page) -> Iterator[Fault]:
    if not isinstance(personal := page.header.get("personal", False), bool):
        yield "personal", f"personal is `{personal}`", "write personal: true, or take the line out"


def _counts(value: object) -> bool:
    return type(value) is int and 0 < value < 1000


def _files(page: Page, theme: Callable[[str], bool]) -> Iterator[Fault]:
    icon, template = page.header.get("icon"), page.header.get("template", "main.html")
    if "icon" in page.header and not (isinstance(icon, str) and theme(f".icons/{icon}.svg")):
        yield "icon", f"the theme has no icon `{icon}`", "name one as material/home-outline"
    if not (isinstance(template, str) and theme(template)):
        yield "template", f"the theme has no template `{template}`", "take the line out"
