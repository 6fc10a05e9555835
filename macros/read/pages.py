"""Reads a Markdown page as text: its header, its headings, and the macros that it calls, each with its line.

A call stands at the start of a line, alone: `{{ quiz("linux/storage") }}`. It is one whatever the page's header says. All other
braces of a page are text.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Iterator

from ..model.page import Call, Heading, Page, Stray
from .data import header

CALL = re.compile(r"^\{\{-? *(\w+)\((.*)\) *-?\}\}\s*$")
LIKE = re.compile(r"\{\{-?\s*(\w+)\(")
INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
HEADING = re.compile(r"(#{1,6}) +(.+?)(?: *\{:? *([^{}]*)\})? *#*$")
HIDING = (("<!--", "-->", "a comment"), ("{% raw %}", "{% endraw %}", "raw marks"))


def read_page(shown: str, path: str, text: str) -> Page:
    """A page, from its path as messages show it, its path below docs, and its text."""
    meta, fault = header(text)
    headings, calls, strays = list[Heading](), list[Call](), list[Stray]()
    for number, line, hidden in _lines(text):
        if not hidden and (heading := HEADING.match(line)):
            headings.append(_heading(heading, number))
        if call := CALL.match(line):
            args = _arguments(call[2])
            why = f"inside {hidden}" if hidden else "" if args is not None else "with other arguments than texts in quotes"
            calls += [] if why else [Call(call[1], args or (), number)]
            strays += [Stray(call[1], number, why)] if why else []
        elif like := LIKE.search(line if hidden else INLINE_CODE.sub("", line)):
            strays.append(Stray(like[1], number, f"inside {hidden}" if hidden else "not alone at the start of its line"))
    title = str(meta.get("title") or next((one.text for one in headings if one.text), ""))
    return Page(path, shown, title, text, meta, fault, tuple(headings), tuple(calls), tuple(strays))


def replace_calls(text: str, put: Callable[[str, tuple[str, ...]], str]) -> str:
    """A page's text without its header, with what `put` gives for the name and the arguments of each call in its place."""
    lines = text.splitlines()
    for number, line, hidden in _lines(text):
        if not hidden and (call := CALL.match(line)) and (args := _arguments(call[2])) is not None:
            lines[number - 1] = put(call[1], args)
    return "\n".join(lines)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line behind the header with its number, and what hides it from a reader of Markdown: a fence, a comment, raw marks."""
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines[1:], 2) if re.match(r"(?:---|\.\.\.)[ \t]*$", line)), 0)
    fence, until, hidden = "", "", ""
    for number, line in enumerate(lines, 1):
        if number <= start and text.startswith("---"):
            continue
        if fence:
            yield number, line, "a fence"
            if (closing := FENCE.match(line)) and closing[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif until:
            yield number, line, hidden
            until = "" if until in line else until
        elif opening := FENCE.match(line):
            fence = opening[1]
        else:
            for opens, closes, what in HIDING:
                if opens in line and closes not in line.split(opens, 1)[1]:
                    until, hidden = closes, what
            yield number, line, hidden if until else ""


def _arguments(typed: str) -> tuple[str, ...] | None:
    """The texts between the brackets of a call, or nothing where they are something else."""
    try:
        call = ast.parse(f"f({typed})", mode="eval").body
        if not isinstance(call, ast.Call) or call.keywords:
            return None
        args = [ast.literal_eval(one) for one in call.args]
    except (SyntaxError, ValueError):
        return None
    return tuple(args) if all(isinstance(one, str) for one in args) else None


def _heading(found: re.Match[str], line: int) -> Heading:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)|`|\*\*", r"\1", found[2])
    named = re.search(r"#(\S+)", found[3] or "")
    return Heading(words, named[1] if named else "", line)


def slug(words: str) -> str:
    """The id that Python-Markdown gives a heading (`toc`): its letters and digits in lower case, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
