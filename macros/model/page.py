"""A hand-written page, as far as the machine looks into it: its header, its headings, and the macros that it calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Call:
    """A macro called on a line of its own: `{{ quiz("linux/storage") }}`."""

    name: str
    args: tuple[str, ...]
    line: int

    def __str__(self) -> str:
        args = ", ".join(f'"{one}"' for one in self.args)
        return f"{{{{ {self.name}({args}) }}}}"


@dataclass(frozen=True, slots=True)
class Stray:
    """What looks like a call and shows nothing: where it stands, and why."""

    name: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page; its `id` is empty where the author gave it none."""

    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below docs, the same as messages show it, its title and text, and what stands in it.

    `header_fault` is the line of its header that MkDocs cannot read and would drop, or 0.
    """

    path: str
    shown: str
    title: str
    text: str
    header: Mapping[str, object] = field(default_factory=dict)
    header_fault: int = 0
    headings: tuple[Heading, ...] = ()
    calls: tuple[Call, ...] = ()
    strays: tuple[Stray, ...] = ()
