"""Reads the header of a page as MkDocs does, and finds what MkDocs would drop of it, or take for one, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.page import Fault
from .nodes import Fields, Text, compose, resolved

HEADER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""What MkDocs takes for a header."""

MEANT = re.compile(r"\s*-{3}[ \t]*\n[\w-]+:")
TAKEN = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
"""What is meant as a header and is none, and a first line that MkDocs takes for one."""

TODO = "write `name: value` lines between two ---, from the first line on"


@dataclass(slots=True)
class Header:
    """The values of its fields, their lines, what is wrong, and how many lines it takes."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    size: int = 0


def header(page: str) -> Header:
    """The header of a page; an empty one where it has none."""
    found = HEADER.match(page)
    if not found:
        return Header(faults=list(_headless(page)))
    made = Header(size=found[0].count("\n"))
    root, faults = compose(found[1])
    made.faults += ((line + 1, what, todo) for line, what, todo in faults)
    for name in [name for name, _ in root.pairs if isinstance(name, Text)] if isinstance(root, Fields) else ():
        if name.value in made.lines:
            made.faults.append((name.line + 1, f"{name.value} stands here twice", "keep one of the two"))
            break
        made.lines[name.value] = name.line + 1
    if not faults:
        _resolve(found[1], made)
    return made


def _resolve(source: str, made: Header) -> None:
    try:
        values = resolved(source)
    except ValueError as error:
        made.faults.append((2, f"MkDocs cannot read this header: {error}", TODO))
        return
    if isinstance(values, dict):
        made.values = {str(name): value for name, value in values.items()}
    else:
        made.faults.append((2, "MkDocs cannot read this header: it has no names", TODO))


def _headless(page: str) -> Iterator[Fault]:
    if meant := MEANT.match(page):
        yield meant[0].count("\n", 0, meant[0].index("---")) + 1, "MkDocs cannot read this header", TODO
    elif TAKEN.match(page):
        yield 1, "MkDocs takes this line for a header and drops it", "begin the page with its title: # Title"
