"""What the columns of a file of rows are, as Anki's first lines or a row of names say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
NAMES = {
    "question": ("question", "front", "q", "prompt", "term"), "answer": ("answer", "back", "a", "definition"),
    "source": ("source", "sources"), "tags": ("tags",), "id": ("id", "guid"),
}  # fmt: skip
"""How a first row may name its columns."""


@dataclass(slots=True)
class Layout:
    """What the columns of a file are: by their name their place; the others are fields in turn. `anki`
    where Anki's own lines stand above the rows, `html` where fields hold that."""

    separator: str = ""
    anki: bool = False
    html: bool = False
    places: dict[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    kind: str = ""


def header(lines: Sequence[str]) -> tuple[Layout, int]:
    """What Anki says of a file in its first lines, and how many these are."""
    layout, first = Layout(), 0
    for line in lines:
        if not (found := re.match(r"#(separator|html|tags|notetype|deck|columns|(\w+) column):(.*)", line)):
            break
        layout.anki = True
        key, column, value = found[1], found[2], found[3].strip()
        if key == "separator":
            layout.separator = SEPARATORS.get(value.lower(), found[3].strip(" ")[:1] or "\t")
        elif key == "html":
            layout.html = value.lower() == "true"
        elif key == "tags":
            layout.tags = tuple(value.split())
        elif key == "notetype":
            layout.kind = value
        elif key == "columns":
            layout.places |= named(value.split(layout.separator or "\t"))
        elif column and value.isdigit():
            layout.places[{"guid": "id"}.get(column, column)] = int(value) - 1
        first += 1
    return layout, first


def named(row: Sequence[str]) -> dict[str, int]:
    """The places of the columns that a first row names; nothing where it is no such row."""
    cells = [cell.strip().lower() for cell in row]
    found = {name: cells.index(one) for name, known in NAMES.items() for one in known if one in cells}
    return found if {"question", "answer"} <= {*found} else {}
