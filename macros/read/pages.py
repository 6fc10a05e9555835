"""Reads a Markdown page as text: its header, its headings, its links, and the macros that it calls, each with its line.

A call stands at the start of a line, alone: `{{ quiz("linux/storage") }}`. It is one whatever the page's header says. All other
braces of a page are text.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath

from ..model.page import Call, Heading, Page, Stray
from .header import header
from .markdown import OPEN, lines, without_code
from .marks import parted
from .signs import clean

CALL = re.compile(r"\{\{-? *(\w+) *\((.*)\) *-?\}\}\s*$")
LIKE = re.compile(r"\{(?:[{%]-?\s*(\w+)|\s*(\w+)\()")
"""A call, and what may be meant as one."""

HEADING = re.compile(r"(#{1,6}) *(.+?)(?: *\{:? *([^{}]*)\})? *#*$")
LINK = re.compile(r"\]\(\s*(?:<([^<>]+)>|([^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*))")
ID = re.compile(r"""\bid=["']([^"']+)["']|\{:?[^{}]*#([^\s{}]+)[^{}]*\}""")
LONG = 2000
"""Signs from which a line is no heading."""


def read_page(shown: str, path: str, typed: str) -> Page:
    """A page, from its path as messages show it, its path below docs, and its text."""
    text, faults = clean(typed)
    head = header(text)
    faults += [*head.faults, *parted(text)[2]]
    headings, calls, strays = list[Heading](), list[Call](), list[Stray]()
    links, ids, seen = list[tuple[int, str]](), list[tuple[int, str]](), False
    for number, line, hidden in lines(text, head.size):
        seen = seen or bool(line.strip() and hidden != "a comment")
        if hidden.startswith(OPEN):
            faults.append((number, f"{hidden}: nothing closes it", "close it behind what it is for, or take it out"))
        elif called := _called(line, number, hidden):
            calls += [called] if isinstance(called, Call) else []
            strays += [called] if isinstance(called, Stray) else []
        if not hidden and len(line) < LONG and (heading := HEADING.match(line)):
            headings.append(_heading(heading, number))
        elif hidden in ("", "raw HTML"):
            ids += ((number, found[1] or found[2]) for found in ID.finditer(without_code(line)))
        if not hidden:
            links += ((number, found[1] or found[2]) for found in LINK.finditer(without_code(line)))
    if not seen and not faults:
        faults.append((1, "this page is empty", "write it, or delete the file"))
    title = _title(path, head.values.get("title"), headings)
    found = tuple(headings), tuple(calls), tuple(strays), tuple(links), tuple(ids), tuple(faults)
    return Page(path, shown, title, text, head.values, head.lines, *found)


def replace_calls(text: str, put: Callable[[str, tuple[str, ...]], str]) -> str:
    """The text of a page behind its header, with what `put` gives for the name and the arguments of each call in its place."""
    made = text.split("\n")
    for number, line, hidden in lines(text):
        if isinstance(call := _called(line, number, hidden), Call):
            made[number - 1] = put(call.name, call.args)
    return "\n".join(made)


def _called(line: str, number: int, hidden: str) -> Call | Stray | None:
    """The call of a line, or what looks like one and why it shows nothing."""
    if call := CALL.match(line):
        args = _arguments(call[2])
        if args is not None and not hidden:
            return Call(call[1], args, number)
        return Stray(call[1], number, line, f"it stands inside {hidden}" if hidden else "its arguments are not texts in quotes")
    like = LIKE.search(line if hidden else without_code(line)) if "{" in line else None
    return Stray(like[1] or like[2], number, line, _why(line, hidden)) if like else None


def _why(line: str, hidden: str) -> str:
    if hidden:
        return f"it stands inside {hidden}"
    if not line.startswith("{{"):
        return "its line does not begin with {{"
    return "something stands behind it" if re.search(r"\)\s*-?\}\}", line) else "its brackets are not closed"


def _arguments(typed: str) -> tuple[str, ...] | None:
    """The texts between the brackets of a call, or nothing where they are something else."""
    try:
        call = ast.parse(f"f({typed})", mode="eval").body
        if not isinstance(call, ast.Call) or call.keywords:
            return None
        args = [ast.literal_eval(one) for one in call.args]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tuple(args) if all(isinstance(one, str) for one in args) else None


def _heading(found: re.Match[str], line: int) -> Heading:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)|`|\*\*", r"\1", found[2])
    named = re.search(r"#(\S+)", found[3] or "")
    return Heading(words, named[1] if named else "", line)


def _title(path: str, typed: object, headings: list[Heading]) -> str:
    """The title of a page as MkDocs finds it: as its header says, else its first heading, else the name of its file."""
    if isinstance(typed, str):
        return typed
    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    return next((one.text for one in headings), "Home" if path == "index.md" else name.capitalize() if name.islower() else name)


def slug(words: str) -> str:
    """The id that Python-Markdown gives a heading (`toc`): its letters and digits in lower case, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
